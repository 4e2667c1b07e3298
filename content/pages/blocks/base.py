"""What all blocks of a page share: their preview in the chooser, and how a button is asked for."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructBlock, StructBlockValidationError, StructValue

TEXT, PICTURES, SHOP = _("Text"), _("Pictures"), _("Shop")


class Previewed:
    """In the chooser the block is drawn by the theme, filled with something of this shop."""

    name: str

    def get_preview_template(self, value: Any = None, context: Any = None) -> str:
        return "pages/block_preview.html"

    def get_preview_value(self) -> Any:
        from content.pages.blocks.samples import SAMPLES

        return self.normalize(SAMPLES[self.name]())  # type: ignore[attr-defined]

    def get_preview_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        from content.pages.previews import drawn_alone

        context = parent_context or {}
        return {**context, "html": drawn_alone(self.name, value, context["request"])}


class PageBlock(Previewed, StructBlock):
    pass


def button_label() -> CharBlock:
    return CharBlock(required=False, max_length=40, label=_("Button"), help_text=_("Empty: no button."))


def check_button(cleaned: StructValue) -> StructValue:
    """`cleaned`, whose button leads somewhere if it has one. Raises StructBlockValidationError."""
    leads = any(cleaned["button"].values()) or cleaned.get("formula")
    if cleaned["button_label"] and not leads:
        message = _("Say where the button leads.")
        raise StructBlockValidationError({"button_label": ValidationError(message)})
    return cleaned
