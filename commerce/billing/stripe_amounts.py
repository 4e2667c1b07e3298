"""Amounts as Stripe writes them: its smallest units are not everywhere those of `Money`."""

from babel.numbers import get_currency_precision

from commerce.base.money import Money

# https://docs.stripe.com/currencies: all others have two decimals there, ISK and UGX among them.
NO_DECIMALS = {
    "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF",
}  # fmt: skip
THREE_DECIMALS = {"BHD", "JOD", "KWD", "OMR", "TND"}


class AmountNotPossible(ValueError):
    """Stripe and `Money` cannot say the same amount in this currency."""


def to_stripe(money: Money) -> int:
    """The amount in Stripe's smallest unit. Raises AmountNotPossible for a fraction of it."""
    return _shifted(money.amount, _stripe_decimals(money.currency) - get_currency_precision(money.currency))


def from_stripe(amount: int, currency: str) -> Money:
    """The `Money` that Stripe calls `amount` `currency`. Raises AmountNotPossible likewise."""
    code = currency.upper()
    return Money(_shifted(amount, get_currency_precision(code) - _stripe_decimals(code)), code)


def _stripe_decimals(currency: str) -> int:
    if currency in NO_DECIMALS:
        return 0
    return 3 if currency in THREE_DECIMALS else 2


def _shifted(amount: int, places: int) -> int:
    if places >= 0:
        return int(amount * 10**places)
    shifted, rest = divmod(amount, 10**-places)
    if rest:
        raise AmountNotPossible(f"{amount} has no whole number of smallest units")
    return int(shifted)
