"""To whom a block is shown, and from when until when: one setting of every block."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ChoiceBlock, DateTimeBlock, StructBlock, StructBlockValidationError, StructValue

from content.pages.audiences import Audience

NAME = "shown"


class ShownBlock(StructBlock):
    audience = ChoiceBlock(
        choices=Audience.choices, default=Audience.EVERYBODY, label=_("Shown to"),
        help_text=_(
            "What is for customers or subscribers is not in the page that others get: it is sent to those who"
            " are signed in, and to nobody else. What is for visitors only is no secret: it is merely hidden"
            " from those who are signed in."
        ),
    )  # fmt: skip
    since = DateTimeBlock(
        required=False, label=_("From"), help_text=_("Empty: as soon as the page is published.")
    )
    until = DateTimeBlock(required=False, label=_("Until"), help_text=_("Empty: without end."))

    class Meta:
        icon = "view"
        label = _("Shown to whom, and when")

    def clean(self, value: StructValue) -> StructValue:
        cleaned = super().clean(value)
        if cleaned["since"] and cleaned["until"] and cleaned["since"] >= cleaned["until"]:
            raise StructBlockValidationError({"until": ValidationError(_("This is before it begins."))})
        return cleaned


def setting_of(child: dict[str, Any]) -> dict[str, Any]:
    """The setting of a stored block; nothing for one that has none, such as shared blocks."""
    value = child["value"]
    found: dict[str, Any] = value.get(NAME, {}) if isinstance(value, dict) else {}
    return found


def audience_of(child: dict[str, Any]) -> str:
    """Who the stored block is for."""
    return setting_of(child).get("audience") or Audience.EVERYBODY


def is_due(child: dict[str, Any], *, now: datetime) -> bool:
    """Whether the stored block is shown at this moment."""
    setting = setting_of(child)
    since, until = _moment(setting.get("since")), _moment(setting.get("until"))
    return (since is None or since <= now) and (until is None or now < until)


def _moment(stored: Any) -> datetime | None:
    """A moment, as it is in the database or as it was just written."""
    return parse_datetime(stored) if isinstance(stored, str) else stored
