"""Reasons for which the outbox refuses."""

from django.utils.translation import gettext_lazy as _

from commerce.base.errors import CommerceError


class StillOnItsWay(CommerceError):
    message = _("This mail has not left yet. It leaves by itself.")


class NeverOff(CommerceError):
    message = _("This mail cannot be switched off.")


class TooManyTests(CommerceError):
    message = _("That is enough for an hour: please look at the test mails that you have.")


class MailsStopped(CommerceError):
    message = _("All mails are stopped under Settings → Emergency stops: a test mail does not leave either.")
