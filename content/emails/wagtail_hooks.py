"""The outbox in the staff's side bar."""

from typing import Any

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.permissions import register_permission_policy

from commerce.base.backoffice.permissions import RecordPolicy
from commerce.base.backoffice.viewsets import RecordViewSet
from content.emails import admin
from content.emails.models import Mail

register_permission_policy(Mail, RecordPolicy(Mail, actions=("view", "change")))


class MailViewSet(RecordViewSet):
    model = Mail
    name = "mails"
    icon = "mail"
    menu_label = _("Sent mails")
    menu_order = 90
    add_to_admin_menu = True
    inspect_view_class = admin.MailView
    filterset_class = admin.MailFilterSet
    related = ("site", "entry")
    list_display = [
        "recipient",
        Column("message", label=_("Message"), accessor=admin.message_label, sort_key="message"),
        "subject",
        Column("queued_at", label=_("Queued"), sort_key="queued_at"),
        Column("sent_at", label=_("Sent"), sort_key="sent_at"),
        StatusTagColumn(
            "state", label=_("State"), accessor="get_state_display", sort_key="state",
            primary=lambda mail: mail.state == Mail.State.SENT,
        ),
    ]  # fmt: skip
    search_fields = ["recipient", "customer", "subject", "text"]
    list_export = [
        "recipient", "customer", "message", "subject", "get_state_display", "queued_at", "sent_at", "tries",
        "last_error",
    ]  # fmt: skip
    export_headings = {"get_state_display": _("state")}
    export_filename = "mails"
    empty_text = _("Mails leave by themselves when something happens. The first will be here after it.")

    def get_urlpatterns(self) -> list[Any]:
        again = path("<int:pk>/again/", admin.SendAgainView.as_view(), name="again")
        return [*super().get_urlpatterns(), again]


@hooks.register("register_admin_viewset")
def register_mails() -> MailViewSet:
    return MailViewSet()
