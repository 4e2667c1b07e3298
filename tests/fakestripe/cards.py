"""Stripe's documented test cards: https://docs.stripe.com/testing"""

from dataclasses import dataclass

NO = "do_not_try_again"


@dataclass(frozen=True)
class TestCard:
    """`decline` is the error code, with the bank's `reason`; `authentication` says when the bank
    asks: "always", "once" (without its owner, until the card was set up), or "on_session" (never
    without its owner). What is declined can be saved only when `is_saved`. `refund` and `dispute`
    say what comes of a charge that succeeded: a refund that is "failed" or "pending" at first, and
    the reason of the dispute that the owner opens."""

    __test__ = False

    number: str
    brand: str = "visa"
    decline: str = ""
    reason: str = ""
    advice: str = ""
    authentication: str = ""
    is_saved: bool = False
    refund: str = ""
    dispute: str = ""


CARDS = {
    card.number: card
    for card in (
        TestCard("4242424242424242"),
        TestCard("5555555555554444", brand="mastercard"),
        TestCard("378282246310005", brand="amex"),
        TestCard("4000000000000002", decline="card_declined", reason="generic_decline"),
        TestCard("4000000000009995", decline="card_declined", reason="insufficient_funds"),
        TestCard("4000000000009987", decline="card_declined", reason="lost_card", advice=NO),
        TestCard("4000000000009979", decline="card_declined", reason="stolen_card", advice=NO),
        TestCard("4000000000000069", decline="expired_card", reason="expired_card"),
        TestCard("4000000000000127", decline="incorrect_cvc", reason="incorrect_cvc"),
        TestCard("4000000000000119", decline="processing_error", reason="processing_error"),
        TestCard("4000000000000341", decline="card_declined", reason="generic_decline", is_saved=True),
        TestCard("4000002500003155", authentication="once"),
        TestCard("4000000000003220", authentication="always"),
        TestCard("4000002760003184", authentication="always"),
        TestCard("4000003800000446", authentication="on_session"),
        TestCard(
            "4000008260003178", authentication="once", decline="card_declined",
            reason="insufficient_funds", is_saved=True,
        ),
        TestCard("4000000000005126", refund="failed"),
        TestCard("4000000000007726", refund="pending"),
        TestCard("4000000000000259", dispute="fraudulent"),
        TestCard("4000000000002685", dispute="product_not_received"),
    )
}  # fmt: skip

# Payment methods that exist in every test account; used, they become a new one of the customer's.
METHODS = {
    "pm_card_visa": "4242424242424242",
    "pm_card_mastercard": "5555555555554444",
    "pm_card_amex": "378282246310005",
    "pm_card_chargeDeclined": "4000000000000002",
    "pm_card_visa_chargeDeclined": "4000000000000002",
    "pm_card_chargeDeclinedInsufficientFunds": "4000000000009995",
    "pm_card_visa_chargeDeclinedInsufficientFunds": "4000000000009995",
    "pm_card_visa_chargeDeclinedLostCard": "4000000000009987",
    "pm_card_visa_chargeDeclinedStolenCard": "4000000000009979",
    "pm_card_chargeDeclinedExpiredCard": "4000000000000069",
    "pm_card_chargeDeclinedIncorrectCvc": "4000000000000127",
    "pm_card_chargeDeclinedProcessingError": "4000000000000119",
    "pm_card_chargeCustomerFail": "4000000000000341",
    "pm_card_authenticationRequiredOnSetup": "4000002500003155",
    "pm_card_authenticationRequired": "4000002760003184",
    "pm_card_threeDSecure2Required": "4000000000003220",
    "pm_card_authenticationRequiredSetupForOffSession": "4000003800000446",
    "pm_card_authenticationRequiredChargeDeclinedInsufficientFunds": "4000008260003178",
    "pm_card_refundFail": "4000000000005126",
    "pm_card_pendingRefund": "4000000000007726",
    "pm_card_createDispute": "4000000000000259",
    "pm_card_createDisputeProductNotReceived": "4000000000002685",
}


def brand_of(number: str) -> str:
    """The network by the first digit, for numbers that are no test card."""
    return {"3": "amex", "5": "mastercard"}.get(number[:1], "visa")


def is_number(number: str) -> bool:
    """Whether the last digit is the check digit of the others (ISO/IEC 7812, annex B)."""
    if not (number.isascii() and number.isdigit() and 12 <= len(number) <= 19):
        return False
    digits = [int(digit) for digit in reversed(number)]
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0
