"""A subscriber, and a site that asks and offers something to whoever wants to stop."""

import pytest

from commerce.base.words import Words
from commerce.customers.models import Customer
from commerce.retention.models import FunnelSettings, Question
from tests.commerce.shop import Shop, saved
from tests.commerce.subscriptions.life import Life


@pytest.fixture
def funnel(shop: Shop) -> FunnelSettings:
    settings = FunnelSettings.for_site(shop.site)
    settings.offer_on, settings.offer_amount = True, 500
    return saved(settings)


@pytest.fixture
def why(shop: Shop) -> Question:
    choices = Words(en="Too dear\nI moved", fr="Trop cher\nJ’ai déménagé")
    label = Words(en="Why do you leave?", fr="Pourquoi partez-vous ?")
    return saved(Question(site=shop.site, position=1, kind="choice", label=label, choices=choices))


@pytest.fixture
def liked(shop: Shop) -> Question:
    return saved(Question(site=shop.site, position=2, kind="scale", label=Words(en="How did you like it?")))


@pytest.fixture
def else_(shop: Shop) -> Question:
    return saved(Question(site=shop.site, position=3, kind="text", label=Words(en="Anything else?")))


@pytest.fixture
def life(shop: Shop, customer: Customer) -> Life:
    """A monthly subscription bought on 2 January; its first box locks on the 8th, is shipped on the
    15th, and the second is charged on 9 February."""
    return Life(shop, customer)
