"""What the back office learns from the installation: demonstration sites in one action."""

from typing import Any

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet

from coffret import demonstrations
from content.sites.admin.sites import OFFERS, Offer

OFFERS.append(Offer(_("Add a demonstration site"), "demonstrations:add", "view"))


class Demonstrations(ViewSet):
    name = "demonstrations"

    def get_urlpatterns(self) -> list[Any]:
        return [
            path("new/", demonstrations.NewDemonstrationView.as_view(), name="add"),
            path("<int:pk>/", demonstrations.StateView.as_view(), name="state"),
        ]


@hooks.register("register_admin_viewset")
def register_demonstrations() -> Demonstrations:
    return Demonstrations()
