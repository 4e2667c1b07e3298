"""A real shop; refuses to start with anything that is only good for a demo."""

from django.core.exceptions import ImproperlyConfigured

from coffret.database import databases
from coffret.settings.base import *  # noqa: F403
from coffret.settings.base import ALLOWED_HOSTS, DATA_DIR, DEBUG, ENV, SECRET_KEY

if "secret_key" not in ENV.model_fields_set or len(SECRET_KEY) < 50:
    raise ImproperlyConfigured("Set SECRET_KEY to at least 50 random characters.")
if DEBUG:
    raise ImproperlyConfigured("DEBUG shows the shop's secrets to its visitors: unset it.")
if "allowed_hosts" not in ENV.model_fields_set or any("*" in host for host in ALLOWED_HOSTS):
    raise ImproperlyConfigured("Set ALLOWED_HOSTS to the shop's domains, without wildcards.")
for name in ("database_url", "redis_url"):
    if not getattr(ENV, name):
        raise ImproperlyConfigured(f"Set {name.upper()}: production uses no embedded service.")

DATABASES = databases(ENV.database_url, data_dir=DATA_DIR)
