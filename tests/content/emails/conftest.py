"""A message of its own to send, and what it is sent through."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest
from django.db import transaction
from wagtail.models import Site

from commerce.base import clock, events
from commerce.base.events import Event, publish
from commerce.base.models import JournalEntry
from commerce.customers.models import Customer
from content.emails import registry
from content.emails.letters import Message, Shop
from content.emails.models import Mail
from content.emails.vocabulary import Subject, Term, lacking, offers
from content.emails.words import Words, button, p
from tests.commerce.shop import NEW_YEAR
from tests.content.emails.smtp import MailServer, serving


@dataclass(frozen=True, kw_only=True)
class KettleBoiled(Event):
    customer: str
    cups: int


class TeaReady(Message[KettleBoiled]):
    event = KettleBoiled
    label = "Tea"
    about = Subject.ORDERS
    tells = {
        "shop": Term("name of the shop"),
        "cups": Term("how many cups"),
        "ready_at": Term("when it is ready"),
    }
    links = offers("order")
    whens = {"none": lacking("cups", "there is none")}
    words = Words(
        "Tea for {cups}",
        "It is hot.",
        (
            p("{cups} cups <are> & ready: {ready_at}"),
            p("No tea today.", when="none"),
            button("order", "Drink it"),
        ),
    )
    sample = {"cups": 2, "ready_at": NEW_YEAR, "order_url": "https://shop.example/tea/"}

    def recipient(self, event: KettleBoiled) -> Customer | None:
        return Customer.objects.select_related("site").filter(public_id=event.customer).first()

    def facts(self, event: KettleBoiled, *, shop: Shop, at: datetime) -> dict[str, Any]:
        return {"cups": event.cups, "ready_at": at, "order_url": shop.url("/tea/")}


@pytest.fixture
def tea(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Only the mail about tea is ever sent, at noon of 2 January 2026."""
    monkeypatch.setattr(events, "_listeners", defaultdict(dict))
    monkeypatch.setattr(events, "_events", {})
    monkeypatch.setattr(registry, "_messages", {})
    registry.register(TeaReady)
    with clock.moved_to(NEW_YEAR):
        yield


def make_customer(language: str = "en", email: str = "camille@example.com") -> Customer:
    site = Site.objects.get(is_default_site=True)
    return Customer.objects.create(site=site, email=email, language=language, created_at=clock.now())


@pytest.fixture
def boil(tea: None, db: None) -> Callable[..., Mail]:
    """The kettle boils, and its mail waits in the outbox."""

    def boil(cups: int = 2, **fields: str) -> Mail:
        customer = make_customer(**fields)
        with transaction.atomic():
            publish(KettleBoiled(site=customer.site_id, customer=customer.public_id, cups=cups))
        entry = JournalEntry.objects.order_by("pk").last()
        assert entry
        events.deliver(entry.pk)
        return Mail.objects.get(entry=entry)

    return boil


@pytest.fixture
def mail_server(settings: Any) -> Iterator[MailServer]:
    with serving() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
        settings.EMAIL_TIMEOUT = 5
        yield server
