"""What all blocks of a page share: their preview in the chooser, and how a button is asked for."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    BlockGroup,
    CharBlock,
    ChoiceBlock,
    ListBlock,
    StructBlock,
    StructBlockValidationError,
    StructValue,
)

from content.pages.audiences import RESERVED
from content.pages.blocks.shown import NAME, ShownBlock

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
    """Beside what it shows, a block says to whom and when, in the settings that editors unfold."""

    shown = ShownBlock(search_index=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for block in self.child_blocks.values():
            if isinstance(block, ChoiceBlock):
                block.search_index = False  # readers do not see what it is called

    def get_form_layout(self) -> BlockGroup:
        return BlockGroup([name for name in self.child_blocks if name != NAME], settings=[NAME])

    def get_default(self) -> StructValue:
        """New, it has as many of everything as it cannot do without."""
        value: StructValue = super().get_default()
        for name, block in self.child_blocks.items():
            if isinstance(block, ListBlock):
                missing = (getattr(block.meta, "min_num", None) or 0) - len(value[name])
                value[name].extend(block.child_block.get_default() for _each in range(missing))
        return value

    def normalize(self, value: Any) -> Any:
        """What was made without the setting has the one that shows it to everybody."""
        if isinstance(value, dict) and NAME not in value:
            value = {**value, NAME: self.child_blocks[NAME].get_default()}
        return super().normalize(value)

    def get_searchable_content(self, value: Any) -> list[str]:
        """What is not in the page that everybody gets, or not yet, is not found by a search either."""
        setting = value.get(NAME) or {}
        if setting.get("audience") in RESERVED or setting.get("since"):
            return []
        found: list[str] = super().get_searchable_content(value)
        return found


def button_label() -> CharBlock:
    return CharBlock(required=False, max_length=40, label=_("Button"), help_text=_("Empty: no button."))


def check_button(cleaned: StructValue) -> StructValue:
    """`cleaned`, whose button leads somewhere if it has one. Raises StructBlockValidationError."""
    leads = any(cleaned["button"].values()) or cleaned.get("formula")
    if cleaned["button_label"] and not leads:
        message = _("Say where the button leads.")
        raise StructBlockValidationError({"button_label": ValidationError(message)})
    return cleaned
