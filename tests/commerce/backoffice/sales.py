"""Purchases, for tests that look at what they leave behind, and staff who look."""

from dataclasses import replace

from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupSitePermission, Site

from commerce.base.models import User
from commerce.checkout import actions as checkout
from commerce.orders.models import Order
from commerce.subscriptions import actions as subscriptions
from tests.commerce import shop as build
from tests.commerce.shop import Shop


def sell(
    shop: Shop, *, name: str = "Ada Lovelace", card: str = build.GOOD, formula: str = "quarterly"
) -> Order:
    """A new customer's order; once paid, with its subscription and its parcels."""
    customer = build.register(shop)
    cart = build.filled_cart(shop, customer, **{formula: 1})
    checkout.set_address(cart, address=replace(build.HOME, name=name))
    order, _attempt = build.pay(shop, cart, customer, method=card)
    if order.status == Order.Status.PAID:
        subscriptions.start(order)
    return order


def staff(*codenames: str, only: Site | None = None, email: str = "staff@example.com") -> User:
    """Somebody of the back office who may do this much, on all sites or on one."""
    group = Group.objects.create(name=email)
    group.permissions.set(Permission.objects.filter(codename__in=["access_admin", *codenames]))
    if only:
        permission = Permission.objects.get(codename="change_shopsettings")
        GroupSitePermission.objects.create(group=group, site=only, permission=permission)
    user = User.objects.create_user(email, "a long password")
    user.groups.add(group)
    return user
