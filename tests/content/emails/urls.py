"""The addresses that links in mails lead to, while no theme is there."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls


def nothing(request: HttpRequest, **arguments: str) -> HttpResponse:
    raise NotImplementedError


urlpatterns = [
    path("accounts/login/", nothing, name="account_login"),
    path("documents/<slug:public_id>.pdf", nothing, name="document_pdf"),
    path("accounts/signup/", nothing, name="account_signup"),
    path("", include("content.emails.urls")),
    path("images/", include("content.images.urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("gift-cards/print/<str:token>/", nothing, name="gift_card_print"),
    path("waiting/<str:token>/", nothing, name="WaitingPage"),
    path("newsletter/<str:token>/", nothing, name="NewsletterPage"),
    path("link/<str:token>/newsletter/", nothing, name="NewsletterLink"),
    path("link/<str:token>/cart/", nothing, name="CartLink"),
    path("link/<str:token>/no-reminder/", nothing, name="NoReminderLink"),
    path("link/<str:token>/order/", nothing, name="OrderLink"),
    path("manage/<str:token>/", nothing, name="SubscriptionLink"),
    path("pay/<str:token>/", nothing, name="PayLink"),
    path("undo/<str:token>/<str:change>/", nothing, name="UndoLink"),
]
