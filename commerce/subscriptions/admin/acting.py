"""The page on which staff do something to a subscription, after a dry run."""

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from wagtail.admin.ui.tables import Column, Table

from commerce.base.backoffice.acting import ActionView, Done, Foreseen
from commerce.base.backoffice.panels import Panel
from commerce.base.backoffice.views import Facts
from commerce.base.errors import CommerceError
from commerce.billing import actions as billing
from commerce.subscriptions import plans
from commerce.subscriptions.admin.panels import box_columns, composition_column
from commerce.subscriptions.admin.wishes import WISHES, Wish
from commerce.subscriptions.errors import PlanChanged
from commerce.subscriptions.models import Subscription
from commerce.subscriptions.plans import Plan


class SubscriptionActionView(ActionView):
    """An action whose consequences are a plan: what it was shown with must still be so."""

    model = Subscription
    related = ("site", "customer", "formula__group", "payment_method")
    section = "subscriptions"

    def refused(self, form: Any, error: CommerceError) -> HttpResponse:
        if isinstance(error, PlanChanged):
            return self.show(form, foreseen=foreseen(error.plan), refusal=str(error))
        return super().refused(form, error)


class WishView(SubscriptionActionView):
    """One of `WISHES`, by its name in the address."""

    @property
    def wish(self) -> Wish:
        return WISHES[self.kwargs["wish"]]

    def get_object(self) -> Any:
        if self.kwargs["wish"] not in WISHES:
            raise Http404
        return super().get_object()

    label = property(lambda self: self.wish.label)
    lead = property(lambda self: self.wish.lead)
    serious = property(lambda self: self.wish.serious)
    form_class = property(lambda self: self.wish.form)

    def form_options(self) -> dict[str, Any]:
        return {"subscription": self.object, "user": self.request.user}

    def foresee(self, data: dict[str, Any]) -> Foreseen:
        work = self.wish.work(self.object, data)
        return foreseen(plans.preview(self.kwargs["wish"], self.object, work))

    def act(self, data: dict[str, Any], *, token: str) -> Done:
        work = self.wish.work(self.object, data)
        done = plans.commit(self.kwargs["wish"], self.object, work, token=token)
        refunds = [billing.send_refund(refund) for refund in done[1]] if isinstance(done, tuple) else []
        failed = [refund for refund in refunds if refund.state == "failed"]
        if failed:
            return Done(
                text=_("Done, but the card refused the refund: give store credit instead."), well=False
            )
        return Done(text=_("Done: %(action)s.") % {"action": self.wish.label})


def foreseen(plan: Plan, facts: Facts | None = None) -> Foreseen:
    """A plan as staff read it."""
    shown: Facts = [*(facts or []), (_("status afterwards"), Subscription.Status(plan.status).label)]
    if plan.refunded:
        shown.append((_("given back"), plan.refunded))
    if plan.undo_until:
        shown.append((_("can be undone until"), plan.undo_until))
    boxes = box_columns()
    if any(box.choices for box in plan.boxes):
        boxes.append(composition_column())
    charges = [Column("day", label=_("Charged on")), Column("amount", label=_("Amount"))]
    return Foreseen(
        facts=shown, token=plan.token,
        panels=[
            Panel(
                heading=_("Charges to come"), table=Table(charges, plan.charges),
                empty=_("Nothing more is charged."),
            ),
            Panel(
                heading=_("Next boxes"), table=Table(boxes, plan.boxes),
                empty=_("No box is to come."),
            ),
        ],
    )  # fmt: skip
