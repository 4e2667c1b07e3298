"""The demo shop: everything in one process, nothing leaves the machine."""

from coffret.database import databases
from coffret.settings.base import *  # noqa: F403
from coffret.settings.base import DATA_DIR, ENV

DATABASES = databases(ENV.database_url, data_dir=DATA_DIR)
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = DATA_DIR / "mails"
