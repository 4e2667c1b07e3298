"""Which gateway takes the payments of this installation."""

from collections.abc import Iterable
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
    """The gateway of new payments on `site`."""
    return named(names_of([site.pk])[site.pk])


def names_of(sites: Iterable[int]) -> dict[int, str]:
    """The name of the gateway of new payments on each of the sites, by their keys. One query at most."""
    found = dict.fromkeys(sites, current().name)
    return found | dict.fromkeys(harmless(found), DemoGateway.name)


def harmless(sites: Iterable[int]) -> set[int]:
    """Those of the sites that are demonstrations, where charges would be real: there nothing is charged."""
    if not settings.STRIPE_IS_REAL:
        return set()
    shops = ShopSettings.objects.filter(site__in=list(sites), is_demo=True)
    return set(shops.values_list("site_id", flat=True))


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
