"""What coupons promise off the charges of a subscription after its first."""

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from commerce.base.money import Money
from commerce.discounts.queries import Repeat


class Line(Protocol):
    """A line of a cart, or of the order that it became."""

    @property
    def formula_id(self) -> int | None: ...

    @property
    def total(self) -> Money: ...


def promised(line: Line, lines: Iterable[Line], repeats: Sequence[Repeat]) -> list[dict[str, Any]]:
    """The rows of Subscription.promised of what `line` starts, bought together with all `lines`; an amount
    is shared by those that it is for."""
    found = []
    for one in repeats:
        sharing = [
            each
            for each in lines
            if each.formula_id and (not one.formulas or each.formula_id in one.formulas)
        ]
        if line not in sharing:
            continue
        amounts = Money(one.amount, line.total.currency).allocate([each.total.amount for each in sharing])
        found.append(
            {
                "source": one.source, "title": one.title, "percent": one.percent,
                "amount": amounts[sharing.index(line)].amount, "free_delivery": one.free_delivery,
                "left": one.charges, "formulas": list(one.formulas),
            }
        )  # fmt: skip
    return found
