"""Three customers with the same things: me, somebody else of my site, and somebody of another one."""

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.test import Client
from wagtail.models import Site

from commerce.base.words import Words
from commerce.checkout.models import Cart
from commerce.customers import actions as customers
from commerce.retention.models import FunnelSettings, Question
from commerce.subscriptions import links
from tests.commerce import shop as build
from tests.commerce.shop import Shop
from tests.commerce.subscriptions.life import Life
from tests.storefront.shop import Api


class Person(Life):
    """A subscriber with a cart that is ready to be paid, at one site's address."""

    cart: Cart

    def __init__(self, shop: Shop, email: str, host: str) -> None:
        super().__init__(shop, build.register(shop, email))
        self.host = host
        self.cart = build.filled_cart(shop, self.customer)
        browser = Client()
        assert self.customer.user
        browser.force_login(self.customer.user)
        self.session = str(browser.session.session_key)

    @property
    def id(self) -> str:
        return self.subscription.public_id

    @property
    def api(self) -> Api:
        return self.visit({"X-Session-Token": self.session})

    def visit(self, headers: dict[str, str]) -> Api:
        """Somebody at this person's site who shows these headers."""
        return Api(Client(), {"Host": self.host, **headers})

    def by_link(self) -> Api:
        return self.visit({"X-Access-Link": links.token_of(self.subscription)})


class World:
    """The three, and which ids came into being for me."""

    def __init__(self) -> None:
        shop, elsewhere = open_shop(None), open_shop(build.other_site())
        shops = all_ids()
        self.me = Person(shop, "camille@example.com", "testserver")
        on_sale = shop.group.formulas.filter(active=True).values_list("public_id", flat=True)
        asked = Question.objects.filter(site=shop.site).values_list("public_id", flat=True)
        self.mine = all_ids() - shops | {*on_sale, *asked}
        self.other = Person(shop, "paul@example.com", "testserver")
        self.far = Person(elsewhere, "far@example.com", "other.example")
        for person, site in ((self.far, shop.site), (self.me, elsewhere.site)):
            assert person.customer.user
            customers.register(person.customer.user, site=site, language="en")  # one sign-in, two sites

    def befall(self, what: Callable[[Person], Any]) -> None:
        """`what` happens to each of the three."""
        before = all_ids()
        what(self.me)
        self.mine |= all_ids() - before
        for person in (self.other, self.far):
            what(person)

    def strange_ids(self, mine: str) -> list[str]:
        """Every id of the type of `mine` that is not mine, and one of each other type.

        Requests without an account are nobody's: whoever knows the id of one may confirm it.
        """
        prefix = mine.partition("_")[0]
        same = {id for id in all_ids() - self.mine if id.startswith(f"{prefix}_")}
        others = {id.partition("_")[0]: id for id in sorted(all_ids(), key=self.mine.__contains__)}
        strange = same | {id for kind, id in others.items() if kind != prefix}
        return sorted(id for id in strange if not id.startswith("req_"))


def open_shop(site: Site | None) -> Shop:
    """One that asks and offers something to whoever wants to stop, and no longer sells everything."""
    shop = build.open_shop(site)
    funnel = FunnelSettings.for_site(shop.site)
    funnel.offer_on, funnel.offer_amount = True, 500
    build.saved(funnel)
    label, choices = Words(en="Why do you leave?"), Words(en="Too dear\nI moved")
    build.saved(Question(site=shop.site, kind="choice", label=label, choices=choices))
    build.formula(shop.group, slug="retired", active=False)
    return shop


def all_ids() -> set[str]:
    """The public id of every row there is."""
    ids: set[str] = set()
    for model in apps.get_models():
        if any(field.name == "public_id" for field in model._meta.fields):
            ids |= set(model._default_manager.values_list("public_id", flat=True))
    return ids


def nothing(_person: Person) -> None:
    """As it was bought."""
