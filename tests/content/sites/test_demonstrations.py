"""Nothing real leaves a demonstration: no charge, and no mail."""

from typing import Any

import pytest
from django.core import mail as mailbox
from django.test import Client

from commerce.base.models import ShopSettings
from commerce.billing import actions as billing
from commerce.billing import gateways
from commerce.billing.errors import ChargesStopped
from commerce.billing.models import Payment
from commerce.orders.models import Order
from content.emails import outbox
from content.emails.models import Mail
from tests.commerce import shop as build
from tests.commerce.backoffice.sales import sell
from tests.commerce.shop import Shop
from tests.storefront.shop import Api

OPTIONS = "{ paymentOptions { gateway publishableKey scriptUrl } }"


@pytest.fixture
def shop(transactional_db: None, tasks_at_once: None) -> Shop:
    return build.open_shop()


@pytest.fixture
def real_money(settings: Any) -> None:
    """Stripe's own keys are set: whatever is sent there is charged."""
    settings.PAYMENT_GATEWAY, settings.STRIPE_IS_REAL = "stripe", True
    settings.STRIPE_SECRET_KEY, settings.STRIPE_PUBLISHABLE_KEY = "sk_live_x", "pk_live_x"
    settings.STRIPE_API_BASE = "https://api.stripe.com"


def demonstrate(shop: Shop) -> None:
    shop.settings.is_demo = True
    shop.settings.save()


def test_a_demonstration_never_charges_at_stripe(shop: Shop, real_money: None) -> None:
    """Sockets are closed to tests: a call to Stripe would fail."""
    demonstrate(shop)
    order = sell(shop)
    assert Payment.objects.get(order=order).gateway == "demo"
    assert order.status == "paid"


def test_a_shop_that_is_none_pays_through_stripe(shop: Shop, real_money: None) -> None:
    assert gateways.of(shop.site).name == "stripe"
    demonstrate(shop)
    assert gateways.of(type(shop.site).objects.get(pk=shop.site.pk)).name == "demo"


def test_what_was_begun_at_stripe_is_not_tried_there_again(shop: Shop, real_money: None) -> None:
    order = sell_declined(shop)
    Payment.objects.filter(order=order).update(gateway="stripe")
    with pytest.raises(ChargesStopped):
        billing.claim(order, method=build.GOOD, key="again")


def sell_declined(shop: Shop) -> Order:
    demonstrate(shop)
    return sell(shop, card=build.DECLINED)


def test_its_checkout_never_loads_stripes_form(shop: Shop, real_money: None) -> None:
    demonstrate(shop)
    options = Api(Client(), {}).ask(OPTIONS)["paymentOptions"]
    assert options == {"gateway": "demo", "publishableKey": "", "scriptUrl": ""}


def test_a_card_saved_there_is_none_of_stripes(shop: Shop, real_money: None) -> None:
    demonstrate(shop)
    saved = billing.save_card(build.register(shop), method=build.GOOD, key="k", return_url="/")
    assert saved.gateway == "demo"


def test_mails_of_a_demonstration_are_kept_and_can_be_read(shop: Shop, settings: Any) -> None:
    settings.MAILS_LEAVE = True
    demonstrate(shop)
    sell(shop)
    build.hear_everything()
    outbox.sweep()
    assert mailbox.outbox == []
    assert set(Mail.objects.values_list("state", flat=True)) == {Mail.State.KEPT}
    assert all(mail.subject and mail.html for mail in Mail.objects.all())
    assert not Mail.objects.exclude(sent_at=None).exists()


def test_mails_of_any_other_shop_leave(shop: Shop, settings: Any) -> None:
    settings.MAILS_LEAVE = True
    sell(shop)
    build.hear_everything()
    assert len(mailbox.outbox) == Mail.objects.filter(state=Mail.State.SENT).count() > 0


def test_a_demonstration_that_becomes_a_shop_sends_what_comes_then(shop: Shop, settings: Any) -> None:
    settings.MAILS_LEAVE = True
    demonstrate(shop)
    sell(shop)
    build.hear_everything()
    ShopSettings.objects.update(is_demo=False)
    outbox.sweep()
    assert mailbox.outbox == []
