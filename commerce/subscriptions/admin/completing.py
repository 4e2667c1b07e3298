"""Settling what is missing in a personalised box, of which nothing was left in the shop."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets.button import ListingButton

from commerce.base.backoffice.acting import ActionView, Done, Foreseen, ReasonField, tried
from commerce.base.backoffice.panels import buttons, may
from commerce.catalog.models import Product, Variant
from commerce.fulfilment.models import DeliveryNote
from commerce.subscriptions import actions


class CompleteForm(forms.Form):
    """What takes the place of what is missing, step by step."""

    reason = ReasonField()

    def __init__(self, *args: Any, note: DeliveryNote, **options: Any) -> None:
        super().__init__(*args, **options)
        goods = Variant.objects.in_stock().filter(
            active=True, product__site=note.site_id, product__kind=Product.Kind.GOODS
        )
        for one in note.missing:
            self.fields[one["step"]] = forms.ModelChoiceField(
                goods.select_related("product").prefetch_related("values"), required=False,
                label=f"{one['quantity']} × {one['name']}",
                empty_label=gettext_lazy("Nothing: it leaves without"),
                help_text=gettext_lazy("Anything in stock; the customer reads what it is."),
            )  # fmt: skip


class CompleteView(ActionView):
    model = DeliveryNote
    related = ("site",)
    section = "delivery-notes"
    form_class = CompleteForm
    label = gettext_lazy("Complete the box")
    lead = gettext_lazy(
        "Nothing was left of what goes into this box. Choose what takes its place, or let it leave without;"
        " its customer is written to. Afterwards it can be packed."
    )

    def obstacle(self) -> Any:
        if self.object.missing and self.object.status == DeliveryNote.Status.PLANNED:
            return ""
        return _("Nothing is missing in its box.")

    def form_options(self) -> dict[str, Any]:
        return {"note": self.object}

    def foresee(self, data: dict[str, Any]) -> Foreseen:
        def work() -> str:
            self._complete(data)
            return DeliveryNote.objects.get(pk=self.object.pk).contents_line

        return Foreseen(facts=[(_("contents"), tried(work)), (_("reason"), data["reason"])])

    def act(self, data: dict[str, Any], *, token: str) -> Done:
        self._complete(data)
        return Done(text=_("The box is complete: it can be packed."))

    def _complete(self, data: dict[str, Any]) -> None:
        instead = {one["step"]: data[one["step"]] for one in self.object.missing}
        actions.complete_box(self.object, instead=instead, reason=data["reason"])


@buttons(DeliveryNote, order=10)
def complete_button(note: DeliveryNote, user: Any) -> list[ListingButton]:
    held = note.missing and note.status == DeliveryNote.Status.PLANNED
    if not (held and may(user, DeliveryNote, "change")):
        return []
    address = reverse("subscriptions:complete-box", args=[note.pk])
    return [ListingButton(CompleteView.label, url=address, icon_name="list-ul")]
