"""Which gateway takes the payments of this installation."""

from functools import cache

from django.conf import settings
from wagtail.models import Site

from commerce.base.models import ShopSettings
from commerce.billing.demo_gateway import DemoGateway
from commerce.billing.demo_statements import DemoStatements
from commerce.billing.gateway import Gateway
from commerce.billing.statements import Statements


def current() -> Gateway:
    """The gateway of new payments: Stripe when its keys are set, else the demonstration."""
    return named(settings.PAYMENT_GATEWAY)


def of(site: Site) -> Gateway:
    """The gateway of new payments on `site`: on a demonstration none that could really charge."""
    if settings.STRIPE_IS_REAL and ShopSettings.for_site(site).is_demo:
        return named(DemoGateway.name)
    return current()


@cache
def named(name: str) -> Gateway:
    """The gateway a payment was begun with, for all its life."""
    if name == DemoGateway.name:
        return DemoGateway()
    from commerce.billing.stripe import StripeGateway

    return StripeGateway()


def statements(name: str) -> Statements:
    """What the gateway of this name has written down, for one comparison."""
    if name == DemoStatements.name:
        return DemoStatements()
    from commerce.billing.stripe_statements import StripeStatements

    return StripeStatements()
