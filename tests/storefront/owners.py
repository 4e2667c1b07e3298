"""A customer with a subscription, and what they ask and do about it."""

from typing import Any

from django.forms import model_to_dict

from commerce.base import clock
from commerce.billing.models import Attempt, DemoCard, PaymentMethod
from commerce.subscriptions import actions as subscriptions
from commerce.subscriptions.links import token_of
from commerce.subscriptions.models import Change, Cycle, Subscription, Term
from tests.commerce.shop import hear_everything
from tests.storefront.buying import cart_ready_to_pay, pay, sign_up
from tests.storefront.shop import GOOD_CARD, Api, Shop

FIELDS = """status quantity pausedUntil card { last4 } deliveryAddress { city } discount { amount }
  nextCharge { day amount { amount } }
  owed { amount { amount } tries nextTryOn needs order { id payment { state } } }
  timeline(first: 4) { index status shipsOn price { amount } actions { action allowed reason message } }
  actions { action allowed reason message deadline }
  changes { id kind label canUndo undoUntil undoneAt }"""
READ = f"query ($id: ID!) {{ subscription(id: $id) {{ {FIELDS} }} }}"
PLAN = """status token undoUntil refunded { amount } charges { day amount { amount } }
  boxes { index status shipsOn price { amount } } problems { code message field }"""
PREVIEW = f"query ($input: SubscriptionPreviewInput!) {{ subscriptionPreview(input: $input) {{ {PLAN} }} }}"


def mutate(api: Api, name: str, **input: Any) -> Any:
    """The payload of a mutation, with everything a payload of subscriptions holds."""
    kind = f"{name[0].upper()}{name[1:]}Input"
    kind = {
        "SubscriptionSkipInput": "SubscriptionBoxInput", "SubscriptionUnskipInput": "SubscriptionBoxInput",
        "SubscriptionResumeInput": "SubscriptionInput", "SubscriptionCancelInput": "SubscriptionInput",
        "SubscriptionReactivateInput": "SubscriptionInput",
    }.get(kind, kind)  # fmt: skip
    problems = f"problems {{ code field message ... on PlanChanged {{ plan {{ {PLAN} }} }} }}"
    document = f"""mutation ($input: {kind}!) {{ {name}(input: $input) {{
        subscription {{ {FIELDS} }} change {{ id kind canUndo }} refunded {{ amount }} {problems} }} }}"""
    return api.ask(document, input=input)[name]


def preview(api: Api, subscription: str, **input: Any) -> Any:
    return api.ask(PREVIEW, input={"subscription": subscription, **input})["subscriptionPreview"]


def read(api: Api, id: str) -> Any:
    return api.ask(READ, id=id)["subscription"]


class Owner:
    """A customer with one monthly subscription, bought just now, and an app that is signed in as them."""

    def __init__(self, shop: Shop, email: str, card: str = GOOD_CARD) -> None:
        self.api = sign_up(email)
        cart, hash = cart_ready_to_pay(self.api, shop)
        assert pay(self.api, cart, hash, key=email, card=card)["problems"] == []
        self.row = Subscription.objects.get(customer__email=email)
        self.id = self.row.public_id

    @property
    def timeline(self) -> Any:
        return read(self.api, self.id)["timeline"]

    def link(self) -> Api:
        """Somebody who has nothing but the link of a mail."""
        return Api(type(self.api.client)(enforce_csrf_checks=True), {"X-Access-Link": token_of(self.row)})

    def charge_fails(self, answer: str = "declined") -> None:
        """The next term is due and its charge is refused."""
        DemoCard.objects.update(answer=answer)
        Subscription.objects.filter(pk=self.row.pk).update(next_charge_at=clock.now())
        subscriptions.renew_due()
        hear_everything()


def everything() -> Any:
    """All that a refused request must leave as it was."""
    models = (Subscription, Cycle, Term, Change, Attempt, PaymentMethod)
    return [[model_to_dict(row) for row in model.objects.order_by("pk")] for model in models]
