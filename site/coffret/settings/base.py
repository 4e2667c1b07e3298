"""Every setting of an installation; the only module that reads the environment."""

from pathlib import Path
from typing import Annotated
from urllib.parse import unquote, urlsplit

from django.utils.translation import gettext_lazy as _
from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from coffret.hosts import AnySite
from coffret.logs import logging_config

ROOT = Path(__file__).resolve().parents[3]


class Environment(BaseSettings):
    """What an operator may set from outside; a value of the wrong type stops the start."""

    model_config = SettingsConfigDict(env_ignore_empty=True)

    environment: str = Field(default="demo", description="Names this installation in payments it makes.")
    secret_key: SecretStr = SecretStr("only-for-the-demo-and-the-tests")
    secret_key_fallbacks: Annotated[list[str], NoDecode] = Field(
        default=[], description="Former secret keys: what they signed, gift cards too, still counts."
    )
    debug: bool = False
    allowed_hosts: Annotated[list[str], NoDecode] = ["localhost", "127.0.0.1", "[::1]"]
    port: int = Field(default=8000, description="Where the demo listens.")
    public_url: str | None = Field(default=None, description="Origin that links in mails use.")
    trusted_proxies: int = Field(default=0, description="Number of proxies in front of the web process.")
    data_dir: Path = Field(default=ROOT / "var", description="Uploads, collected files, embedded database.")
    static_dir: Path | None = Field(default=None, description="Collected files, if not below data_dir.")
    database_url: str | None = Field(default=None, description="Unset: the embedded PostgreSQL.")
    redis_url: str | None = Field(default=None, description="Unset: broker and cache in memory, one process.")
    email_url: str | None = Field(
        default=None, description="smtp:// or smtps://user:password@host; unset: files."
    )
    email_provider: str | None = Field(
        default=None,
        description="postmark, brevo …: sends in place of EMAIL_URL.",
    )
    anymail: dict[str, str] = Field(default={}, description="JSON: its keys, and its WEBHOOK_SECRET.")
    email_from: str = Field(default="Coffret <shop@localhost>", description="Sender of mails.")
    log_level: str | None = Field(default=None, description="Unset: INFO, in the demo WARNING.")
    time_zone: str = Field(default="Europe/Paris", description="What time the back office shows to staff.")
    time_machine: bool = Field(default=False, description="For sandboxes: their clock can be moved.")
    stripe_secret_key: SecretStr | None = None
    stripe_publishable_key: str = ""
    stripe_webhook_secret: SecretStr | None = None
    stripe_api_base: str = "https://api.stripe.com"
    stripe_js_url: str = "https://js.stripe.com/endive/stripe.js"

    @field_validator("allowed_hosts", "secret_key_fallbacks", mode="before")
    @classmethod
    def split(cls, hosts: str | list[str]) -> list[str]:
        """`boxes.example.com,www.boxes.example.com` is two hosts."""
        return hosts.split(",") if isinstance(hosts, str) else hosts


ENV = Environment()

SECRET_KEY = ENV.secret_key.get_secret_value()
SECRET_KEY_FALLBACKS = ENV.secret_key_fallbacks
DEBUG = ENV.debug
ENVIRONMENT = ENV.environment
ALLOWED_HOSTS = [*ENV.allowed_hosts, AnySite("the domains of the sites")]
DATA_DIR = ENV.data_dir
PORT = ENV.port
PUBLIC_URL = ENV.public_url or f"http://127.0.0.1:{PORT}"

INSTALLED_APPS = [
    "coffret",
    "coffret.backoffice",
    "themes.engine",
    "storefront",
    "content.forms",
    "content.blog",
    "content.pastboxes",
    "content.sites",
    "content.menus",
    "content.pages",
    "content.emails",
    "commerce.checks",
    "commerce.marketing",
    "commerce.checkout",
    "commerce.retention",
    "commerce.subscriptions",
    "commerce.discounts",
    "commerce.giftcards",
    "commerce.loyalty",
    "commerce.fulfilment",
    "commerce.billing",
    "commerce.invoices",
    "commerce.orders",
    "commerce.waiting",
    "commerce.catalog",
    "commerce.customers",
    "commerce.ledger",
    "commerce.base",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "coffret.backoffice.users.apps.UsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "content.images",  # after Wagtail's, whose widget it replaces
    "wagtail.search",
    "wagtail.admin",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.headless",
    "allauth.usersessions",
    "anymail",
    "strawberry_django",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.postgres",
]

MIDDLEWARE = [
    "coffret.health.HealthMiddleware",
    "coffret.logs.RequestLogMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "coffret.security.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "coffret.security.BackOfficeMiddleware",
    "coffret.security.StaffTwoFactorMiddleware",
    "content.pages.naming.NamesMiddleware",
    "themes.engine.middleware.ThemeMiddleware",
    "themes.engine.maintenance.MaintenanceMiddleware",
]

ROOT_URLCONF = "coffret.urls"
WSGI_APPLICATION = "coffret.wsgi.application"

TEMPLATES = [
    {"BACKEND": "themes.engine.templates.ThemeTemplates"},
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    },
]

AUTH_USER_MODEL = "base.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_ADAPTER = "coffret.accounts.Adapter"
ACCOUNT_FORMS = {"login": "coffret.accounts.LoginForm"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ALLAUTH_TRUSTED_PROXY_COUNT = ENV.trusted_proxies
HEADLESS_CLIENTS = ("app",)
HEADLESS_TOKEN_STRATEGY = "allauth.headless.tokens.strategies.sessions.SessionTokenStrategy"
CSRF_FAILURE_VIEW = "themes.engine.views.csrf_failure"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "AccountPage"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("fr", _("French")), ("bg", _("Bulgarian"))]
USE_I18N = True
USE_TZ = True
TIME_ZONE = ENV.time_zone
LOCALE_PATHS = [
    ROOT / "site/coffret/locale",
    ROOT / "commerce/locale",
    *sorted((ROOT / "themes").glob("*/locale")),
]

STATIC_URL = "/static/"
STATIC_ROOT: Path | None = ENV.static_dir or DATA_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "themes.engine.staticfiles.ThemeFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    # Invoices as PDF: no address leads there but the view that asks whose they are.
    "documents": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA_DIR / "documents", "base_url": None},
    },
}

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": ENV.redis_url}
    if ENV.redis_url
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}

CELERY_BROKER_URL = ENV.redis_url or "memory://localhost/"
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# Whoever queues a task waits this long for a lost broker; the sweeper queues it again.
CELERY_BROKER_TRANSPORT_OPTIONS = {"socket_connect_timeout": 2, "socket_timeout": 5} if ENV.redis_url else {}
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 1, "interval_start": 0.1}
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = "UTC"
# When a task last ran is not written down: each may run more often than its schedule says.
CELERY_BEAT_SCHEDULER = "celery.beat:Scheduler"
CELERY_BEAT_SCHEDULE = {
    "sweep the journal": {"task": "commerce.base.tasks.sweep", "schedule": 60.0},
    "close days, months and years": {"task": "commerce.invoices.tasks.close_periods", "schedule": 3600.0},
    "purge webhooks": {"task": "commerce.billing.tasks.purge_inbox", "schedule": 24 * 3600.0},
    "compare with the gateway": {
        "task": "commerce.billing.tasks.reconcile",
        "schedule": 3600.0,
        "args": (2,),
    },
    "compare a month with the gateway": {
        "task": "commerce.billing.tasks.reconcile",
        "schedule": 24 * 3600.0,
        "args": (35,),
    },
    "audit the money": {"task": "commerce.checks.tasks.audit", "schedule": 3600.0},
    "settle unknown payments": {"task": "commerce.billing.tasks.settle_unknown", "schedule": 60.0},
    "have removed cards forgotten": {"task": "commerce.billing.tasks.forget_cards", "schedule": 600.0},
    "charge what is due": {"task": "commerce.subscriptions.tasks.renew", "schedule": 60.0},
    "take the next step of unpaid terms": {
        "task": "commerce.subscriptions.tasks.step_unpaid",
        "schedule": 300.0,
    },
    "foresee renewals": {"task": "commerce.subscriptions.tasks.forecast_runs", "schedule": 3600.0},
    "tell that boxes have locked": {"task": "commerce.subscriptions.tasks.tell_locked", "schedule": 1800.0},
    "notice cards that expire": {"task": "commerce.subscriptions.tasks.notice_cards", "schedule": 6 * 3600.0},
    "ask for reviews": {"task": "commerce.fulfilment.tasks.ask_for_reviews", "schedule": 3600.0},
    "announce gift cards": {"task": "commerce.giftcards.tasks.announce", "schedule": 900.0},
    "end gift cards": {"task": "commerce.giftcards.tasks.end", "schedule": 6 * 3600.0},
    "approve what was earned": {"task": "commerce.loyalty.tasks.approve", "schedule": 3600.0},
    "end points": {"task": "commerce.loyalty.tasks.end", "schedule": 6 * 3600.0},
    "celebrate birthdays": {"task": "commerce.loyalty.tasks.celebrate", "schedule": 3 * 3600.0},
    "announce prepaid renewals": {"task": "commerce.retention.tasks.announce_renewals", "schedule": 21600.0},
    "settle withdrawals": {"task": "commerce.retention.tasks.settle_all", "schedule": 300.0},
    "publish what is scheduled": {"task": "content.pages.tasks.publish_scheduled", "schedule": 60.0},
    "send waiting mails": {"task": "content.emails.tasks.sweep", "schedule": 60.0},
    "give up unpaid orders": {"task": "commerce.checkout.tasks.abandon_stale_orders", "schedule": 600.0},
    "remind of unfinished orders": {"task": "commerce.checkout.tasks.remind_of_carts", "schedule": 300.0},
    "write down what things cost": {"task": "commerce.catalog.tasks.note_prices", "schedule": 300.0},
    "read on in files of products": {"task": "commerce.catalog.tasks.resume_imports", "schedule": 60.0},
    "serve waiting lists": {"task": "commerce.waiting.tasks.serve", "schedule": 60.0},
    "forget unconfirmed sign-ups": {"task": "commerce.marketing.tasks.forget", "schedule": 6 * 3600.0},
    "release expired holds": {"task": "commerce.ledger.tasks.expire_holds", "schedule": 60.0},
}

DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
# Read from the cache, kept in the database: signed-in shoppers stay so when the cache is emptied.
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"

LOGGING = logging_config(as_json=False, level=ENV.log_level or "WARNING")

MAIL_SERVER = urlsplit(ENV.email_url or "")
EMAIL_PROVIDER = ENV.email_provider
ANYMAIL = ENV.anymail
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if ENV.email_url else 'filebased'}.EmailBackend"
MAILS_LEAVE = bool(ENV.email_url or EMAIL_PROVIDER)  # where not, they are files on this machine
if EMAIL_PROVIDER:
    EMAIL_BACKEND = f"anymail.backends.{EMAIL_PROVIDER}.EmailBackend"
EMAIL_FILE_PATH = DATA_DIR / "mails"
EMAIL_HOST = MAIL_SERVER.hostname or "localhost"
EMAIL_PORT = MAIL_SERVER.port or (465 if MAIL_SERVER.scheme == "smtps" else 587)
EMAIL_HOST_USER = unquote(MAIL_SERVER.username or "")
EMAIL_HOST_PASSWORD = unquote(MAIL_SERVER.password or "")
EMAIL_USE_SSL = MAIL_SERVER.scheme == "smtps"
EMAIL_USE_TLS = MAIL_SERVER.scheme == "smtp" and "starttls=no" not in MAIL_SERVER.query
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = SERVER_EMAIL = ENV.email_from

WAGTAIL_SITE_NAME = "Coffret"
WAGTAILADMIN_BASE_URL = PUBLIC_URL
# Staff sign in where the second factor is asked for; Wagtail's own form knows none.
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_PASSWORD_RESET_ENABLED = False
MFA_TOTP_ISSUER = "Coffret"
REQUIRE_STAFF_MFA = False
WAGTAIL_I18N_ENABLED = True
# A translation begins as a draft: visitors read it once its words are there.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = [("en", _("English")), ("fr", _("French"))]
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILIMAGES_IMAGE_MODEL = "images.Image"
WAGTAILIMAGES_IMAGE_FORM_BASE = "content.images.uploads.PictureForm"
# What a good camera makes; the pixels of anything larger would fill the memory that others need.
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 64_000_000
# What no browser runs; content/images/documents.py looks into them.
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odp", "ods", "odt", "pdf", "pptx", "txt", "xlsx", "zip"]
WAGTAILDOCS_DOCUMENT_FORM_BASE = "content.images.documents.DocumentForm"
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20_000_000
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []  # all of them are kept, none is opened in the page
# Whatever was taken before those were checked.
WAGTAILDOCS_CONTENT_TYPES = dict.fromkeys(
    (
        *("css", "htm", "html", "js", "mht", "mhtml", "mjs", "php", "shtml", "svg", "svgz", "xht"),
        *("xhtml", "xml", "xsl"),
    ),
    "application/octet-stream",
)
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {"WIDGET": "commerce.base.backoffice.richtext.ReadableRichTextArea"}
}
WAGTAILIMAGES_FORMAT_CONVERSIONS = {"webp": "webp", "avif": "avif"}

STRIPE_SECRET_KEY = ENV.stripe_secret_key and ENV.stripe_secret_key.get_secret_value()
STRIPE_PUBLISHABLE_KEY = ENV.stripe_publishable_key
STRIPE_WEBHOOK_SECRET = ENV.stripe_webhook_secret and ENV.stripe_webhook_secret.get_secret_value()
STRIPE_API_BASE = ENV.stripe_api_base
STRIPE_JS_URL = ENV.stripe_js_url
PAYMENT_GATEWAY = "stripe" if STRIPE_SECRET_KEY else "demo"
STRIPE_IS_REAL = PAYMENT_GATEWAY == "stripe" and (urlsplit(STRIPE_API_BASE).hostname or "").endswith(
    "stripe.com"
)
# Whether `manage.py advance` may move the clock; never where Stripe itself has a clock of its own.
TIME_MACHINE = ENV.time_machine and not STRIPE_IS_REAL

# Whether anybody may open GraphiQL and ask the schema about itself.
STOREFRONT_EXPLORER = DEBUG
# Per customer, or per address of visitors; a mutation without a line of its own counts as "*".
STOREFRONT_MUTATIONS_PER_MINUTE = {
    "*": 240,
    "checkoutPay": 30,
    "subscriptionPay": 30,
    "paymentMethodSave": 20,
    "contractIdentify": 10,
    "couponApply": 10,
    "formSubmit": 6,
    "giftCardApply": 10,
    "giftCardBalance": 10,
    "pointsTransfer": 10,
    "referralFollow": 10,
    "waitingJoin": 10,
    "newsletterSignUp": 5,
}
