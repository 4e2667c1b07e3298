"""Passes: how customers are known where points are earned."""

import secrets
from datetime import date

from commerce.base import clock
from commerce.base.actions import action
from commerce.base.events import publish
from commerce.base.ids import ALPHABET
from commerce.catalog.queries import zone_of
from commerce.customers.models import Customer
from commerce.loyalty import rules
from commerce.loyalty.errors import BirthdayKept
from commerce.loyalty.events import PassChanged, VisitCounted
from commerce.loyalty.models import Pass

NUMBER_LENGTH, CODE_LENGTH = 12, 10  # 60 and 50 random bits


def pass_of(customer: Customer) -> Pass:
    """The customer's pass, made when it is first asked for."""
    found, _made = Pass.objects.get_or_create(
        customer=customer,
        defaults={
            "number": _drawn(NUMBER_LENGTH).upper(),
            "code": _drawn(CODE_LENGTH),
            "created_at": clock.now(),
        },
    )
    return found


@action
def set_birthday(customer: Customer, day: date) -> Pass:
    """When the customer was born, told once. Raises BirthdayInvalid, BirthdayKept."""
    rules.check_birthday(day, today=clock.today(zone_of(customer.site)))
    row = Pass.objects.locked().get(pk=pass_of(customer).pk)
    if row.born_on not in (None, day):
        raise BirthdayKept(field="bornOn")
    row.born_on = day
    row.save(update_fields=["born_on"])
    return row


@action
def set_pass(customer: Customer, *, pro: bool, born_on: date | None) -> Pass:
    """What staff know of the customer. Raises BirthdayInvalid."""
    if born_on:
        rules.check_birthday(born_on, today=clock.today(zone_of(customer.site)))
    row = Pass.objects.locked().get(pk=pass_of(customer).pk)
    row.pro, row.born_on = pro, born_on
    row.save(update_fields=["pro", "born_on"])
    publish(PassChanged(site=customer.site_id, customer=customer.public_id, pro=pro))
    return row


@action
def count_visit(customer: Customer, *, key: str) -> Pass:
    """One more visit: the pass was scanned. A key that was counted just now is not counted again."""
    row = Pass.objects.locked().get(pk=pass_of(customer).pk)
    if row.last_scan == key:
        return row
    row.last_scan, row.visits = key, row.visits + 1
    row.save(update_fields=["last_scan", "visits"])
    publish(VisitCounted(site=customer.site_id, customer=customer.public_id, visits=row.visits, key=key))
    return row


def _drawn(length: int) -> str:
    return "".join(ALPHABET[byte % 32] for byte in secrets.token_bytes(length))
