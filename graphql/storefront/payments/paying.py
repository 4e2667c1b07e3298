"""What the mutations that pay have in common."""

from typing import Any

from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from commerce.base.errors import CommerceError
from commerce.billing import rules
from commerce.billing.errors import PaymentDeclined, PaymentUnknown
from commerce.billing.models import Attempt
from storefront.context import Context
from storefront.orders.types import next_action
from storefront.payments.types import PaymentPayload
from storefront.problems import problem_of

LONGEST = 255  # of what names a card or a try: Stripe's own limit for keys
LONGEST_URL = 400  # gateways keep it, with the id of the order in it


class Missing(CommerceError):
    code = "REQUIRED"


def key_of(idempotency_key: str) -> str:
    """The key, which must be one. Raises Missing, CommerceError for what is no key."""
    if not idempotency_key.strip():
        raise Missing(_("Give a key that is new for each try."), field="idempotency_key")
    if not _is_name(idempotency_key):
        raise CommerceError(
            _("A key has at most %(most)d characters that can be seen.") % {"most": LONGEST},
            field="idempotency_key",
        )
    return idempotency_key


def method_of(payment_method: str) -> str:
    """What the gateway's form gave, or a saved card's id. Raises Missing, CommerceError for neither."""
    if not payment_method.strip():
        raise Missing(_("Choose how to pay."), field="payment_method")
    if not _is_name(payment_method):
        raise CommerceError(_("This is no way to pay that we know."), field="payment_method")
    return payment_method


def return_url(url: str, context: Context) -> str:
    """The absolute address to come back to. Raises CommerceError for another site's, and for no address."""
    request = context.request
    root = request.build_absolute_uri("/") if request else context.viewer.site.root_url + "/"
    scheme, _sep, host = root.rstrip("/").partition("://")
    address = root.rstrip("/") + url if url.startswith("/") else url
    is_ours = url_has_allowed_host_and_scheme(url, {host}, require_https=scheme == "https")
    if not is_ours or not address.startswith(root) or len(address) > LONGEST_URL or not url.isprintable():
        raise CommerceError(_("Give an address of this site to come back to."), field="return_url")
    return address


def _is_name(text: str) -> bool:
    return len(text) <= LONGEST and text.isprintable()


def paid(order: Any, attempt: Attempt | None) -> PaymentPayload:
    """The order, and what came of the attempt to pay it."""
    payload = PaymentPayload(order=order, next_action=next_action(attempt))
    if attempt is None:
        return payload
    if attempt.state == Attempt.State.DECLINED:
        declined = PaymentDeclined(attempt.decline_code, rules.reason(attempt.decline_code))
        payload.problems = [problem_of(declined)]
    elif attempt.state in (Attempt.State.SENT, Attempt.State.UNKNOWN):
        payload.problems = [problem_of(PaymentUnknown())]
    return payload
