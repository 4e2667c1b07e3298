"""Payouts to the bank, down to each charge."""

import csv
from collections.abc import Iterator
from typing import Any

import django_filters
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, Table
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import ListingButton
from wagtail.permissions import policy_registry

from commerce.base.backoffice.links import record_link
from commerce.base.backoffice.panels import Panel, buttons, panel
from commerce.base.backoffice.views import Facts
from commerce.billing import actions
from commerce.billing.admin.account import AccountList, AccountRecord, OfTheAccount
from commerce.billing.models import BalanceEntry, Payout

RELATED = ("payment__order", "refund__order", "dispute__payment__order")


class PayoutFilterSet(WagtailFilterSet):
    made_at = django_filters.DateFromToRangeFilter(label=gettext_lazy("Date"), widget=DateRangePickerWidget)

    class Meta:
        model = Payout
        fields = ["state", "gateway", "currency"]


class PayoutList(AccountList):
    """With the day of the next one, which the gateway makes by itself."""

    @cached_property
    def page_subtitle(self) -> str:
        on = actions.next_payout_on()
        return _("Next payout: %(day)s") % {"day": date_format(on)} if on else ""

    def get_page_subtitle(self) -> str:
        return self.page_subtitle


class PayoutView(AccountRecord):
    def facts(self) -> Facts:
        payout = self.object
        entries = payout.entries.all()
        fees = sum(entry.fee_amount for entry in entries)
        return [
            (_("state"), payout.get_state_display()),
            (_("amount"), payout.money),
            (_("of which fees"), type(payout.money)(-fees, payout.currency)),
            (_("made"), payout.made_at),
            (_("arrives"), payout.arrives_on),
            (_("reference at the gateway"), payout.gateway_ref),
        ]

    def notices(self) -> list[Any]:
        if self.object.is_complete:
            return []
        return [_("Its entries are not here yet, or do not add up to it. The next comparison tries again.")]


class EntriesCsv(PermissionCheckedMixin, OfTheAccount, View):
    """The entries of one payout as a table."""

    model = Payout
    any_permission_required = ("view",)
    related = ()
    request: HttpRequest

    @property
    def permission_policy(self) -> Any:
        return policy_registry.get_by_type(Payout)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        payout = get_object_or_404(self.visible(), pk=pk)
        answer = HttpResponse(content_type="text/csv; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="payout-{payout.gateway_ref}.csv"'
        table = csv.writer(answer)
        table.writerow(
            [_("date"), _("kind"), _("order"), _("reference at the gateway"), _("amount"), _("fee"), _("net"),
             _("currency")]
        )  # fmt: skip
        table.writerows(_rows(payout))
        return answer


def _rows(payout: Payout) -> Iterator[list[Any]]:
    for entry in payout.entries.select_related(*RELATED):
        yield [
            entry.at.isoformat(), entry.get_kind_display(), _order_of(entry) or "", entry.gateway_ref,
            entry.money.decimal, entry.fee.decimal, entry.net.decimal, entry.currency,
        ]  # fmt: skip


@panel(Payout, shows=Payout, order=10)
def entries(payout: Payout) -> Panel:
    columns = [
        Column("at", label=_("Date")),
        Column("kind", label=_("Kind"), accessor="get_kind_display"),
        Column("order", label=_("Order"), accessor=_order_link),
        Column("money", label=_("Amount")),
        Column("fee", label=_("Fee")),
        Column("net", label=_("Net")),
    ]
    rows = list(payout.entries.select_related(*RELATED))
    return Panel(heading=_("What adds up to it"), table=Table(columns, rows), empty=_("Not itemised yet."))


@buttons(Payout, order=10)
def payout_buttons(payout: Payout, _user: Any) -> list[ListingButton]:
    url = reverse("payouts:entries", args=[payout.pk])
    return [ListingButton(_("Entries as CSV"), url=url, icon_name="download")]


def _order_of(entry: BalanceEntry) -> Any:
    if entry.payment:
        return entry.payment.order
    if entry.refund:
        return entry.refund.order
    return entry.dispute.payment.order if entry.dispute else None


def _order_link(entry: BalanceEntry) -> Any:
    order = _order_of(entry)
    return record_link("orders", order) if order else "—"
