"""The outbox, and the words of all mails, in the staff's side bar."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from commerce.base.backoffice.permissions import RecordPolicy
from commerce.base.backoffice.snippets import SiteSnippetViewSet, View
from commerce.base.backoffice.viewsets import RecordViewSet
from content.emails import admin, customising, overview
from content.emails.models import Mail, MailWords, RefusingAddress
from content.emails.panels import ToldPanel

register_permission_policy(Mail, RecordPolicy(Mail, actions=("view", "change")))
register_permission_policy(RefusingAddress, RecordPolicy(RefusingAddress, actions=("view", "change")))


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
        Column("message", label=_("Message"), accessor="label", sort_key="message"),
        "subject",
        Column("queued_at", label=_("Queued"), sort_key="queued_at"),
        Column("sent_at", label=_("Sent"), sort_key="sent_at"),
        StatusTagColumn(
            "state", label=_("State"), accessor="get_state_display", sort_key="state",
            primary=lambda mail: mail.state == Mail.State.SENT,
        ),
        Column("outcome", label=_("Outcome"), accessor="get_outcome_display", sort_key="outcome"),
    ]  # fmt: skip
    search_fields = ["recipient", "customer", "subject", "text"]
    list_export = [
        "recipient", "customer", "message", "subject", "get_state_display", "queued_at", "sent_at", "tries",
        "last_error", "get_outcome_display",
    ]  # fmt: skip
    export_headings = {"get_state_display": _("state"), "get_outcome_display": _("outcome")}
    export_filename = "mails"
    empty_text = _("Mails leave by themselves when something happens. The first will be here after it.")

    def get_urlpatterns(self) -> list[Any]:
        again = path("<int:pk>/again/", admin.SendAgainView.as_view(), name="again")
        return [*super().get_urlpatterns(), again]


class RefusingAddressViewSet(RecordViewSet):
    model = RefusingAddress
    name = "refusing-addresses"
    icon = "mail"
    menu_label = _("Addresses that refuse mail")
    menu_order = 91
    add_to_admin_menu = True
    inspect_view_class = admin.AddressView
    related = ("site",)
    list_display = ["email", Column("why", label=_("Because"), accessor="get_why_display"), "since", "said"]
    search_fields = ["email", "said"]
    list_export = ["email", "get_why_display", "since", "said"]
    export_headings = {"get_why_display": _("because")}
    export_filename = "refusing-addresses"
    empty_text = _("None: mails reach everybody, as far as the provider of the mail server tells.")

    def get_urlpatterns(self) -> list[Any]:
        lift = path("<int:pk>/lift/", admin.LiftView.as_view(), name="lift")
        return [*super().get_urlpatterns(), lift]


@hooks.register("register_admin_viewset")
def register_mails() -> list[RecordViewSet]:
    return [MailViewSet(), RefusingAddressViewSet()]


@hooks.register("register_admin_urls", order=-2)
def no_side_by_side() -> list[URLPattern]:
    """Mails are translated in their own list (`CustomiseView`): what wagtail-localize offers for snippets
    knows neither the conditions and links of a message nor whose site it is of."""

    def elsewhere(_request: HttpRequest, **_options: str) -> HttpResponse:
        return redirect(reverse("mail_words:list"))

    of_words = ("submit/snippet/emails/mailwords/<path:rest>", "api/snippets/emails/mailwords/<path:rest>")
    bare = "api/snippets/emails/mailwords/"
    return [path(f"localize/{one}", elsewhere) for one in (*of_words, bare)]


@register_snippet
class MailWordsViewSet(SiteSnippetViewSet):
    """Wagtail's own editing, drafts, history, workflow and locks; the list, and where words begin, are
    ours."""

    model = MailWords
    icon = "mail"
    menu_label = _("Mails")
    menu_order = 89
    add_to_admin_menu = True
    copy_view_enabled = False
    admin_url_namespace = "mail_words"
    base_url_path = "mail-words"
    panels = [ToldPanel(), FieldPanel("subject"), FieldPanel("preheader"), FieldPanel("body")]

    @property
    def index_view(self) -> View:
        return overview.OverviewView.as_view()

    @property
    def add_view(self) -> View:
        """Own words begin on the page of the mail that they are for."""
        return lambda _request, **_options: redirect(reverse(self.get_url_name("list")))

    index_results_view = preview_on_add_view = add_view

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            *(
                path(f"<int:site>/<slug:name>/<slug:language>/{at}", view.as_view(), name=name)
                for at, view, name in (
                    ("", overview.MessageView, "message"),
                    ("preview/", overview.PreviewView, "preview"),
                    ("differences/", overview.DifferencesView, "differences"),
                    ("customise/", customising.CustomiseView, "customise"),
                    ("reset/", customising.ResetView, "reset"),
                    ("switch/", customising.SwitchView, "switch"),
                    ("test/", customising.TestView, "test"),
                )
            ),
        ]
