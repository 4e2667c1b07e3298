"""Our records against the gateway's: what was found, and starting a comparison."""

from typing import Any

from django import forms
from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from kombu.exceptions import OperationalError as BrokerError
from wagtail.admin.ui.tables import Column, StatusTagColumn, Table
from wagtail.admin.widgets.button import HeaderButton

from commerce.base.backoffice.acting import AccountActionView, Done, Foreseen
from commerce.base.backoffice.actors import actor_of, names_of
from commerce.base.backoffice.panels import Panel, may, panel
from commerce.base.backoffice.permissions import sees_every_site
from commerce.base.backoffice.views import Facts
from commerce.base.errors import TryAgain
from commerce.billing import tasks
from commerce.billing.admin.account import AccountList, AccountRecord
from commerce.billing.models import Reconciliation

LONGEST = 400
OF: dict[str, Any] = {
    "payment": _("payment"),
    "refund": _("refund"),
    "dispute": _("dispute"),
    "payout": _("payout"),
    "account": _("account"),
}
COMPARED: dict[str, Any] = {
    "charges": _("charges"),
    "refunds": _("refunds"),
    "disputes": _("disputes"),
    "payouts": _("payouts"),
    "account": _("account"),
}


class ReconciliationList(AccountList):
    def visible(self) -> QuerySet[Any]:
        """With how many findings each has, counted in the same statement."""
        return super().visible().annotate(found=Count("findings"))

    @cached_property
    def header_buttons(self) -> list[Any]:
        user = self.request.user
        if not (may(user, Reconciliation, "add") and sees_every_site(user)):
            return []
        url = reverse("reconciliations:run")
        return [HeaderButton(RunView.label, url=url, icon_name="rotate")]


class ReconciliationView(AccountRecord):
    def facts(self) -> Facts:
        run = self.object
        return [
            (_("state"), run.get_state_display()),
            (_("at work on"), run.step),
            (_("from"), run.since),
            (_("started"), run.started_at),
            (_("finished"), run.finished_at),
            (_("by"), names_of([run.actor])[run.actor]),
            (
                _("compared"),
                ", ".join(f"{COMPARED[name]} {count}" for name, count in run.counts.items()),
            ),
        ]


class DaysForm(forms.Form):
    days = forms.IntegerField(label=_("Days back"), min_value=1, max_value=LONGEST, initial=35)


class RunView(AccountActionView):
    """Starts a comparison, whose progress the list shows."""

    model = Reconciliation
    permission_required = "add"
    form_class = DaysForm
    label = _("Compare with the gateway now")

    def get_object(self) -> Any:
        return self.label

    @property
    def back_url(self) -> str:
        return reverse("reconciliations:index")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        index = {"url": self.back_url, "label": _("Reconciliations")}
        return [*self.breadcrumbs_items, index, {"url": "", "label": self.label}]

    def foresee(self, data: dict[str, Any]) -> Foreseen:
        what = _(
            "What is missing here is imported, what differs is shown, another amount freezes its payment."
        )
        return Foreseen(facts=[(_("days back"), data["days"]), (_("what happens"), what)])

    def act(self, data: dict[str, Any], *, token: str) -> Done:
        try:
            tasks.reconcile.delay(data["days"], actor_of(self.request.user))
        except BrokerError as error:
            raise TryAgain from error
        return Done(text=_("The comparison has begun. Reload the list to see how far it is."))


@panel(Reconciliation, shows=Reconciliation, order=10)
def findings(run: Reconciliation) -> Panel:
    columns = [
        StatusTagColumn(
            "kind", label=_("Finding"), accessor="get_kind_display", primary=lambda finding: finding.is_alarm
        ),
        Column("subject", label=_("Of"), accessor=lambda finding: OF[finding.subject]),
        Column("reference", label=_("Reference")),
        Column("detail", label=_("Detail")),
    ]
    return Panel(
        heading=_("Findings"), table=Table(columns, run.findings.all()), empty=_("Both sides agree.")
    )
