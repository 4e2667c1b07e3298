"""The addresses that links in mails lead to, while no theme is there."""

from django.http import HttpRequest, HttpResponse
from django.urls import path


def nothing(request: HttpRequest, **arguments: str) -> HttpResponse:
    raise NotImplementedError


urlpatterns = [
    path("manage/<str:token>/", nothing, name="SubscriptionLink"),
    path("pay/<str:token>/", nothing, name="PayLink"),
    path("undo/<str:token>/<str:change>/", nothing, name="UndoLink"),
]
