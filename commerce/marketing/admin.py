"""Newsletter sign-ups as staff read them: who agreed to what, when and where, and who no longer does."""

from typing import Any

import django_filters
from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget
from wagtail.admin.ui.tables import Column, StatusTagColumn, Table, TitleColumn
from wagtail.admin.widgets.button import ListingButton

from commerce.base.backoffice.acting import ActionView, Done, Foreseen
from commerce.base.backoffice.filters import ShopFilterSet
from commerce.base.backoffice.links import site_name
from commerce.base.backoffice.panels import Panel, buttons, may, panel
from commerce.base.backoffice.views import Facts, RecordView
from commerce.customers.models import Customer
from commerce.marketing import actions
from commerce.marketing.models import SignUp


class SignUpFilterSet(ShopFilterSet):
    state = django_filters.MultipleChoiceFilter(
        label=_("State"), choices=SignUp.State.choices, widget=forms.CheckboxSelectMultiple
    )
    asked_at = django_filters.DateFromToRangeFilter(label=_("Signed up"), widget=DateRangePickerWidget)

    class Meta:
        model = SignUp
        fields = ["state", "language", "origin"]


class SignUpView(RecordView):
    def facts(self) -> Facts:
        signed = self.object
        return [
            (_("e-mail address"), signed.email),
            (_("state"), signed.get_state_display()),
            (_("what was agreed to"), signed.wording),
            (_("language"), signed.get_language_display()),
            (_("origin"), signed.get_origin_display()),
            (_("page"), signed.page),
            (_("signed up"), signed.asked_at),
            (_("confirmed"), signed.confirmed_at),
            (_("confirmed at the address"), signed.confirmed_as),
            (_("withdrawn"), signed.withdrawn_at),
            (_("withdrawn through"), signed.get_withdrawn_by_display()),
            (_("site"), site_name(signed.site)),
        ]


class WithdrawView(ActionView):
    """Ends a consent for somebody who asked for it."""

    model = SignUp
    section = "newsletter"
    label = _("Withdraw")
    lead = _("For somebody who asked for it. Only they can sign up again.")
    serious = True

    def obstacle(self) -> Any:
        return "" if self.object.withdrawn_at is None else _("It was withdrawn already.")

    def foresee(self, data: dict[str, Any]) -> Foreseen:
        return Foreseen(
            facts=[
                (_("e-mail address"), self.object.email),
                (_("from then on"), _("No news is sent to it. Mails about orders still come.")),
            ]
        )

    def act(self, data: dict[str, Any], *, token: str) -> Done:
        actions.withdraw(self.object, by=SignUp.By.STAFF)
        return Done(text=_("%(email)s receives no news any more.") % {"email": self.object.email})


@buttons(SignUp, order=10)
def sign_up_buttons(signed: SignUp, user: Any) -> list[ListingButton]:
    if signed.withdrawn_at or not may(user, SignUp, "change"):
        return []
    url = reverse("newsletter:withdraw", args=[signed.pk])
    return [ListingButton(WithdrawView.label, url=url, icon_name="cross")]


@panel(Customer, shows=SignUp, order=80)
def sign_ups_of_customer(customer: Customer) -> Panel:
    columns = [
        TitleColumn("asked_at", label=_("Signed up"), url_name="newsletter:inspect"),
        StatusTagColumn("state", label=_("State"), accessor="get_state_display"),
        Column("confirmed_at", label=_("Confirmed")),
        Column("withdrawn_at", label=_("Withdrawn")),
    ]
    rows = SignUp.objects.of_address(customer.email, site=customer.site)
    return Panel(
        heading=_("Newsletter"), table=Table(columns, rows),
        empty=_("This address has not signed up for the newsletter."),
    )  # fmt: skip
