"""From a message, its facts and its words to the letter that is sent, in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar, Generic, TypeVar
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone, translation
from wagtail.models import Site

from commerce.base.events import Event
from commerce.base.models import ShopSettings
from commerce.customers.models import Customer
from content import rendering
from content.emails.drawing import Sheet, drawn, plain_text
from content.emails.placeholders import filled, one_line
from content.emails.vocabulary import Details, Label, Subject, Term, When
from content.emails.words import Words
from content.images.pictures import logo_url
from content.pages.models import Appearance, Identity

E = TypeVar("E", bound=Event)


class HoleInLetter(ValueError):
    """A message does not tell a fact that its words may name; nothing may be sent like that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Whom one mail is for; `customer` is their public id, "" for the shop's own staff."""

    email: str
    language: str
    site: Site
    customer: str = ""


class Message(Generic[E]):
    """One mail of the shop: the event it answers, who receives it, what it tells, and its first words.

    `tells`, `links`, `whens` and `details` are all that its words may use, whoever writes them; `sample`
    holds facts like real ones, so that the mail can always be previewed. `required` says why a shop cannot
    switch it off. `open` names those texts among the facts that are nobody's secret: a preview shows them.
    """

    event: ClassVar[type[Event] | None] = None
    label: ClassVar[Label]
    about: ClassVar[Subject]
    required: ClassVar[Label] = ""
    tells: ClassVar[Mapping[str, Term]]
    links: ClassVar[Mapping[str, Label]] = {}
    whens: ClassVar[Mapping[str, When]] = {}
    details: ClassVar[Mapping[str, Details]] = {}
    words: ClassVar[Words]
    sample: ClassVar[Mapping[str, Any]]
    open: ClassVar[frozenset[str]] = frozenset()

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
        """What the mail tells of the event, which happened at `at`."""
        raise NotImplementedError

    def holds(self, event: E) -> bool:
        """Whether what the mail says is still so: asked as it leaves, which may be days after the event."""
        return True

    def secrets(self, event: E) -> Mapping[str, str]:
        """What stands in the letter for what only its reader may see → that: put in as it leaves, and
        kept nowhere."""
        return {}

    def one_click(self, event: E) -> str:
        """The path to which a mail program posts so that no mail like it comes any more; "" for mail that is
        no advertising."""
        return ""

    def said(self, facts: Mapping[str, Any], shop: "Shop") -> dict[str, str]:
        """What each name in the words stands for. Raises HoleInLetter."""
        told = {**facts, "shop": shop.name}
        try:
            return {name: one_line(term.say(told[name])) for name, term in self.tells.items()}
        except KeyError as missing:
            raise HoleInLetter(self.name) from missing


@dataclass(frozen=True, slots=True, kw_only=True)
class Shop:
    """Whom the mail is from, and how it is dressed."""

    name: str
    origin: str
    contact: str
    seller: str
    zone: ZoneInfo = field(default=ZoneInfo("UTC"))
    logo: str = ""
    theme: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, site: Site) -> "Shop":
        own = ShopSettings.for_site(site)
        identity = Identity.objects.select_related("logo").filter(site=site).first() or Identity(site=site)
        dress = Appearance.objects.filter(site=site).first() or Appearance(site=site)
        seller, origin = own.legal_entity, settings.PUBLIC_URL if site.is_default_site else site.root_url
        return cls(
            name=one_line(identity.name or site.site_name or site.hostname),
            origin=origin,
            contact=one_line(own.contact_email),
            seller=" · ".join([seller.name, *seller.address.splitlines()]) if seller else "",
            zone=own.zone,
            logo=origin.rstrip("/") + logo_url(identity.logo) if identity.logo else "",
            theme=dress.theme,
            options=dress.options,
        )

    def url(self, path: str) -> str:
        """Absolute address of a path of this shop."""
        return self.origin.rstrip("/") + path


@dataclass(frozen=True, slots=True)
class Letter:
    subject: str
    text: str
    html: str
    preheader: str = ""


def unsealed(letter: Letter, secrets: Mapping[str, str]) -> Letter:
    """The letter with its secrets in it, as it leaves."""
    text, html = letter.text, letter.html
    for shown, secret in secrets.items():
        text, html = text.replace(shown, secret), html.replace(shown, secret)
    return Letter(letter.subject, text, html, letter.preheader)


def write(
    message: Message,
    facts: Mapping[str, Any],
    *,
    shop: Shop,
    language: str,
    words: Words | None = None,
    browser_url: str = "",
) -> Letter:
    """The message as people of `language` read it, in its first words or in those of the shop.

    `browser_url` is where the same letter is read in a browser. Raises HoleInLetter.
    """
    with translation.override(language), timezone.override(shop.zone):
        chosen, said = words or message.words, message.said(facts, shop)
        try:
            parts = drawn(message, chosen, facts, said=said, shop=shop, language=language)
        except KeyError as missing:
            raise HoleInLetter(message.name) from missing
        sheet = Sheet(
            language=language,
            subject=one_line(filled(str(chosen.subject), said)),
            preheader=one_line(filled(str(chosen.preheader), said)),
            shop=shop.name, origin=shop.origin, logo=shop.logo, contact=shop.contact, seller=shop.seller,
            options=shop.options, browser_url=browser_url, parts=parts,
        )  # fmt: skip
        text, html = plain_text(sheet), rendering.render_email(shop.theme, sheet)
    return Letter(sheet.subject, text, html, sheet.preheader)
