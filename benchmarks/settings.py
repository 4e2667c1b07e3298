"""The demo as it is served in production: no debugging, nobody refused for asking often."""

from coffret.settings.demo import *  # noqa: F403

ROOT_URLCONF = "benchmarks.urls"
LOGGING_CONFIG = None
STOREFRONT_MUTATIONS_PER_MINUTE = {"*": 1_000_000}
