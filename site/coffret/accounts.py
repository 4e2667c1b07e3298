"""What allauth leaves to the shop: forms, where its own words do not fit a theme's, and its mails."""

from collections.abc import Callable
from typing import Any

from allauth.account import app_settings, forms
from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as allauth
from django.conf import settings
from django.utils.translation import get_language
from wagtail.models import Site

from content.emails import direct


class LoginForm(forms.LoginForm):
    """Without its link for a forgotten password, which each theme has below the form, and its capitals."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["password"].help_text = ""
        self.fields["remember"].label = str(self.fields["remember"].label).capitalize()


Told = dict[str, Any]


def _confirming(told: Told) -> Told:
    return {"confirm_url": told.get("activate_url", ""), "code": told.get("code", "")}


def _resetting(told: Told) -> Told:
    return {"reset_url": told.get("password_reset_url", ""), "code": told.get("code", "")}


MAILS: dict[str, tuple[str, Callable[[Told], Told]]] = {
    "email_confirmation": ("ConfirmEmail", _confirming),
    "email_confirmation_signup": ("ConfirmEmail", _confirming),
    "login_code": (
        "SignInCode",
        lambda told: {"code": told["code"], "minutes": app_settings.LOGIN_BY_CODE_TIMEOUT // 60},
    ),
    "password_reset_key": ("PasswordReset", _resetting),
    "password_reset_code": ("PasswordReset", _resetting),
    "unknown_account": ("NoAccount", lambda told: {"register_url": told["signup_url"]}),
    "account_already_exists": ("AccountExists", _resetting),
}
"""What allauth calls its mail → the message of the shop, and what it is told."""


class Adapter(DefaultAccountAdapter):
    def send_mail(self, template_prefix: str, email: str, context: Told) -> None:
        """In the shop's own dress and words, where it has such a message."""
        name = template_prefix.rpartition("/")[2]
        site = Site.find_for_request(allauth.request)
        if name not in MAILS or site is None:
            super().send_mail(template_prefix, email, context)
            return
        message, told = MAILS[name]
        facts = {"email": email, **told(context)}
        direct.send(message, facts, to=email, site=site, language=get_language() or settings.LANGUAGE_CODE)
