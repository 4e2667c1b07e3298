"""What staff do about the words of a mail: begin their own, go back, switch it off, try it out."""

from typing import Any

from django import forms
from django.core.cache import cache
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail.log_actions import log
from wagtail.models import Locale

from commerce.base import clock
from commerce.base.backoffice.acting import ActionView, Done, Foreseen
from commerce.base.backoffice.links import site_name
from commerce.base.emails import tidy_email
from commerce.base.models import User
from commerce.base.stops import mails_stopped
from content.emails import actions, previews
from content.emails.envelopes import envelope
from content.emails.errors import MailsStopped, TooManyTests
from content.emails.letters import Letter, Message, Shop
from content.emails.models import MailWords
from content.emails.overview import OfMessage
from content.emails.stream import stream_of
from content.pages.blocks.stored import stored

ENTER = "access_admin"
TESTS_AN_HOUR = 20


class CustomiseView(OfMessage, View):
    """Own words begin as a draft of those the message came with, or of the shop's own in the language `like`,
    to be translated; where there are some, they are opened."""

    permission_required = "add"
    http_method_names = ("post",)

    def post(self, request: HttpRequest, **_options: Any) -> HttpResponse:
        like = self.own_in(request.POST.get("like", ""))
        words = self.own or customise(self.message, self.site, self.language, by=request.user, like=like)
        return redirect(reverse("mail_words:edit", args=[words.pk]))


@transaction.atomic
def customise(
    message: Message[Any], site: Any, language: str, *, by: Any, like: MailWords | None = None
) -> MailWords:
    """A draft of the shop's own words for the message, the same as those it came with, or as `like`."""
    locale, _new = Locale.objects.get_or_create(language_code=language)
    with translation.override(language):
        words, is_new = MailWords.objects.get_or_create(
            site=site, message=message.name, locale=locale,
            defaults=_beginning(message, like) | {"live": False},
        )  # fmt: skip
    if is_new:
        log(instance=words, action="wagtail.create", user=by)
        words.save_revision(user=by)
    return words


def _beginning(message: Message[Any], like: MailWords | None) -> dict[str, Any]:
    """In the active language, or in that of `like` with its drafts."""
    if like is None:
        first = message.words
        return {
            "subject": str(first.subject), "preheader": str(first.preheader), "body": stream_of(first),
        }  # fmt: skip
    newest = like.get_latest_revision_as_object()
    return {"subject": newest.subject, "preheader": newest.preheader, "body": stored(newest.body)}


class MessageActionView(OfMessage, ActionView):
    """An action on one message, confirmed before it is done."""

    permission_required = "change"
    model = MailWords

    def get_object(self) -> MailWords:
        locale = Locale(language_code=self.language)
        return self.own or MailWords(site=self.site, message=self.message.name, locale=locale)

    @property
    def back_url(self) -> str:
        return self.url()

    def get_page_title(self) -> Any:
        return self.label

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        *before, _last = OfMessage.get_breadcrumbs_items(self)
        page = {"url": self.url(), "label": self.message.label}
        return [*before, page, {"url": "", "label": self.get_page_title()}]


class ResetView(MessageActionView):
    permission_required = "delete"
    label = _("Back to the default")
    lead = _("The shop’s own words are deleted, with their drafts and their history.")
    serious = True

    def obstacle(self) -> Any:
        return "" if self.own else _("This mail is sent in its default words already.")

    def foresee(self, data: dict[str, Any]) -> Foreseen:
        with translation.override(self.language):
            subject = str(self.message.words.subject)
        return Foreseen(facts=[(_("subject"), self.object.subject), (_("from now on"), subject)])

    def act(self, data: dict[str, Any], *, token: str) -> Done:
        log(instance=self.object, action="wagtail.delete", user=self.request.user, deleted=True)
        self.object.delete()
        return Done(text=_("This mail is sent in its default words again."))


class SwitchView(MessageActionView):
    """Whichever of the two it is not."""

    @property
    def is_on(self) -> bool:
        return not actions.is_off(self.message, site=self.site)

    @property
    def label(self) -> Any:
        return _("Switch off") if self.is_on else _("Switch on")

    @property
    def lead(self) -> Any:
        if self.message.required:
            return _("This mail is always sent.")
        if self.is_on:
            return _("Nobody is sent this mail any more, in any language, until it is switched on again.")
        return _("From now on this mail is sent again. What happened meanwhile is told to nobody.")

    def obstacle(self) -> Any:
        return self.message.required

    def foresee(self, data: dict[str, Any]) -> Foreseen:
        facts = [(_("message"), self.message.label), (_("site"), site_name(self.site))]
        return Foreseen(facts=facts, token=str(self.is_on))

    def act(self, data: dict[str, Any], *, token: str) -> Done:
        on = token != str(True)
        actions.switch(self.message, site=self.site, on=on)
        return Done(text=_("This mail is sent again.") if on else _("This mail is no longer sent."))


def staff_emails() -> list[str]:
    """Everybody who may enter the back office."""
    allowed = Q(user_permissions__codename=ENTER) | Q(groups__permissions__codename=ENTER)
    staff = User.objects.filter(Q(is_superuser=True) | allowed, is_active=True).distinct()
    return sorted({user.email for user in staff if user.email})


class TestForm(forms.Form):
    email = forms.CharField(label=_("To"), help_text=_("Your own address, or that of somebody of the staff."))

    def clean_email(self) -> str:
        email = tidy_email(self.cleaned_data["email"])
        if email is None or email not in {one.lower() for one in staff_emails()}:
            raise forms.ValidationError(_("Test mails go to the addresses of staff only."))
        return email


class TestView(MessageActionView):
    """The newest words, drafts too, with examples in place of facts: nobody's, and no secret."""

    form_class = TestForm
    label = _("Send me a test")
    lead = _("With examples in place of real names and links. It is not kept among the mails that were sent.")

    def make_form(self, **options: Any) -> forms.Form:
        options["initial"] = {"email": getattr(self.request.user, "email", "")} | options.get("initial", {})
        return super().make_form(**options)

    def letter(self) -> Letter:
        return previews.written(self.message, self.newest, None, site=self.site, language=self.language)

    def obstacle(self) -> Any:
        problems = list(self.newest.problems(self.message))
        return problems[0] if problems else ""

    def foresee(self, data: dict[str, Any]) -> Foreseen:
        subject = f"[Test] {self.letter().subject}"
        return Foreseen(facts=[(_("recipient"), data["email"]), (_("subject"), subject)])

    def act(self, data: dict[str, Any], *, token: str) -> Done:
        if mails_stopped():
            raise MailsStopped
        count_test(self.request.user.pk or 0)
        letter, shop = self.letter(), Shop.of(self.site)
        test = Letter(f"[Test] {letter.subject}", letter.text, letter.html)
        envelope(test, shop=shop, to=data["email"], headers={}).send()
        return Done(text=_("The test mail is on its way to %(to)s.") % {"to": data["email"]})


def count_test(user: int) -> None:
    """One more test mail of this user, this hour. Raises TooManyTests."""
    key = f"mail-tests:{user}:{clock.now():%Y%m%d%H}"
    cache.add(key, 0, timeout=3600)
    if cache.incr(key) > TESTS_AN_HOUR:
        raise TooManyTests
