"""Moving many subscriptions to another carrier, from the list, once it was seen what each will pay."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.admin.views.bulk_action import BulkAction

from commerce.base.backoffice.actors import actor_of
from commerce.base.backoffice.filters import as_listed
from commerce.base.backoffice.panels import may
from commerce.base.backoffice.permissions import within_sites
from commerce.base.errors import CommerceError
from commerce.base.events import acting_as
from commerce.base.money import Money
from commerce.fulfilment.models import Carrier
from commerce.subscriptions import actions, plans
from commerce.subscriptions.admin.lists import SEARCHED, SubscriptionFilterSet
from commerce.subscriptions.models import Subscription

MOST = 200  # at once


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """What a subscription pays for the delivery of a term, now and from `day` on, and what each charge is
    then; or the `refusal` for which it stays with who brings it now."""

    subscription: Subscription
    now: Money
    after: Money | None = None
    day: date | None = None
    charge: Money | None = None
    refusal: str = ""


class CarrierForm(forms.Form):
    carrier = forms.ModelChoiceField(
        Carrier.objects.none(), label=gettext_lazy("Brought by"), empty_label=None, widget=forms.RadioSelect,
        help_text=gettext_lazy(
            "Nobody pays more for it: who agreed to a lower price keeps it, and where the new carrier costs"
            " less, the customer pays less from their next charge on. Paid boxes that can still change go"
            " this way too. Each customer is written to. Carriers to pick-up points are not listed: customers"
            " choose their own point."
        ),
    )  # fmt: skip


class MoveToCarrier(BulkAction):
    """Those that cannot be moved stay as they are, and the page says why; each of the others is moved by
    itself, under the name of who did it."""

    models = [Subscription]
    template_name = "subscriptions/move.html"
    display_name = gettext_lazy("Move to another carrier")
    aria_label = gettext_lazy("Move the ticked subscriptions to another carrier")
    action_type = "move_to_carrier"
    action_priority = 10
    form_class = CarrierForm

    @cached_property
    def ticked(self) -> list[Subscription]:
        if not may(self.request.user, Subscription, "change"):
            return []
        asked = self.request.GET.getlist("id")
        rows = within_sites(Subscription.objects.all(), user=self.request.user, lookup="site")
        if "all" in asked:
            rows = as_listed(rows, self.request, filters=SubscriptionFilterSet, searched=SEARCHED)
        else:
            rows = rows.filter(pk__in=[pk for pk in asked if pk.isdecimal() and len(pk) < 10])
        known = rows.select_related("site", "customer", "formula__group", "carrier")
        return list(known.order_by("pk")[:MOST])

    def get_actionable_objects(self) -> tuple[list[Subscription], dict[str, list[Subscription]]]:
        return self.ticked, {"items_with_no_access": []}

    def get_form(self, form_class: Any = None) -> forms.Form:
        form = super().get_form(form_class)
        sites = {subscription.site_id for subscription in self.ticked}
        field: Any = form.fields["carrier"]
        field.queryset = Carrier.objects.filter(site__in=sites, active=True, to_pickup_point=False)
        return form

    def get_context_data(self, **options: Any) -> dict[str, Any]:
        full = len(self.ticked) == MOST
        return super().get_context_data(title=self.display_name, most=MOST if full else None, **options)

    def form_valid(self, form: forms.Form) -> HttpResponse:
        carrier = form.cleaned_data["carrier"]
        if "confirm" in self.request.POST:
            self._move(carrier)
            return redirect(self.next_url)
        moves = [_foreseen(subscription, carrier) for subscription in self.ticked]
        able = [move for move in moves if not move.refusal]
        refused = [move for move in moves if move.refusal]
        return self.render_to_response(
            self.get_context_data(form=form, carrier=carrier, able=able, refused=refused)
        )

    def _move(self, carrier: Carrier) -> None:
        refused = []
        with acting_as(actor_of(self.request.user)):
            for subscription in self.ticked:
                try:
                    actions.hand_over(subscription, carrier=carrier)
                except CommerceError as error:
                    refused.append(f"{subscription}: {error}")
        moved = len(self.ticked) - len(refused)
        text = ngettext(
            "%(count)d subscription is now brought by %(carrier)s.",
            "%(count)d subscriptions are now brought by %(carrier)s.",
            moved,
        )
        messages.success(self.request, text % {"count": moved, "carrier": carrier})
        if refused:
            messages.warning(self.request, _("Left as they are: %(which)s") % {"which": "; ".join(refused)})


def _foreseen(subscription: Subscription, carrier: Carrier) -> Move:
    now = subscription.shipping
    work = partial(actions.hand_over, subscription, carrier=carrier)
    try:
        plan = plans.preview("hand_over", subscription, work)
    except CommerceError as error:
        return Move(subscription=subscription, now=now, refusal=str(error))
    coming = next(((box.dates.charge_on, box.price) for box in plan.boxes if box.price is not None), None)
    day, charge = coming or (None, None)
    return Move(subscription=subscription, now=now, after=plan.shipping, day=day, charge=charge)
