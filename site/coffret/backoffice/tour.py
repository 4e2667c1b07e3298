"""A walk through the back office for whoever opens it the first time."""

from django.http import HttpRequest, JsonResponse
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views import View

from coffret.backoffice.models import TourSeen
from commerce.base.models import User


def steps() -> list[dict[str, str]]:
    """What is shown, in order: `at` is the address whose entry of the menu the step stands beside; the walk
    leaves out what the reader's menu does not have."""
    told = [
        (
            "", _("Welcome"),
            _("A minute to see where everything is. You can close this and see it again from Help."),
        ),
        (
            "wagtailadmin_explore_root", _("Pages"),
            _("The pages of your site. Open one, change it, look at it as visitors will, publish it."),
        ),
        (
            "wagtailimages:index", _("Images"),
            _("Your pictures. Describe each one, and say what must stay in view when it is cut."),
        ),
        ("orders:index", _("Orders"), _("What was bought, step by step until it has arrived.")),
        (
            "subscriptions:index", _("Subscriptions"),
            _("Who receives a box, their next boxes, and what they have changed."),
        ),
        ("mails:index", _("Sent mails"), _("Every mail that left by itself, with its words.")),
        ("manual", _("Help"), _("The documentation, from every page. This tour is there too.")),
    ]  # fmt: skip
    return [{"at": _address(name), "title": title, "text": text} for name, title, text in told]


def _address(name: str) -> str:
    try:
        return reverse(name) if name else ""
    except NoReverseMatch:
        return ""


class TourView(View):
    """GET: the steps, and whether they open by themselves. POST: they were seen."""

    def get(self, request: HttpRequest) -> JsonResponse:
        seen = TourSeen.objects.filter(user=request.user.pk).exists()
        words = {"next": _("Next"), "back": _("Back"), "close": _("Close"), "end": _("Done")}
        return JsonResponse({"seen": seen, "steps": steps(), "words": words})

    def post(self, request: HttpRequest) -> JsonResponse:
        assert isinstance(request.user, User)
        TourSeen.objects.get_or_create(user=request.user)
        return JsonResponse({"seen": True})
