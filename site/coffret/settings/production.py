"""A real shop; refuses to start with anything that is only good for a demo."""

from django.core.exceptions import ImproperlyConfigured

from coffret.database import databases
from coffret.logs import logging_config
from coffret.settings.base import *  # noqa: F403
from coffret.settings.base import (
    ALLOWED_HOSTS,
    DATA_DIR,
    DEBUG,
    ENV,
    MAILS_LEAVE,
    SECRET_KEY,
    STORAGES,
    STRIPE_IS_REAL,
    STRIPE_SECRET_KEY,
    STRIPE_WEBHOOK_SECRET,
)


def is_wildcard(host: str) -> bool:
    return "*" in host or host.startswith(".")


if "secret_key" not in ENV.model_fields_set or len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 10:
    raise ImproperlyConfigured("Set SECRET_KEY to at least 50 random characters.")
if DEBUG:
    raise ImproperlyConfigured("DEBUG shows the shop's secrets to its visitors: unset it.")
if "allowed_hosts" not in ENV.model_fields_set or any(map(is_wildcard, ALLOWED_HOSTS)):
    raise ImproperlyConfigured("Set ALLOWED_HOSTS to the shop's domains, without wildcards.")
if not (ENV.public_url or "").startswith("https://"):
    raise ImproperlyConfigured("Set PUBLIC_URL to the shop's https:// address: mails link to it.")
if not ENV.database_url or not ENV.redis_url:
    raise ImproperlyConfigured("Set DATABASE_URL and REDIS_URL: production uses no embedded service.")
if not MAILS_LEAVE:
    raise ImproperlyConfigured("Set EMAIL_URL or EMAIL_PROVIDER: customers would get no mail.")
if not STRIPE_SECRET_KEY or not STRIPE_WEBHOOK_SECRET:
    raise ImproperlyConfigured("Set STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET: demo cards pay nothing.")
if ENV.time_machine and STRIPE_IS_REAL:
    raise ImproperlyConfigured(
        "TIME_MACHINE is for sandboxes: Stripe’s clock, and its customers’, cannot move."
    )

DATABASES = databases(ENV.database_url, data_dir=DATA_DIR)
LOGGING = logging_config(as_json=True, level=ENV.log_level or "INFO")

STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}}

SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 365 * 24 * 3600
# Whether the domain's other hosts speak https is not this shop's to decide.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
if ENV.trusted_proxies:
    # Only behind a proxy, which sets it: anybody else could send the header too.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
REQUIRE_STAFF_MFA = True
