"""Reasons for which the outbox refuses."""

from django.utils.translation import gettext_lazy as _

from commerce.base.errors import CommerceError


class StillOnItsWay(CommerceError):
    message = _("This mail has not left yet. It leaves by itself.")
