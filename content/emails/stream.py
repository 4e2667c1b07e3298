"""The body of a mail as staff put it together: blocks, what they are read into, and what defaults become.

Every message has a form of its own, which offers its links, conditions and details alone; stored is one and
the same shape.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    Block,
    BooleanBlock,
    CharBlock,
    ChoiceBlock,
    FieldBlock,
    PageChooserBlock,
    RichTextBlock,
    StreamBlock,
    StructBlock,
    StructBlockValidationError,
    StructValue,
    TextBlock,
)
from wagtail.images.blocks import ImageChooserBlock

from content.emails.rich import FEATURES
from content.emails.vocabulary import Label
from content.emails.words import (
    Button,
    Divider,
    Heading,
    Paragraph,
    Part,
    Picture,
    Quote,
    Table,
    Words,
    refusals,
)

if TYPE_CHECKING:
    from content.emails.letters import Message

LONGEST = 2000
Offered = Callable[[], Iterable[tuple[str, Label]]]


class ButtonBlock(StructBlock):
    def clean(self, value: StructValue) -> StructValue:
        cleaned = super().clean(value)
        if bool(cleaned["link"]) == bool(cleaned["page"]):
            message = _("Say where the button leads: to one of this mail’s links, or to a page.")
            raise StructBlockValidationError({"link": ValidationError(message)})
        return cleaned


def _choice(offered: Offered | None, **options: Any) -> FieldBlock:
    """One of what a message offers; any text where that is not known, as in the database."""
    if offered is None:
        return CharBlock(**options)
    return ChoiceBlock(choices=lambda: [(name, capfirst(str(label))) for name, label in offered()], **options)


@dataclass(frozen=True)
class _Kit:
    """The blocks of one message, or, without one, of any."""

    message: "Message[Any] | None"

    def blocks(self) -> list[tuple[str, StructBlock]]:
        long = {"kind": TextBlock, "rows": 2}
        alt = self.text(_("What it shows"), required=False, help_text=_("Empty: as the image library says."))
        return [
            ("heading", self.block("title", _("Heading"), "{text}", text=self.text(_("Heading")))),
            ("paragraph", self.block("pilcrow", _("Paragraph"), "{text}", text=self.rich())),
            ("button", self.button()),
            ("details", self.block("table", _("Details"), "{what}", what=self.what())),
            ("picture", self.block("image", _("Picture"), "", image=ImageChooserBlock(), alt=alt)),
            ("quote", self.block("openquote", _("Quote"), "{text}", text=self.text(_("Quote"), **long))),
            ("divider", self.block("horizontalrule", _("Divider"), "")),
        ]

    def block(self, icon: str, label: Label, summary: str, **fields: Block) -> StructBlock:
        offered = self.message.whens if self.message else None
        when = _choice(
            None if offered is None else lambda: [(name, one.label) for name, one in offered.items()],
            required=False, label=_("Only when"), help_text=_("Empty: always."),
        )  # fmt: skip
        return StructBlock([*fields.items(), ("when", when)], icon=icon, label=label, label_format=summary)

    def text(self, label: Label, *, kind: type[FieldBlock] = CharBlock, **options: Any) -> FieldBlock:
        checks = [partial(check_told, message=self.message)] if self.message else []
        return kind(label=label, max_length=LONGEST, validators=checks, **options)

    def rich(self) -> FieldBlock:
        return self.text(_("Text"), kind=RichTextBlock, features=FEATURES)

    def button(self) -> StructBlock:
        links = self.message.links if self.message else None
        fields = {
            "label": self.text(_("Label")),
            "link": _choice(links.items if links is not None else None, required=False, label=_("Leads to")),
            "page": PageChooserBlock(required=False, label=_("or to a page")),
            "is_quiet": BooleanBlock(required=False, label=_("As a plain link")),
        }
        when = self.block("link", "", "").child_blocks["when"]
        return ButtonBlock(
            [*fields.items(), ("when", when)], icon="link", label=_("Button"), label_format="{label}"
        )

    def what(self) -> FieldBlock:
        details = self.message.details if self.message else None
        return _choice(
            None if details is None else lambda: [(name, one.label) for name, one in details.items()],
            label=_("What"), help_text=_("Filled by the mail itself."),
        )  # fmt: skip


def check_told(value: Any, *, message: "Message[Any]") -> None:
    """Raises ValidationError for a name in braces that the message does not tell."""
    source = Paragraph(html=value.source).texts[0] if hasattr(value, "source") else str(value)
    problems = list(dict.fromkeys(refusals(source, message)))
    if problems:
        raise ValidationError(problems)


class MailBody(StreamBlock):
    """As it is stored, whatever the message."""

    def __init__(self, message: "Message[Any] | None" = None, **options: Any) -> None:
        super().__init__(_Kit(message).blocks(), **options)


@lru_cache(maxsize=256)
def body_of(message: "Message[Any]") -> MailBody:
    """The blocks as the message offers them."""
    return MailBody(message, required=True)


def words_of(subject: str, preheader: str, children: Iterable[dict[str, Any]]) -> Words:
    """What staff wrote, from blocks as they are stored."""
    return Words(subject, preheader, tuple(_part(child["type"], child["value"]) for child in children))


def _part(kind: str, value: dict[str, Any]) -> Part:
    when = value["when"] or ""
    match kind:
        case "heading":
            return Heading(when, value["text"])
        case "quote":
            return Quote(when, value["text"])
        case "paragraph":
            return Paragraph(when, html=value["text"] or "")
        case "button":
            return Button(when, value["link"] or "", value["label"], value["page"], bool(value["is_quiet"]))
        case "details":
            return Table(when, value["what"])
        case "picture":
            return Picture(when, value["image"], value["alt"])
    return Divider(when)


def stream_of(words: Words) -> list[dict[str, Any]]:
    """The body of words as it is stored, in the active language: what customising begins with."""
    return [
        {"id": str(uuid4()), "type": kind, "value": {**value, "when": part.when}}
        for part in words.body
        for kind, value in [_value(part)]
    ]


def _value(part: Part) -> tuple[str, dict[str, Any]]:
    match part:
        case Quote():
            return "quote", {"text": str(part.text)}
        case Heading():
            return "heading", {"text": str(part.text)}
        case Paragraph():
            text = part.html or format_html('<p data-block-key="{}">{}</p>', uuid4().hex[:5], part.text)
            return "paragraph", {"text": str(text)}
        case Button():
            known = {"label": str(part.label), "link": part.link, "page": part.page}
            return "button", {**known, "is_quiet": part.is_quiet}
        case Table():
            return "details", {"what": part.what}
        case Picture():
            return "picture", {"image": part.image, "alt": part.alt}
    return "divider", {}
