"""The measuring and advertising services that a site may name: what their ids look like, and what for.

An id is a few letters and digits, never a script: how its service is loaded is the theme's business.
"""

import re
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class Purpose(models.TextChoices):
    """What a visitor agrees to, or not."""

    MEASUREMENT = "measurement", _("Measuring visits")
    ADVERTISING = "advertising", _("Advertising")


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    label: str
    purpose: Purpose
    shape: re.Pattern[str]
    example: str

    def accepts(self, id: str) -> bool:
        return self.shape.fullmatch(id) is not None


def _service(label: str, purpose: Purpose, shape: str, example: str) -> Service:
    return Service(label=label, purpose=purpose, shape=re.compile(shape, re.ASCII), example=example)


META, TAG_MANAGER, AFFILAE = "meta_pixel", "google_tag_manager", "affilae"
SERVICES: dict[str, Service] = {
    META: _service("Meta (Facebook)", Purpose.ADVERTISING, r"\d{10,20}", "1234567890123456"),
    TAG_MANAGER: _service("Google Tag Manager", Purpose.ADVERTISING, r"GTM-[A-Z0-9]{4,12}", "GTM-ABC1234"),
    AFFILAE: _service("Affilae", Purpose.ADVERTISING, r"[0-9a-f]{24}", "55ed5a1ed5d4e6a1b2c3d4e5"),
    "google_analytics": _service(
        "Google Analytics", Purpose.MEASUREMENT, r"G-[A-Z0-9]{4,14}", "G-ABC1234567"
    ),
    "google_ads": _service("Google Ads", Purpose.ADVERTISING, r"AW-\d{6,14}", "AW-123456789"),
    "tiktok": _service("TikTok", Purpose.ADVERTISING, r"[A-Z0-9]{15,25}", "C4ABCDEFGHIJ123456"),
    "pinterest": _service("Pinterest", Purpose.ADVERTISING, r"\d{10,16}", "2612345678901"),
    "linkedin": _service("LinkedIn", Purpose.ADVERTISING, r"\d{4,12}", "1234567"),
    "microsoft_ads": _service("Microsoft Advertising", Purpose.ADVERTISING, r"\d{6,12}", "12345678"),
}
OTHERS = [name for name in SERVICES if name not in (META, TAG_MANAGER, AFFILAE)]


def refusal(service: str, id: str) -> Any:
    """Why the service has no such id; None where it may."""
    known = SERVICES[service]
    if known.accepts(id):
        return None
    return _("This is no id of %(service)s: they look like %(example)s. Enter it alone, without code.") % {
        "service": known.label, "example": known.example,
    }  # fmt: skip
