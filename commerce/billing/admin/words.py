"""What staff read of a gateway's reasons; shoppers are told less (billing.rules)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from commerce.billing.models import Attempt

REFUSALS: dict[str, Any] = {
    "abandoned": _("The confirmation by the bank was not finished."),
    "authentication_failed": _("The bank could not confirm that it was the customer."),
    "authentication_required": _("The bank wants its customer to confirm: send them the payment link."),
    "card_declined": _("Refused by the bank without a reason."),
    "card_not_supported": _("This card cannot pay such a purchase."),
    "card_velocity_exceeded": _("The card has reached its limit."),
    "declined": _("Refused by the bank without a reason."),
    "do_not_honor": _("Refused by the bank without a reason."),
    "expired_card": _("The card has expired."),
    "fraudulent": _("The bank or the payment provider suspects fraud. Do not insist."),
    "generic_decline": _("Refused by the bank without a reason."),
    "incorrect_cvc": _("Wrong security code."),
    "incorrect_number": _("Wrong card number."),
    "insufficient_funds": _("Not enough money on the account."),
    "invalid_account": _("The card's account no longer exists."),
    "lost_card": _("The card was reported lost. Only another card can pay."),
    "no_card": _("There is no card to charge."),
    "pickup_card": _("The bank has withdrawn the card. Only another card can pay."),
    "processing_error": _("A fault at the bank."),
    "revocation_of_all_authorizations": _("The customer has forbidden all charges at their bank."),
    "revocation_of_authorization": _("The customer has forbidden this charge at their bank."),
    "stolen_card": _("The card was reported stolen. Only another card can pay."),
    "transaction_not_allowed": _("The bank does not allow this kind of charge on the card."),
    "unavailable": _("The payment provider did not answer; nobody was charged."),
    "unknown_test_card": _("No test card of the demonstration."),
    "withdrawal_count_limit_exceeded": _("The card has reached its limit."),
}
OTHER = _("Refused (%(code)s).")


def refusal(code: str) -> Any:
    """Why a charge was refused, in plain words; "" where it was not."""
    if not code:
        return ""
    return REFUSALS.get(code) or OTHER % {"code": code}


def outcome(attempt: Attempt) -> Any:
    return refusal(attempt.decline_code)


def card_of(attempt: Attempt) -> str:
    """As in "Visa ·4242"; "" before it is known."""
    return f"{attempt.card_brand.title()} ·{attempt.card_last4}" if attempt.card_last4 else ""
