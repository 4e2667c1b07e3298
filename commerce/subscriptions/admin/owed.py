"""Unpaid boxes: the list, and what staff do about one."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import DateRangePickerWidget
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, Table
from wagtail.admin.widgets.button import Button

from commerce.base.backoffice.acting import Done, Foreseen, KeyField, ReasonField, tried
from commerce.base.backoffice.filters import ShopFilterSet
from commerce.base.backoffice.links import copy_button, public_address, record_link
from commerce.base.backoffice.panels import Panel, may
from commerce.base.backoffice.permissions import within_sites
from commerce.base.backoffice.views import ListView
from commerce.base.errors import CommerceError
from commerce.billing.admin.words import refusal
from commerce.billing.models import Attempt
from commerce.subscriptions import actions, links, plans, rules
from commerce.subscriptions.admin.acting import SubscriptionActionView, foreseen
from commerce.subscriptions.errors import PlanChanged
from commerce.subscriptions.models import Cycle, RenewalSettings, Subscription, Term
from commerce.subscriptions.owing import NEEDS_AUTHENTICATION, NEEDS_CARD, Owed, owed_by

GIVE_UP = "give-up"
NEEDS: dict[str, Any] = {
    NEEDS_CARD: gettext_lazy("The customer has to give another card"),
    NEEDS_AUTHENTICATION: gettext_lazy("The customer has to confirm with their bank"),
}


class UnpaidFilterSet(ShopFilterSet):
    site_lookup = "subscription__site"
    status = django_filters.MultipleChoiceFilter(
        label=gettext_lazy("Where it stands"), widget=forms.CheckboxSelectMultiple,
        choices=[
            (Term.Status.DUE.value, gettext_lazy("Is tried again")),
            (Term.Status.UNPAID.value, gettext_lazy("Every try was made")),
        ],
    )  # fmt: skip
    failed_at = django_filters.DateFromToRangeFilter(
        label=gettext_lazy("First refused"), widget=DateRangePickerWidget
    )

    class Meta:
        model = Term
        fields = ["status", "failed_at"]


def unpaid_terms() -> QuerySet[Term]:
    """Those whose charge was refused and that are still owed."""
    return Term.objects.filter(status__in=("due", "unpaid"), failed_at__isnull=False, order__isnull=False)


def count_unpaid(user: Any) -> int:
    """On the user's sites."""
    return within_sites(unpaid_terms(), user=user, lookup="subscription__site").count()


class UnpaidList(ListView):
    page_title = gettext_lazy("Unpaid")
    verbose_name = gettext_lazy("unpaid box")
    verbose_name_plural = gettext_lazy("unpaid boxes")

    def get_base_queryset(self) -> QuerySet[Term]:
        # Sites prefetched, not joined: rows of one site share it, and with it what it remembers.
        rows = super().get_base_queryset().filter(pk__in=unpaid_terms())
        return rows.prefetch_related("subscription__site")

    def paginate_queryset(self, queryset: QuerySet[Term], page_size: int) -> tuple[Any, ...]:
        paginator, page, rows, has_others = super().paginate_queryset(queryset, page_size)
        terms = list(rows)
        explain(terms)
        return paginator, page, terms, has_others

    @cached_property
    def columns(self) -> list[Any]:
        # Whoever has the link may act as the customer.
        link = Column("link", label="", accessor=pay_link_of)
        columns = super().columns
        columns[0].label = _("Subscription")
        return [*columns, *([link] if may(self.request.user, Subscription, "change") else [])]

    def get_inspect_url(self, instance: Term) -> str:
        return reverse("subscriptions:inspect", args=[instance.subscription_id])

    def get_list_more_buttons(self, term: Term) -> list[Button]:
        if not may(self.request.user, Subscription, "change"):
            return []
        pk = term.subscription_id
        charge, give_up = (reverse(f"subscriptions:{name}", args=[pk]) for name in ("charge", "give-up"))
        cancel = reverse("subscriptions:act", args=[pk, "cancel"])
        return [
            Button(ChargeView.label, url=charge, icon_name="decimal", priority=10),
            Button(GiveUpView.label, url=give_up, icon_name="cross", priority=20),
            Button(_("Cancel the subscription"), url=cancel, icon_name="calendar", priority=30),
        ]


def explain(terms: Sequence[Term]) -> None:
    """Each term knows, as `told`, what its subscription owes, why, and which box waits; four queries,
    and one more for each site."""
    subscriptions = [term.subscription for term in terms]
    owed = owed_by(subscriptions)
    orders = [term.order_id for term in terms]
    last = {
        attempt.payment.order_id: attempt
        for attempt in Attempt.objects.filter(payment__order__in=orders)
        .select_related("payment")
        .order_by("payment", "n")
    }
    boxes: dict[int | None, Cycle] = {}
    for box in Cycle.objects.filter(term__in=terms, status=Cycle.Status.DUE).order_by("-idx"):
        boxes[box.term_id] = box
    sites = {one.site_id: one.site for one in subscriptions}
    tries = {pk: len(RenewalSettings.for_site(site).retry_days) + 1 for pk, site in sites.items()}
    for term in terms:
        attempt = last.get(term.order_id or 0)
        code = attempt.decline_code if attempt else rules.NO_CARD
        if attempt and attempt.state == Attempt.State.REQUIRES_ACTION:
            code = "authentication_required"
        term.told = {  # type: ignore[attr-defined]
            "amount": owed[term.subscription_id].amount,
            "tries": f"{term.tries} / {tries[term.subscription.site_id]}",
            "why": refusal(code),
            "next": next_step(owed[term.subscription_id]),
            "box": boxes.get(term.pk),
        }


def next_step(owed: Owed) -> Any:
    """The day of the next try, or what it waits for."""
    if owed.needs:
        return NEEDS[owed.needs]
    if owed.next_try_at is None:
        return _("None: every try was made")
    return date_format(localtime(owed.next_try_at))


def held_box(term: Term) -> str:
    box = term.told["box"]  # type: ignore[attr-defined]
    return date_format(box.ships_on) if box else ""


def pay_link_of(term: Term) -> Any:
    subscription = term.subscription
    address = public_address(subscription.site, links.pay_link(subscription))
    return copy_button(address, _("Copy the payment link"))


def owed_panel(subscriptions: Sequence[Subscription], *, with_links: bool) -> Panel:
    """What these owe, on their page."""
    terms = list(unpaid_terms().filter(subscription__in=subscriptions).select_related("order"))
    by_pk = {subscription.pk: subscription for subscription in subscriptions}
    for term in terms:
        term.subscription = by_pk[term.subscription_id]
    explain(terms)
    columns: list[Any] = [
        Column("order", label=_("Order"), accessor=lambda term: record_link("orders", term.order)),
        *owed_columns(),
    ]
    if with_links:
        columns.append(Column("link", label="", accessor=pay_link_of))
    return Panel(heading=_("Unpaid"), table=Table(columns, terms), empty=_("Nothing is owed."))


def owed_columns() -> list[Any]:
    return [
        Column("amount", label=gettext_lazy("Owed"), accessor=lambda term: term.told["amount"]),
        Column("tries", label=gettext_lazy("Tries"), accessor=lambda term: term.told["tries"]),
        Column("failed_at", label=gettext_lazy("First refused")),
        Column("why", label=gettext_lazy("Last refusal"), accessor=lambda term: term.told["why"]),
        Column("next", label=gettext_lazy("Next try"), accessor=lambda term: term.told["next"]),
        Column("box", label=gettext_lazy("Held box of"), accessor=held_box),
    ]


class UnpaidMenuItem(MenuItem):
    """With a badge that says how many there are."""

    def is_shown(self, request: Any) -> bool:
        return may(request.user, Subscription, "view") or may(request.user, Subscription, "change")

    def render_component(self, request: Any) -> Any:
        component = super().render_component(request)
        count = count_unpaid(request.user)
        if count:
            component.attrs = {**component.attrs, "data-count": str(count)}
        return component


class OwedView(SubscriptionActionView):
    """Something done about what one subscription owes."""

    def obstacle(self) -> Any:
        try:
            actions.owed_order(self.object)
        except CommerceError as error:
            return str(error)
        return ""


class ChargeForm(forms.Form):
    key = KeyField()
    reason = ReasonField(
        help_text=gettext_lazy("For the journal: who asked for it, and how. The customer is not there.")
    )


class ChargeView(OwedView):
    form_class = ChargeForm
    label = gettext_lazy("Charge now")
    lead = gettext_lazy(
        "The saved card is charged at once. The automatic tries go on as planned if it refuses."
    )

    def foresee(self, data: dict[str, Any]) -> Foreseen:
        order = actions.owed_order(self.object)
        tried(lambda: actions.claim_owed(self.object, **data))
        return Foreseen(
            facts=[
                (_("customer"), self.object.customer),
                (_("order"), record_link("orders", order)),
                (_("charged"), order.due),
                (_("card"), self.object.payment_method),
                (_("reason"), data["reason"]),
            ]
        )

    def act(self, data: dict[str, Any], *, token: str) -> Done:
        attempt = actions.charge_owed(self.object, **data)
        match attempt.state:
            case Attempt.State.SUCCEEDED:
                return Done(
                    text=_("%(amount)s charged: the box is paid.") % {"amount": attempt.payment.money}
                )
            case Attempt.State.REQUIRES_ACTION:
                text = _("The bank wants its customer to confirm: send them the payment link.")
            case Attempt.State.DECLINED:
                text = _("Not charged. %(reason)s") % {"reason": refusal(attempt.decline_code)}
            case _unknown:
                text = _("It is not known yet whether the card was charged. It will not be charged twice.")
        return Done(text=text, well=False)


class GiveUpForm(forms.Form):
    reason = ReasonField(help_text=gettext_lazy("For the journal."))


class GiveUpView(OwedView):
    form_class = GiveUpForm
    label = gettext_lazy("Give up the unpaid box")
    lead = gettext_lazy("What is owed is not charged any more and its box does not come; the next ones do.")
    serious = True

    def foresee(self, data: dict[str, Any]) -> Foreseen:
        order = actions.owed_order(self.object)
        return foreseen(self._plan(data), [(_("given up"), order.due), (_("reason"), data["reason"])])

    def act(self, data: dict[str, Any], *, token: str) -> Done:
        plan = self._plan(data)
        if plan.token != token:
            raise PlanChanged(plan)
        if not actions.drop_owed(self.object, reason=data["reason"]):
            return Done(text=_("It was paid in the meantime: the box comes."), well=False)
        return Done(text=_("The unpaid box is given up."))

    def _plan(self, data: dict[str, Any]) -> plans.Plan:
        order = actions.owed_order(self.object)
        work = partial(actions.go_on_without, self.object, order=order, reason=data["reason"])
        return plans.preview(GIVE_UP, self.object, work)
