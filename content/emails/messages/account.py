"""An account begins, and somebody gets into it."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from commerce.base.events import Event
from commerce.customers.events import CustomerRegistered
from commerce.customers.models import Customer
from commerce.orders.events import OrderPaid
from commerce.orders.models import Order
from content import rendering
from content.emails.letters import Message, Shop
from content.emails.messages.about import HELLO
from content.emails.samples import SHOP
from content.emails.vocabulary import SIGN_IN, Subject, given, offers, terms
from content.emails.words import Words, button, h, p


class Welcome(Message[CustomerRegistered]):
    event = CustomerRegistered
    label = _("Welcome")
    about = Subject.ACCOUNT
    tells = terms("email")
    links = offers("account", "shop")
    words = Words(
        _("Welcome to {shop}"),
        _("Your account is ready."),
        (
            HELLO,
            p(
                _(
                    "Your account is ready. In it you see what comes next, change or skip a box, and find"
                    " your invoices."
                )
            ),
            button("account", _("Go to your account")),
            p(_("Anything on your mind? Answer this mail, and a person reads it.")),
        ),
    )
    sample = {
        "email": "camille@shop.example",
        "account_url": SHOP.url("/account/"),
        "shop_url": SHOP.origin,
    }

    def recipient(self, event: CustomerRegistered) -> Customer | None:
        return Customer.objects.select_related("site").filter(public_id=event.customer).first()

    def facts(self, event: CustomerRegistered, *, shop: Shop, at: datetime) -> dict[str, Any]:
        return {
            "email": Customer.objects.get(public_id=event.customer).email,
            "account_url": shop.url(rendering.page_url("AccountPage")),
            "shop_url": shop.origin,
        }


class FinishRegistration(Message[OrderPaid]):
    """To whoever ordered for the first time without an account."""

    event = OrderPaid
    label = _("Invitation to finish registration")
    about = Subject.ACCOUNT
    tells = terms("email", "number")
    links = offers("register")
    words = Words(
        _("One step left to your account"),
        _("Follow order {number}, and change your boxes yourself."),
        (
            HELLO,
            p(
                _(
                    "You ordered without an account, which is fine. With one you follow order {number},"
                    " change your boxes and find your invoices."
                )
            ),
            p(_("All that is missing is a password. Use this address, {email}, and your order is in it.")),
            button("register", _("Make my account")),
        ),
    )
    sample = {
        "email": "camille@shop.example",
        "number": "2026-000123",
        "register_url": SHOP.url("/accounts/signup/"),
    }

    def recipient(self, event: OrderPaid) -> Customer | None:
        order = Order.objects.select_related("customer__site").get(public_id=event.order)
        buyer = order.customer
        if buyer.user_id is not None or order.source != Order.Source.CHECKOUT:
            return None
        return None if buyer.orders.placed().exclude(pk=order.pk).exists() else buyer

    def holds(self, event: OrderPaid) -> bool:
        return self.recipient(event) is not None

    def facts(self, event: OrderPaid, *, shop: Shop, at: datetime) -> dict[str, Any]:
        order = Order.objects.select_related("customer").get(public_id=event.order)
        return {
            "email": order.customer.email,
            "number": order.number,
            "register_url": shop.url(reverse("account_signup")),
        }


class _Direct(Message[Event]):
    about = Subject.ACCOUNT
    required = SIGN_IN
    whens = {
        "by_code": given("code", _("a code is to be typed")),
    }


class ConfirmEmail(_Direct):
    label = _("Confirm the e-mail address")
    tells = terms("email", "code")
    links = offers("confirm")
    words = Words(
        _("Confirm your e-mail address"),
        _("One press, and {shop} knows that it is yours."),
        (
            HELLO,
            p(_("Somebody, we hope you, gave {email} as their address at {shop}. Confirm that it is yours.")),
            h("{code}", when="by_code"),
            button("confirm", _("Confirm my address")),
            p(_("If it was not you, do nothing.")),
        ),
    )
    sample = {"email": "camille@shop.example", "code": "", "confirm_url": SHOP.url("/accounts/sample/")}


class SignInCode(_Direct):
    label = _("Code to sign in")
    tells = terms("email", "code", "minutes")
    words = Words(
        _("Your code for {shop}"),
        _("It holds for {minutes} minutes."),
        (
            HELLO,
            p(_("Type this code where you asked for it:")),
            h("{code}"),
            p(_("It holds for {minutes} minutes. Give it to nobody: we never ask for it.")),
            p(_("If it was not you, do nothing.")),
        ),
    )
    sample = {"email": "camille@shop.example", "code": "7KQ-4RM", "minutes": 3}


class PasswordReset(_Direct):
    label = _("New password")
    tells = terms("email", "code")
    links = offers("reset")
    words = Words(
        _("Choose a new password"),
        _("For your account at {shop}."),
        (
            HELLO,
            p(_("Somebody, we hope you, asked for a new password for {email} at {shop}.")),
            h("{code}", when="by_code"),
            button("reset", _("Choose my new password")),
            p(_("If it was not you, do nothing: your password stays as it is.")),
        ),
    )
    sample = {"email": "camille@shop.example", "code": "", "reset_url": SHOP.url("/accounts/sample/")}


class NoAccount(_Direct):
    """To an address that asked to get into an account which does not exist."""

    label = _("No account of this address")
    tells = terms("email")
    links = offers("register")
    whens = {}
    words = Words(
        _("There is no account of yours at {shop}"),
        _("Somebody asked to get into one with this address."),
        (
            HELLO,
            p(_("Somebody, perhaps you, asked to get into an account of {email}. There is none at {shop}.")),
            p(_("Perhaps you used another address. Or make an account now.")),
            button("register", _("Make my account")),
        ),
    )
    sample = {"email": "camille@shop.example", "register_url": SHOP.url("/accounts/signup/")}


class AccountExists(_Direct):
    """To an address that was given for a new account, and has one already."""

    label = _("Account exists already")
    tells = terms("email")
    links = offers("reset")
    whens = {}
    words = Words(
        _("You have an account at {shop} already"),
        _("Sign in, or choose a new password."),
        (
            HELLO,
            p(_("Somebody, perhaps you, wanted to make an account with {email}. There is one already.")),
            p(_("Sign in as ever. If the password is lost, choose another.")),
            button("reset", _("Choose my new password")),
            p(_("If it was not you, do nothing.")),
        ),
    )
    sample = {"email": "camille@shop.example", "reset_url": SHOP.url("/accounts/password/reset/")}


MESSAGES: tuple[type[Message[Any]], ...] = (Welcome, FinishRegistration)
DIRECT: tuple[type[Message[Any]], ...] = (ConfirmEmail, SignInCode, PasswordReset, NoAccount, AccountExists)
