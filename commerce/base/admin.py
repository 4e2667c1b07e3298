"""The staff's page of the emergency stops, and the banner while something is stopped."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django import forms
from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import Column, Table
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from commerce.base import clock, stops
from commerce.base.backoffice.acting import AccountActionView, Done, Foreseen, ReasonField
from commerce.base.backoffice.actors import actor_of, names_of
from commerce.base.backoffice.panels import Panel, may
from commerce.base.backoffice.permissions import sees_every_site
from commerce.base.models import EmergencyStop, JournalEntry
from commerce.base.stops import Stoppable

SHOWN = 20
MOVED = timedelta(minutes=1)  # by less a clock is off by itself
STOPPED, RELEASED = "EmergencyStopped", "EmergencyReleased"
MEANING: dict[str, Any] = {
    Stoppable.CHARGES: gettext_lazy(
        "No card is charged and nothing is refunded: no renewal, no retry, no order in the shop."
        " Boxes already paid still leave."
    ),
    Stoppable.MAILS: gettext_lazy("No mail leaves. Those that wait are sent once mails go on."),
    Stoppable.WEBHOOKS: gettext_lazy(
        "What the payment provider tells us is kept, and dealt with once webhooks go on."
    ),
}


def stopped_now() -> list[Stoppable]:
    """What stands still, in one query."""
    row = EmergencyStop.objects.filter(pk=stops.ROW).first()
    return [what for what in Stoppable if row and getattr(row, f"{what.value}_stopped")]


class StopsView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """What can be stopped at once, what is, and who did it when and why."""

    model = EmergencyStop
    any_permission_required = ("view", "change")
    template_name = "base/stops.html"
    page_title = gettext_lazy("Emergency stops")
    header_icon = "warning"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **options: Any) -> dict[str, Any]:
        user, stopped = self.request.user, stopped_now()
        switches = [
            {"what": what, "label": what.label, "meaning": MEANING[what], "stopped": what in stopped}
            for what in Stoppable
        ]
        return super().get_context_data(
            switches=switches, may_switch=may(user, EmergencyStop, "change") and sees_every_site(user),
            history=_history(), **options,
        )  # fmt: skip


class SwitchForm(forms.Form):
    reason = ReasonField()


class SwitchView(AccountActionView):
    """Stops or releases one of them, on every site."""

    model = EmergencyStop
    form_class = SwitchForm
    stops = True

    def get_object(self) -> Stoppable:
        if self.kwargs["what"] not in Stoppable.values:
            raise Http404
        return Stoppable(self.kwargs["what"])

    @property
    def label(self) -> str:
        text = _("Stop: %(what)s") if self.stops else _("Let go on: %(what)s")
        return text % {"what": self.object.label}

    @property
    def serious(self) -> bool:  # type: ignore[override]
        return self.stops

    @property
    def back_url(self) -> str:
        return reverse("emergency-stops:index")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        index = {"url": self.back_url, "label": StopsView.page_title}
        return [*self.breadcrumbs_items, index, {"url": "", "label": self.label}]

    def foresee(self, data: dict[str, Any]) -> Foreseen:
        what = MEANING[self.object] if self.stops else _("What waited goes on within a minute.")
        return Foreseen(facts=[(self.object.label, what), (_("reason"), data["reason"])])

    def act(self, data: dict[str, Any], *, token: str) -> Done:
        switch = stops.stop if self.stops else stops.release
        switch(self.object, by=actor_of(self.request.user), reason=data["reason"])
        text = _("%(what)s: stopped, on every site.") if self.stops else _("%(what)s: they go on.")
        return Done(text=text % {"what": self.object.label})


class StoppedBanner(Component):
    """Says on the staff's home what stands still; nothing while nothing does."""

    name = "stopped"
    template_name = "base/stopped_banner.html"
    order = 1

    @cached_property
    def stopped(self) -> list[Stoppable]:
        return stopped_now()

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        request = parent_context["request"]
        latest = EmergencyStop.objects.get(pk=stops.ROW)
        return {
            "stopped": [what.label for what in self.stopped],
            "latest": latest,
            "by": names_of([latest.by])[latest.by],
            "may_see": may(request.user, EmergencyStop, "view"),
        }

    def render_html(self, parent_context: Any = None) -> Any:
        return super().render_html(parent_context) if self.stopped else ""


class ClockBanner(Component):
    """Says on the staff's home what day it is where a time machine moved the clock; else nothing."""

    name = "clock"
    template_name = "base/clock_banner.html"
    order = 3

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        return {"now": clock.now()}

    def render_html(self, parent_context: Any = None) -> Any:
        return super().render_html(parent_context) if abs(clock.offset()) >= MOVED else ""


def _history() -> Panel:
    entries = list(JournalEntry.objects.filter(name__in=(STOPPED, RELEASED)).order_by("-at", "-pk")[:SHOWN])
    names = names_of(entry.data["by"] for entry in entries)
    columns = [
        Column("at", label=_("When"), accessor="at"),
        Column("what", label=_("What"), accessor=lambda entry: Stoppable(entry.data["what"]).label),
        Column(
            "done", label=_("Done"),
            accessor=lambda entry: _("Stopped") if entry.name == STOPPED else _("Released"),
        ),
        Column("by", label=_("By"), accessor=lambda entry: names[entry.data["by"]]),
        Column("reason", label=_("Reason"), accessor=lambda entry: entry.data["reason"]),
    ]  # fmt: skip
    return Panel(heading=_("History"), table=Table(columns, entries), empty=_("Nothing was ever stopped."))
