"""The tests: like the demo, with fast passwords and an own data folder."""

from coffret.database import databases
from coffret.settings.base import *  # noqa: F403
from coffret.settings.base import ALLOWED_HOSTS as HOSTS
from coffret.settings.base import ENV, STORAGES

ALLOWED_HOSTS = ["testserver", *HOSTS]  # first: it is found without asking which sites there are
DATA_DIR = ENV.data_dir / "test"
MEDIA_ROOT = DATA_DIR / "media"
STORAGES["documents"]["OPTIONS"]["location"] = DATA_DIR / "documents"  # type: ignore[index]
STATIC_ROOT = None
DATABASES = databases(ENV.database_url, data_dir=DATA_DIR)
# Tests make and drop whole databases; a pool would keep connections to them.
del DATABASES["default"]["OPTIONS"]["pool"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
