"""What visitors write into forms: told to whom the editor of the form named."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from content.emails.letters import Message, Reader, Shop
from content.emails.messages.about import HELLO
from content.emails.models import AlertSettings
from content.emails.samples import SHOP
from content.emails.vocabulary import Subject, Term, offers
from content.emails.words import Words, button, p
from content.forms.events import FormAnswered
from content.forms.models import FormPage


class StaffFormAnswered(Message[FormAnswered]):
    """It does not repeat what was written: that is read in the back office, by whoever may."""

    event = FormAnswered
    label = _("To staff: form answered")
    about = Subject.STAFF
    tells = {"form": Term(_("the title of the page with the form"))}
    links = offers("page")
    words = Words(
        _("Somebody has filled in “{form}”"),
        _("The answers are in the back office."),
        (
            HELLO,
            p(_("Somebody has just filled in the form “{form}”.")),
            button("page", _("Read the answers")),
        ),
    )
    sample = {"form": _("Write to us"), "page_url": SHOP.url("/admin/forms/submissions/1/")}

    def reader(self, event: FormAnswered) -> Reader | None:
        page = FormPage.objects.filter(pk=event.page).first()
        if page is None or not page.notify:
            return None
        site = Site.objects.get(pk=event.site)
        return Reader(email=page.notify, language=AlertSettings.for_site(site).language, site=site)

    def holds(self, event: FormAnswered) -> bool:
        return FormPage.objects.filter(pk=event.page).exists()

    def facts(self, event: FormAnswered, *, shop: Shop, at: datetime) -> dict[str, Any]:
        page = FormPage.objects.get(pk=event.page)
        answers = reverse("wagtailforms:list_submissions", args=[page.pk])
        return {"form": page.title, "page_url": shop.url(answers)}


MESSAGES = (StaffFormAnswered,)
