"""The demo shop: everything in one process, nothing leaves the machine."""

from coffret.database import databases
from coffret.settings.base import *  # noqa: F403
from coffret.settings.base import DATA_DIR, ENV, STRIPE_IS_REAL

DATABASES = databases(ENV.database_url, data_dir=DATA_DIR)
# Served from where they lie; collecting them takes longer than the whole start.
WHITENOISE_USE_FINDERS = True
STATIC_ROOT = None
STOREFRONT_EXPLORER = True
STOREFRONT_EXPLORER = True
TIME_MACHINE = not STRIPE_IS_REAL
# As hard to guess as Django's first choice, and four times as fast: four people are there to be signed in as.
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
