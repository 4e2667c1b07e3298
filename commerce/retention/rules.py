"""When an offer may be made, until when a contract can be withdrawn from, when a notice is due."""

import hashlib
from datetime import date, timedelta

from commerce.catalog.rules import add_months
from commerce.retention.errors import AnswerInvalid, AnswerTooLong, WithdrawalOver

SCALE = ("1", "2", "3", "4", "5")
LONGEST_ANSWER = 1000
SATURDAY = 5
NOTICE_FROM, NOTICE_UNTIL = 3, 1  # months before the deadline


def is_cool(accepted_on: date | None, *, today: date, months: int) -> bool:
    """Whether somebody who took an offer on `accepted_on` may be made one again."""
    return accepted_on is None or today >= add_months(accepted_on, months)


def is_held_out(customer: str, *, percent: int) -> bool:
    """Whether this customer is never made an offer, so that its effect can be measured.

    The same customer is always answered the same; whoever is held out at 10 % is so at 20 %.
    """
    digest = hashlib.sha256(f"hold-out:{customer}".encode()).digest()
    return int.from_bytes(digest[:4], "big") % 100 < percent


def last_day_to_withdraw(received_on: date, *, days: int) -> date:
    """The day of receipt does not count; a last day at the weekend becomes the Monday (L221-19)."""
    last = received_on + timedelta(days=days)
    return last + timedelta(days=7 - last.weekday()) if last.weekday() >= SATURDAY else last


def check_withdrawable(received_on: date | None, *, today: date, days: int) -> None:
    """Raises WithdrawalOver after the last day; while nothing has arrived there is none (L221-18)."""
    if received_on is not None and today > (last := last_day_to_withdraw(received_on, days=days)):
        raise WithdrawalOver(last)


def is_notice_due(deadline: date, *, today: date) -> bool:
    """Whether today is three months to one month before the deadline (L215-1)."""
    return add_months(deadline, -NOTICE_FROM) <= today <= add_months(deadline, -NOTICE_UNTIL)


def check_answer(kind: str, value: str, *, choices: list[str]) -> str:
    """The answer as it is kept. Raises AnswerInvalid, AnswerTooLong."""
    value = value.strip()
    if len(value) > LONGEST_ANSWER:
        raise AnswerTooLong(most=LONGEST_ANSWER)
    allowed = {"choice": choices, "scale": list(SCALE)}.get(kind)
    if allowed is not None and value not in allowed:
        raise AnswerInvalid(field="value")
    return value
