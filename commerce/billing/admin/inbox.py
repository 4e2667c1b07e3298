"""What the gateway told us, for as long as it is kept."""

import json
from typing import Any

import django_filters
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.widgets.button import ListingButton

from commerce.base.backoffice.acting import ActionView, Done, Foreseen
from commerce.base.backoffice.panels import buttons, may
from commerce.base.backoffice.views import Facts
from commerce.billing import actions
from commerce.billing.admin.account import AccountRecord, OfTheAccount
from commerce.billing.models import GatewayEvent
from commerce.billing.webhooks import wake


class WebhookFilterSet(WagtailFilterSet):
    received_at = django_filters.DateFromToRangeFilter(label=_("Received"), widget=DateRangePickerWidget)
    waiting = django_filters.BooleanFilter(
        field_name="processed_at", lookup_expr="isnull", label=_("Not applied yet")
    )

    class Meta:
        model = GatewayEvent
        fields = ["object_type"]


class WebhookView(AccountRecord):
    def facts(self) -> Facts:
        event = self.object
        data = json.dumps(event.payload, indent=2, ensure_ascii=False)
        return [
            (_("message"), event.event_id),
            (_("kind"), event.type),
            (_("object at the gateway"), event.object_ref),
            (_("received"), event.received_at),
            (_("applied"), event.processed_at),
            (_("outcome"), event.outcome),
            (_("failures"), event.failures),
            (_("data"), format_html("<pre>{}</pre>", data)),
        ]


class ApplyAgainView(OfTheAccount, ActionView):
    model = GatewayEvent
    section = "webhooks"
    label = _("Apply again")
    lead = _(
        "The payment provider is asked again about what this message names. Nothing happens twice by it."
    )

    def foresee(self, data: dict[str, Any]) -> Foreseen:
        return Foreseen(facts=[(_("kind"), self.object.type), (_("of"), self.object.object_ref)])

    def act(self, data: dict[str, Any], *, token: str) -> Done:
        actions.apply_again(self.object)
        wake(self.object.pk)
        return Done(text=_("The message is applied again."))


@buttons(GatewayEvent, order=10)
def webhook_buttons(event: GatewayEvent, user: Any) -> list[ListingButton]:
    if not may(user, GatewayEvent, "change"):
        return []
    url = reverse("webhooks:again", args=[event.pk])
    return [ListingButton(ApplyAgainView.label, url=url, icon_name="rotate")]
