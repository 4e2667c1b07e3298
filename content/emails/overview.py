"""All the mails of a shop in one place: whether each is sent, and in whose words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.models import Site
from wagtail.permissions import policy_registry

from commerce.base.backoffice.links import site_name
from commerce.base.backoffice.panels import ANY, may
from commerce.base.backoffice.permissions import sites_of
from commerce.base.models import ShopSettings
from content.emails import actions, previews, registry
from content.emails.differences import differences
from content.emails.letters import Message
from content.emails.models import MailWords, SilentMessage
from content.emails.own import words_for
from content.emails.vocabulary import Subject
from content.emails.words import Words

DOORS = ("preview", "customise", "reset", "switch", "test", "differences")


@dataclass(frozen=True, slots=True)
class Said:
    """In whose words a message is sent in one language; `own` is None for those it came with."""

    language: str
    language_name: Any
    url: str
    own: MailWords | None

    @property
    def state(self) -> Any:
        if self.own is None:
            return _("Default")
        if not self.own.live:
            return _("Default, own words in draft")
        return _("Own words, changes in draft") if self.own.has_unpublished_changes else _("Own words")

    @property
    def is_own(self) -> bool:
        return bool(self.own and self.own.live)

    @property
    def revision(self) -> Any:
        """When the words were last changed, and by whom."""
        return self.own.latest_revision if self.own else None


@dataclass(frozen=True, slots=True)
class Row:
    message: Message[Any]
    is_on: bool
    said: list[Said]


class OfSite(PermissionCheckedMixin, WagtailAdminTemplateMixin):
    """A page about the mails of one of the user's sites."""

    permission_required: Any = None
    any_permission_required: tuple[str, ...] | None = None
    _show_breadcrumbs = True
    header_icon = "mail"
    request: HttpRequest
    kwargs: dict[str, Any]

    def setup(self, request: HttpRequest, *args: Any, **options: Any) -> None:
        super().setup(request, *args, **options)
        if self.permission_required is None:
            self.any_permission_required = ANY
        self.permission_policy = policy_registry.get_by_type(MailWords)

    @cached_property
    def sites(self) -> list[Site]:
        return list(sites_of(self.request.user).order_by("-is_default_site", "pk"))  # type: ignore[arg-type]

    @cached_property
    def site(self) -> Site:
        asked = str(self.kwargs.get("site", self.request.GET.get("site", "")))
        known = {str(site.pk): site for site in self.sites}
        if not known or (asked and asked not in known):
            raise Http404
        return known[asked] if asked else self.sites[0]

    def may(self, what: str) -> bool:
        return may(self.request.user, MailWords, what)


class OverviewView(OfSite, TemplateView):
    template_name = "emails/overview.html"

    def get_page_title(self) -> Any:
        return _("Mails")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    @property
    def query(self) -> str:
        return self.request.GET.get("q", "").strip()

    @property
    def wanted(self) -> str:
        """Which of the messages are listed: "own", "off", or all."""
        asked = self.request.GET.get("only", "")
        return asked if asked in ("own", "off") else ""

    def rows(self) -> Iterator[Row]:
        own = {(one.message, one.locale.language_code): one for one in _own_words(self.site)}
        spoken = languages_of(self.site)
        silent = set(SilentMessage.objects.filter(site=self.site).values_list("message", flat=True))
        for name, message in registry.messages().items():
            is_on = bool(message.required) or name not in silent
            said = [
                Said(code, label, page_url(self.site, message, code), own.get((name, code)))
                for code, label in spoken
            ]
            yield Row(message, is_on, said)

    def groups(self) -> list[tuple[Any, list[Row]]]:
        """The messages that are asked for, by what they are about."""
        rows = [row for row in self.rows() if self.is_listed(row)]
        found = [(one.value, [row for row in rows if row.message.about is one]) for one in Subject]
        return [(label, some) for label, some in found if some]

    def is_listed(self, row: Row) -> bool:
        if self.wanted == "own" and not any(said.own for said in row.said):
            return False
        if self.wanted == "off" and row.is_on:
            return False
        own = [said.own.subject for said in row.said if said.own]
        said = [row.message.label, row.message.words.subject, *own]
        return any(self.query.lower() in str(one).lower() for one in said)

    def get_context_data(self, **options: Any) -> dict[str, Any]:
        sites = [(site.pk, site_name(site)) for site in self.sites]
        return super().get_context_data(
            groups=self.groups(), site=self.site, site_choices=sites, languages=languages_of(self.site),
            counts=len(registry.messages()), **options,
        )  # fmt: skip


def languages_of(site: Site) -> list[tuple[str, Any]]:
    """Code and name of the languages that the site speaks."""
    names = dict(settings.LANGUAGES)
    return [(code, names[code]) for code in ShopSettings.for_site(site).spoken]


def _own_words(site: Site) -> Any:
    return MailWords.objects.filter(site=site).select_related("locale", "latest_revision__user")


def page_url(site: Site, message: Message[Any], language: str, name: str = "message") -> str:
    """Where staff see the message of a site in a language, or do something about it."""
    return reverse(f"mail_words:{name}", args=[site.pk, message.name, language])


class OfMessage(OfSite):
    """About one message of a site, in one language."""

    def setup(self, request: HttpRequest, *args: Any, **options: Any) -> None:
        super().setup(request, *args, **options)
        self.language = self.kwargs["language"]
        message = registry.messages().get(self.kwargs["name"])
        if message is None or self.language not in dict(settings.LANGUAGES):
            raise Http404
        self.message = message

    @cached_property
    def own(self) -> MailWords | None:
        """The shop's own words, published or not."""
        return self.own_in(self.language)

    def own_in(self, language: str) -> MailWords | None:
        theirs = _own_words(self.site).filter(message=self.message.name)
        words: MailWords | None = theirs.filter(locale__language_code=language).first()
        return words

    @cached_property
    def translatable(self) -> list[tuple[str, Any]]:
        """Other languages in which the shop has words of its own."""
        theirs = _own_words(self.site).filter(message=self.message.name)
        known = set(theirs.values_list("locale__language_code", flat=True)) - {self.language}
        return [(code, label) for code, label in settings.LANGUAGES if code in known]

    @cached_property
    def newest(self) -> Words:
        """The words as staff last wrote them, published or not; else those the message came with."""
        if self.own is None:
            return self.message.words
        words: Words = self.own.get_latest_revision_as_object().words
        return words

    def url(self, name: str = "message") -> str:
        return page_url(self.site, self.message, self.language, name)

    def get_page_title(self) -> Any:
        return self.message.label

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        overview = {"url": f"{reverse('mail_words:list')}?site={self.site.pk}", "label": _("Mails")}
        return [*self.breadcrumbs_items, overview, {"url": "", "label": self.get_page_title()}]


class MessageView(OfMessage, TemplateView):
    """One message: how it looks, in whose words it is sent, and what can be done about it."""

    template_name = "emails/message.html"

    def get_context_data(self, **_address: Any) -> dict[str, Any]:
        asked = self.request.GET.get("mode", "")
        mode = asked if asked in dict(previews.MODES) else previews.MODES[0][0]
        medium, _dash, source = mode.partition("-")
        media = [(_mode(name, source), label, name == medium) for name, label in previews.MEDIA]
        sources = [(_mode(medium, name), label, name == source) for name, label in previews.SOURCES]
        languages = [
            (label, page_url(self.site, self.message, code), code == self.language)
            for code, label in languages_of(self.site)
        ]
        return super().get_context_data(
            message=self.message, site=self.site, own=self.own, languages=languages,
            translatable=self.translatable,
            said=Said(self.language, dict(settings.LANGUAGES)[self.language], "", self.own),
            is_on=not actions.is_off(self.message, site=self.site),
            media=media, sources=sources, mode=mode,
            can={what: self.may(what) for what in ("add", "change", "delete")},
            urls={name: self.url(name) for name in DOORS},
        )  # fmt: skip


def _mode(medium: str, source: str) -> str:
    return f"{medium}-{source}" if source else medium


@method_decorator(xframe_options_sameorigin, name="dispatch")
class PreviewView(OfMessage, View):
    """The message alone, as it is sent now, for the frame on its page."""

    def get(self, request: HttpRequest, **_options: Any) -> HttpResponse:
        words = words_for(self.message, site=self.site, language=self.language)
        mode = request.GET.get("mode", "")
        return previews.page(self.message, words, site=self.site, language=self.language, mode=mode)


class DifferencesView(OfMessage, TemplateView):
    """The shop's own words beside those the message came with."""

    template_name = "emails/differences.html"

    def get_context_data(self, **_address: Any) -> dict[str, Any]:
        return super().get_context_data(
            lines=differences(self.message, self.message.words, self.newest, language=self.language),
            own=self.own, message_url=self.url(),
        )  # fmt: skip
