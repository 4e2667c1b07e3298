"""Subscriptions of before renewals existed get their next term, and their boxes what they are of."""

from datetime import date
from zoneinfo import ZoneInfo

from django.db import migrations

from commerce.catalog.rules import BoxDates, Schedule
from commerce.subscriptions.rules import Calendar


def place_next_terms(apps, _schema_editor):
    Subscription = apps.get_model("subscriptions", "Subscription")
    for subscription in Subscription.objects.filter(status="active").select_related("formula", "site"):
        cycles = subscription.cycles.all()
        cycles.update(formula=subscription.formula, quantity=subscription.quantity)
        subscription.first_slot = max((cycle.idx for cycle in cycles), default=-1) + 1
        subscription.next_slot = subscription.first_slot
        subscription.next_charge_at = _calendar(apps, subscription).charge_at(subscription.next_slot)
        subscription.save()


def _calendar(apps, subscription):
    formula = subscription.formula
    shop = apps.get_model("base", "ShopSettings").objects.filter(site=subscription.site).first()
    editions: dict[date, BoxDates] = {
        edition.month: BoxDates(
            month=edition.month, cutoff_at=edition.cutoff_at,
            charge_on=edition.charge_on, ships_on=edition.ships_on,
        )
        for edition in apps.get_model("catalog", "Edition").objects.filter(group=formula.group_id)
    }  # fmt: skip
    schedule = Schedule(
        kind=formula.calendar, interval_months=formula.interval_months, boxes=formula.boxes,
        lock_days=formula.lock_days, charge_day=formula.charge_day, ship_day=formula.ship_day,
        ship_after=formula.ship_after,
    )  # fmt: skip
    return Calendar(
        schedule=schedule, anchor=subscription.anchor, anchor_slot=0, editions=editions,
        zone=ZoneInfo(shop.time_zone if shop else "Europe/Paris"),
    )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("subscriptions", "0002_renewals")]

    operations = [migrations.RunPython(place_next_terms, migrations.RunPython.noop)]
