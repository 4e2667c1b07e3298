"""The staff's home: whether the money is sound, and whether this database is where it belongs."""

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from kombu.exceptions import OperationalError as BrokerError
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import Column, StatusTagColumn, Table
from wagtail.admin.widgets.button import HeaderButton

from commerce.base import installation
from commerce.base.backoffice.acting import AccountActionView, Done, Foreseen
from commerce.base.backoffice.actors import actor_of, names_of
from commerce.base.backoffice.panels import Panel, may, panel
from commerce.base.backoffice.permissions import sees_every_site
from commerce.base.backoffice.views import Facts
from commerce.base.errors import TryAgain
from commerce.base.models import Installation
from commerce.billing.actions import next_payout_on
from commerce.billing.admin.account import AccountList, AccountRecord
from commerce.billing.models import Dispute, Finding, Reconciliation
from commerce.checks import tasks
from commerce.checks.invariants import INVARIANTS
from commerce.checks.models import AuditRun


class AuditList(AccountList):
    @cached_property
    def header_buttons(self) -> list[Any]:
        if not (may(self.request.user, AuditRun, "add") and sees_every_site(self.request.user)):
            return []
        return [HeaderButton(AuditNow.label, url=reverse("audits:run"), icon_name="rotate")]


class AuditView(AccountRecord):
    def facts(self) -> Facts:
        run = self.object
        return [
            (_("state"), _("Sound") if run.is_sound else _("Not sound")),
            (_("ran"), run.ran_at),
            (_("by"), names_of([run.actor])[run.actor]),
        ]


@panel(AuditRun, shows=AuditRun, order=10)
def invariants(run: AuditRun) -> Panel:
    columns = [
        Column("label", label=_("What must be true"), accessor="label"),
        StatusTagColumn(
            "state", label=_("State"), accessor=lambda one: _state(run, one.name),
            primary=lambda one: run.offenders.get(one.name) == [],
        ),
        Column("offenders", label=_("What breaks it"), accessor=lambda one: _offenders(run, one.name)),
    ]  # fmt: skip
    return Panel(heading=_("Invariants"), table=Table(columns, INVARIANTS), empty="")


class AuditNow(AccountActionView):
    """Asks every invariant now."""

    model: type[models.Model] = AuditRun
    permission_required = "add"
    label = _("Check the money now")

    def get_object(self) -> Any:
        return self.label

    @property
    def back_url(self) -> str:
        return reverse("audits:index")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        index = {"url": self.back_url, "label": _("Audits")}
        return [*self.breadcrumbs_items, index, {"url": "", "label": self.label}]

    def foresee(self, data: dict[str, Any]) -> Foreseen:
        return Foreseen(facts=[(_("questions asked"), len(INVARIANTS))])

    def act(self, data: dict[str, Any], *, token: str) -> Done:
        try:
            tasks.audit.delay(actor_of(self.request.user))
        except BrokerError as error:
            raise TryAgain from error
        return Done(text=_("The check has begun. Reload the list to see its result."))


class ConfirmInstallation(AuditNow):
    """Says that a copied database belongs here now."""

    model = Installation
    permission_required = "change"
    label = _("Let this installation charge and mail")
    lead = _(
        "This database was copied from another place. As long as the original is alive, only one of"
        " the two may charge customers and write to them."
    )
    serious = True

    @property
    def back_url(self) -> str:
        return reverse("wagtailadmin_home")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.label}]

    def foresee(self, data: dict[str, Any]) -> Foreseen:
        return Foreseen(facts=[(name, f"{was} → {now}") for name, was, now in installation.difference()])

    def act(self, data: dict[str, Any], *, token: str) -> Done:
        installation.confirm(by=actor_of(self.request.user))
        return Done(text=_("Charges and mails leave from here."))


class CopyBanner(Component):
    """Says that nothing is charged nor mailed because the database was copied; else nothing."""

    name = "copied"
    template_name = "checks/copied.html"
    order = 2

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        user = parent_context["request"].user
        return {
            "difference": installation.difference(),
            "may_confirm": may(user, Installation, "change") and sees_every_site(user),
        }

    def render_html(self, parent_context: Any = None) -> Any:
        return super().render_html(parent_context) if installation.is_copy() else ""


class MoneyPanel(Component):
    """Green or red: the last audit, the last comparison, open disputes and the next payout."""

    name = "money"
    template_name = "checks/money.html"
    order = 120

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        audit = AuditRun.objects.first()
        compared = Reconciliation.objects.exclude(state=Reconciliation.State.RUNNING).first()
        return {
            "audit": audit,
            "broken": [one.label for one in INVARIANTS if audit and audit.offenders.get(one.name)],
            "compared": compared,
            "alarms": compared.findings.filter(kind__in=Finding.ALARMS).count() if compared else 0,
            "disputes": Dispute.objects.open().count(),
            "due": Dispute.objects.open().first(),
            "next_payout": next_payout_on(),
        }

    def render_html(self, parent_context: Any = None) -> Any:
        return (
            super().render_html(parent_context)
            if may(parent_context["request"].user, AuditRun, "view")
            else ""
        )


def _state(run: AuditRun, name: str) -> Any:
    if name not in run.offenders:
        return _("Not answered")
    return _("Broken") if run.offenders[name] else _("Holds")


def _offenders(run: AuditRun, name: str) -> str:
    return ", ".join(run.offenders.get(name, []))
