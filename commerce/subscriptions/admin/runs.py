"""Renewal runs: what was foreseen, what was begun, and letting one go on that waits."""

from typing import Any

import django_filters
from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import DateRangePickerWidget
from wagtail.admin.widgets.button import ListingButton

from commerce.base.backoffice.acting import ActionView, Done, Foreseen, tried
from commerce.base.backoffice.filters import ShopFilterSet
from commerce.base.backoffice.links import site_name
from commerce.base.backoffice.panels import buttons, may
from commerce.base.backoffice.views import Facts, RecordView
from commerce.subscriptions.actions import running
from commerce.subscriptions.models import RenewalRun

WAITING = RenewalRun.State.WAITING


class RunFilterSet(ShopFilterSet):
    day = django_filters.DateFromToRangeFilter(label=gettext_lazy("Day"), widget=DateRangePickerWidget)
    state = django_filters.MultipleChoiceFilter(
        label=gettext_lazy("State"), choices=RenewalRun.State.choices, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = RenewalRun
        fields = ["day", "state"]


class RunView(RecordView):
    def notices(self) -> list[Any]:
        if self.object.state != WAITING:
            return []
        return [
            _("More is to be charged than was foreseen, so the run has stopped. Look why: a price, an import,"
              " many people who resumed on one day. If it is right, press “Let it go on”.")
        ]  # fmt: skip

    def facts(self) -> Facts:
        run = self.object
        return [
            (_("day"), run.day),
            (_("state"), run.get_state_display()),
            (_("site"), site_name(run.site)),
            (_("charges foreseen"), run.forecast_count),
            (_("amount foreseen"), run.forecast),
            (_("charges begun"), run.claimed),
            (_("amount begun"), run.begun),
            (_("charges allowed"), run.allowed),
            (_("started"), run.started_at),
            (_("finished"), run.finished_at),
        ]


class LetOnView(ActionView):
    """A waiting run may charge what is due now as well."""

    model = RenewalRun
    related = ("site",)
    section = "renewal-runs"
    label = gettext_lazy("Let it go on")
    lead = gettext_lazy("The run goes on within a minute, with what is due now.")
    serious = True

    def obstacle(self) -> Any:
        return "" if self.object.state == WAITING else _("This run does not wait for anybody.")

    def foresee(self, data: dict[str, Any]) -> Foreseen:
        run = self.object
        after = tried(lambda: running.let_on(run))
        count, amount = running.due_now(run)
        return Foreseen(
            facts=[
                (_("foreseen"), f"{run.forecast_count} · {run.forecast}"),
                (_("begun"), f"{run.claimed} · {run.begun}"),
                (_("due now"), f"{count} · {amount}"),
                (_("charges allowed afterwards"), after.allowed),
            ]
        )

    def act(self, data: dict[str, Any], *, token: str) -> Done:
        running.let_on(self.object)
        return Done(text=_("The run goes on."))


@buttons(RenewalRun, order=10)
def let_on_button(run: RenewalRun, user: Any) -> list[ListingButton]:
    if run.state != WAITING or not may(user, RenewalRun, "change"):
        return []
    address = reverse("renewal-runs:let-on", args=[run.pk])
    return [ListingButton(LetOnView.label, url=address, icon_name="rotate")]


def progress(run: RenewalRun) -> str:
    """As in "12 / 400"."""
    return f"{run.claimed} / {run.forecast_count}"
