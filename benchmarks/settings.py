"""The demo as it is served in production: no debugging, answers kept unless CACHED is 0."""

import os

from coffret.settings.demo import *  # noqa: F403

ROOT_URLCONF = "benchmarks.urls"
LOGGING_CONFIG = None
if os.environ.get("CACHED") == "0":
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
