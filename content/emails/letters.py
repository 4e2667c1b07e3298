"""From a message and its facts to the words that are sent, in the reader's language."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, ClassVar, Generic, TypeVar
from zoneinfo import ZoneInfo

from django.conf import settings
from django.template import Context, Engine
from django.utils import timezone, translation
from wagtail.models import Site

from commerce.base.events import Event
from commerce.base.models import ShopSettings
from commerce.customers.models import Customer
from content.emails.templatetags.letter import day

E = TypeVar("E", bound=Event)

HOLE = "\N{REPLACEMENT CHARACTER}"  # what a template shows of a fact that it was not told


class HoleInLetter(ValueError):
    """A template asks for a fact that its message does not tell; nothing may be sent like that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Whom one mail is for; `customer` is their public id, "" for the shop's own staff."""

    email: str
    language: str
    site: Site
    customer: str = ""


class Message(Generic[E]):
    """One mail of the shop: the event it answers, who receives it, and what its template is told.

    The template is `emails/<name>.html`; `subject` names facts as `%(fact)s`. `sample` holds
    facts like real ones, so that the mail can always be previewed.
    """

    event: ClassVar[type[Event]]
    label: ClassVar[Any]
    subject: ClassVar[Any]
    sample: ClassVar[Mapping[str, Any]]

    @property
    def name(self) -> str:
        return type(self).__name__

    def recipient(self, event: E) -> Customer | None:
        """The customer who is told of the event; None when nobody is."""
        raise NotImplementedError

    def reader(self, event: E) -> Reader | None:
        """Who the mail is for; None when nobody is told."""
        customer = self.recipient(event)
        if customer is None:
            return None
        return Reader(
            email=customer.email, language=customer.language, site=customer.site, customer=customer.public_id
        )

    def facts(self, event: E, *, shop: "Shop", at: datetime) -> dict[str, Any]:
        """What the template is told of the event, which happened at `at`."""
        raise NotImplementedError

    def secrets(self, event: E) -> Mapping[str, str]:
        """What stands in the letter for what only its reader may see → that: put in as it leaves, and
        kept nowhere."""
        return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shop:
    """Whom the mail is from."""

    name: str
    origin: str
    contact: str
    seller: str
    zone: ZoneInfo = field(default=ZoneInfo("UTC"))

    @classmethod
    def of(cls, site: Site) -> "Shop":
        own = ShopSettings.for_site(site)
        seller = own.legal_entity
        return cls(
            name=site.site_name or site.hostname,
            origin=settings.PUBLIC_URL if site.is_default_site else site.root_url,
            contact=own.contact_email,
            seller=" · ".join([seller.name, *seller.address.splitlines()]) if seller else "",
            zone=own.zone,
        )

    def url(self, path: str) -> str:
        """Absolute address of a path of this shop."""
        return self.origin.rstrip("/") + path


@dataclass(frozen=True, slots=True)
class Letter:
    subject: str
    text: str
    html: str


def unsealed(letter: Letter, secrets: Mapping[str, str]) -> Letter:
    """The letter with its secrets in it, as it leaves."""
    text, html = letter.text, letter.html
    for shown, secret in secrets.items():
        text, html = text.replace(shown, secret), html.replace(shown, secret)
    return Letter(letter.subject, text, html)


def write(message: Message, facts: Mapping[str, Any], *, shop: Shop, language: str) -> Letter:
    """The message as people of `language` read it; raises HoleInLetter."""
    with translation.override(language), timezone.override(shop.zone):
        told = {**facts, "shop": shop, "language": language}
        letter = Letter(
            str(message.subject) % {name: _said(fact) for name, fact in told.items()},
            _tidy(_rendered(message, {**told, "layout": "emails/letter.txt"}, "txt")),
            _rendered(message, {**told, "layout": "emails/letter.html"}, "html"),
        )
    if HOLE in letter.text + letter.html:
        raise HoleInLetter(message.name)
    return letter


def _rendered(message: Message, told: dict[str, Any], medium: str) -> str:
    template = ENGINES[medium].get_template(f"emails/{message.name}.html")
    shown = template.render(Context(told | {"medium": medium}, autoescape=medium == "html"))
    return str(shown)


def _tidy(text: str) -> str:
    """One empty line between paragraphs, whatever the template's own lines are."""
    lines = "\n".join(line.strip() for line in text.strip().splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines) + "\n"


def _said(fact: Any) -> Any:
    return day(fact) if isinstance(fact, date) else fact


def engine(*folders: Path, autoescape: bool) -> Engine:
    """Words only: no template of the installation, no request, nothing silently left out."""
    return Engine(
        dirs=[str(folder) for folder in folders],
        autoescape=autoescape,
        string_if_invalid=HOLE,
        builtins=["django.templatetags.i18n", "content.emails.templatetags.letter"],
    )


WORDS = Path(__file__).parent / "templates"
ENGINES = {"html": engine(WORDS, autoescape=True), "txt": engine(WORDS, autoescape=False)}
