"""What staff see of a customer's points, and do about them."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, Table
from wagtail.admin.widgets import AdminDateInput
from wagtail.admin.widgets.button import ListingButton

from commerce.base import clock
from commerce.base.backoffice.acting import ActionView, Done, Foreseen, KeyField, ReasonField, tried
from commerce.base.backoffice.filters import ShopFilterSet
from commerce.base.backoffice.links import record_link, site_name
from commerce.base.backoffice.panels import Panel, buttons, may, panel
from commerce.base.backoffice.views import Facts, RecordView
from commerce.base.errors import CommerceError
from commerce.base.money import Money
from commerce.catalog.queries import zone_of
from commerce.customers.models import Customer
from commerce.ledger.models import Account
from commerce.loyalty import actions, rules
from commerce.loyalty.models import Earning, Pass, Referral
from commerce.loyalty.models.programmes import MOST_POINTS
from commerce.loyalty.queries import moves_of, points_of, standing_of

SHOWN = 30
GIVE, TAKE = "give", "take"
CAUSES: dict[str, Any] = {
    "earned": gettext_lazy("Earned"),
    "captured": gettext_lazy("Spent on a reward"),
    "reward_back": gettext_lazy("Back again: the order was not kept"),
    "returned": gettext_lazy("Of an order that was returned"),
    "owed": gettext_lazy("For points of a return that were spent before"),
    "expired": gettext_lazy("Ended"),
    "sent": gettext_lazy("Given to another customer"),
    "staff": gettext_lazy("By staff"),
}


class PointsForm(forms.Form):
    key = KeyField()
    direction = forms.ChoiceField(
        label=gettext_lazy("Points"), widget=forms.RadioSelect, initial=GIVE,
        choices=[(GIVE, gettext_lazy("Give")), (TAKE, gettext_lazy("Take"))],
    )  # fmt: skip
    points = forms.IntegerField(label=gettext_lazy("How many"), min_value=1, max_value=MOST_POINTS)
    reason = ReasonField()


class _MemberView(ActionView):
    model = Customer
    site_lookup = "site"
    related = ("site",)
    section = "customers"
    permission_model = Account


class PointsView(_MemberView):
    """Staff give a customer points, or take some."""

    form_class = PointsForm
    label = gettext_lazy("Give or take points")
    lead = gettext_lazy("Points that you give count at once, and end as those that are earned do.")

    def foresee(self, data: dict[str, Any]) -> Foreseen:
        return Foreseen(
            facts=[
                (_("points now"), points_of(self.object)),
                (_("given") if data["direction"] == GIVE else _("taken"), data["points"]),
                (_("points afterwards"), tried(lambda: self._adjust(data))),
                (_("reason"), data["reason"]),
            ]
        )

    def act(self, data: dict[str, Any], *, token: str) -> Done:
        return Done(text=_("The customer now has %(count)d points.") % {"count": self._adjust(data)})

    def _adjust(self, data: dict[str, Any]) -> int:
        points = data["points"] if data["direction"] == GIVE else -data["points"]
        return actions.adjust_points(self.object, points=points, reason=data["reason"], key=data["key"])


class VisitForm(forms.Form):
    key = KeyField()


class VisitView(_MemberView):
    """The pass was scanned."""

    form_class = VisitForm
    label = gettext_lazy("Count a visit")
    lead = gettext_lazy("Visits lead to the programmes that ask for some.")

    def foresee(self, data: dict[str, Any]) -> Foreseen:
        known = Pass.objects.filter(customer=self.object).first()
        return Foreseen(
            facts=[(_("customer"), self.object), (_("visits so far"), known.visits if known else 0)]
        )

    def act(self, data: dict[str, Any], *, token: str) -> Done:
        visits = actions.count_visit(self.object, key=data["key"]).visits
        return Done(text=_("That was visit %(count)d.") % {"count": visits})


class PassForm(forms.Form):
    pro = forms.BooleanField(
        label=gettext_lazy("Professional customer"), required=False,
        help_text=gettext_lazy("May use the programmes for professional customers."),
    )  # fmt: skip
    born_on = forms.DateField(label=gettext_lazy("Birthday"), required=False, widget=AdminDateInput)

    def __init__(self, *args: Any, known: Pass | None, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today
        if known:
            self.fields["pro"].initial, self.fields["born_on"].initial = known.pro, known.born_on

    def clean_born_on(self) -> Any:
        day = self.cleaned_data["born_on"]
        try:
            if day:
                rules.check_birthday(day, today=self.today)
        except CommerceError as error:
            raise ValidationError(str(error)) from error
        return day


class PassView(_MemberView):
    """Staff say what they know of the customer."""

    form_class = PassForm
    label = gettext_lazy("Loyalty pass")

    def form_options(self) -> dict[str, Any]:
        return {
            "known": Pass.objects.filter(customer=self.object).first(),
            "today": clock.today(zone_of(self.object.site)),
        }

    def foresee(self, data: dict[str, Any]) -> Foreseen:
        return Foreseen(
            facts=[
                (_("customer"), self.object),
                (_("professional customer"), _("Yes") if data["pro"] else _("No")),
                (_("birthday"), data["born_on"] or ""),
            ]
        )

    def act(self, data: dict[str, Any], *, token: str) -> Done:
        actions.set_pass(self.object, pro=data["pro"], born_on=data["born_on"])
        return Done(text=_("The pass says so now."))


class ReferralFilterSet(ShopFilterSet):
    class Meta:
        model = Referral
        fields = {"state": ["exact"], "created_at": ["date__gte"]}


class ReferralView(RecordView):
    def facts(self) -> Facts:
        referral = self.object
        currency = referral.order.currency
        return [
            (_("recommended by"), record_link("customers", referral.referrer)),
            (_("friend"), record_link("customers", referral.friend)),
            (_("order"), record_link("orders", referral.order)),
            (_("off the order"), Money(referral.friend_amount, currency)),
            (_("credited"), Money(referral.reward_amount, currency)),
            (_("state"), referral.get_state_display()),
            (_("ordered"), referral.created_at),
            (_("site"), site_name(referral.order.site)),
        ]


def friend_discount(referral: Referral) -> Money:
    return Money(referral.friend_amount, referral.order.currency)


def reward(referral: Referral) -> Money:
    return Money(referral.reward_amount, referral.order.currency)


@buttons(Customer, order=30)
def member_buttons(customer: Customer, user: Any) -> list[ListingButton]:
    if not may(user, Account, "change") or customer.user_id is None:
        return []
    found = [
        ("points", PointsView.label, "pick"),
        ("visit", VisitView.label, "check"),
        ("pass", PassView.label, "user"),
    ]
    return [
        ListingButton(label, url=reverse(f"programmes:{name}", args=[customer.pk]), icon_name=icon)
        for name, label, icon in found
    ]


@panel(Customer, shows=Account, order=40)
def points(customer: Customer) -> Panel:
    """What moved the points of the customer."""
    rows = [
        {"at": entry.at, "cause": CAUSES.get(entry.reason, entry.reason), "points": f"{entry.amount:+d}",
         "left": entry.balance_after}
        for entry in moves_of(customer)[:SHOWN]
    ]  # fmt: skip
    standing = standing_of(customer)
    heading = _("Points: %(points)d, and %(pending)d that wait") % {
        "points": standing.points, "pending": standing.pending,
    }  # fmt: skip
    columns = [
        Column("at", label=_("When")),
        Column("cause", label=_("Reason")),
        Column("points", label=_("Points")),
        Column("left", label=_("Afterwards")),
    ]
    return Panel(heading=heading, table=Table(columns, rows), empty=_("None yet."))


@panel(Customer, shows=Account, order=41)
def earnings(customer: Customer) -> Panel:
    rows = Earning.objects.filter(customer=customer).select_related("order")[:SHOWN]
    columns = [
        Column("earned_at", label=_("Earned")),
        Column("reason", label=_("Reason"), accessor=_cause),
        Column("points", label=_("Points")),
        Column("taken_back", label=_("Taken back")),
        Column("approves_at", label=_("Counts from")),
        Column("expires_on", label=_("Gone on")),
    ]
    return Panel(heading=_("Points earned"), table=Table(columns, rows), empty=_("None yet."))


def _cause(earning: Earning) -> Any:
    return record_link("orders", earning.order) if earning.order else earning.get_reason_display()
