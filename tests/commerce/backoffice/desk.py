"""Somebody of the staff at a form: they open it, fill it in, see what will happen, and confirm."""

from typing import Any

from django.test import Client
from django.urls import reverse

from commerce.subscriptions.models import Subscription
from tests.commerce.backoffice.sales import staff


class Desk:
    """One form at one address."""

    def __init__(self, client: Client, address: str) -> None:
        self.client, self.address = client, address
        self.page: Any = client.get(address)

    @classmethod
    def at(cls, client: Client, name: str, *args: Any, query: str = "") -> "Desk":
        return cls(client, reverse(name, args=args) + query)

    def fill(self, **values: Any) -> "Desk":
        """The page that says what will happen, or why it cannot."""
        hidden = {field.name: field.value() or "" for field in self.page.context["form"].hidden_fields()}
        self.page = self.client.post(self.address.partition("?")[0], {**hidden, **values})
        return self

    @property
    def foreseen(self) -> dict[str, str]:
        """Label → value of what will happen; {} where it cannot."""
        foreseen = self.page.context["foreseen"]
        return {str(label): str(value) for label, value in foreseen.facts} if foreseen else {}

    @property
    def refusals(self) -> list[str]:
        form = self.page.context["form"]
        fields = [str(text) for field in form for text in field.errors] if form.is_bound else []
        return [*map(str, self.page.context["refusals"]), *fields]

    def confirm(self, **changed: Any) -> Any:
        """The answer to the press of the last button, as the page has it; `changed` is forged."""
        form = self.page.context["form"]
        entered = {field.name: field.value() for field in form if field.value() is not None}
        sent = {**entered, "token": self.page.context["foreseen"].token, "confirm": "1", **changed}
        self.page = self.client.post(self.address.partition("?")[0], sent)
        return self.page


def wish(client: Client, subscription: Subscription, name: str, query: str = "") -> Desk:
    return Desk.at(client, "subscriptions:act", subscription.pk, name, query=query)


def said(answer: Any) -> list[str]:
    """What staff were told by the page before."""
    from django.contrib.messages import get_messages

    return [str(message) for message in get_messages(answer.wsgi_request)]


SUPPORT = [
    "view_subscription", "change_subscription", "view_order", "change_order", "view_payment", "view_refund",
    "add_refund", "view_customer", "view_account", "change_account", "view_renewalrun", "change_renewalrun",
]  # fmt: skip


def sit(client: Client, *codenames: str, only: Any = None) -> Client:
    """The client signed in as staff who may do this much."""
    client.force_login(staff(*codenames, only=only))
    return client
