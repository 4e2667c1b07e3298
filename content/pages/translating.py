"""What wagtail-localize offers, kept to what its user may edit: no other site's is named or written."""

import re
from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

import polib
from django.db.models import Model, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import URLPattern, reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import Page, TranslatableMixin
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import policy_registry
from wagtail.snippets.models import get_snippet_models
from wagtail.snippets.views.snippets import get_snippet_model_from_url_params
from wagtail_localize import wagtail_hooks as localize
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.views.report import TranslationsReportView

from commerce.base.backoffice.permissions import within_sites
from commerce.base.backoffice.posted import Unreadable
from commerce.base.models import User

View = Callable[..., HttpResponse]


class OwnTranslations(TranslationsReportView):
    def get_queryset(self) -> QuerySet[Translation]:
        assert isinstance(self.request.user, User)
        mine = Q(pk__in=[])
        for model in (Page, *_texts()):
            keys = editable(model, self.request.user).values("translation_key")
            mine |= Q(source__object_id__in=keys)
        return super().get_queryset().filter(mine).order_by("-source__last_updated_at", "pk")


LARGEST, MOST = 1_000_000, 1_000  # bytes and texts of a file
FORM = "application/x-www-form-urlencoded"
CHARSET = re.compile(rb"Content-Type:.+? charset=([\w_\-:.]+)")
OF_MANY: dict[str, View] = {
    "translations_report": OwnTranslations.as_view(),
    "translations_report_results": OwnTranslations.as_view(results_only=True),
}


def guarded_doors() -> list[URLPattern]:
    """Each door of wagtail-localize, to stand before the original."""
    [doors] = localize.register_admin_urls()
    return [URLPattern(door.pattern, OF_MANY.get(door.name) or _guarded(_checked(door)))
            for door in doors.url_patterns]  # fmt: skip


def editable(model: type[Model], user: User) -> QuerySet[Any]:
    """The rows of `model` whose translations are the user's to make."""
    if issubclass(model, Page):
        return PagePermissionPolicy(model).instances_user_has_permission_for(user, "change")
    rows = model._default_manager.all()
    if model not in _texts() or not policy_registry.get_by_type(model).user_has_permission(user, "change"):
        return rows.none()
    return within_sites(rows, user=user, lookup="site")


def is_translation_file(content: bytes) -> bool:
    """Whether polib reads it, in no time, and it says of which translation it is."""
    text = content.decode(errors="replace")
    charsets = {each.lower() for each in CHARSET.findall(content)}
    if len(content) > LARGEST or "\0" in text or charsets != {b"utf-8"} or text.count("msgid") > MOST:
        return False
    try:
        file = polib.pofile("\n" + text)  # a name of a file has no line break: no other file is read
    except (OSError, ValueError, LookupError):
        return False
    return "X-WagtailLocalize-TranslationID" in file.metadata


def _checked(door: Any) -> View:
    """The view of the door, which is sent nothing that it cannot read."""
    view: View = door.callback
    return _of_files(view) if door.name == "upload_pofile" else _of_texts(view)


def _of_texts(view: View) -> View:
    @wraps(view)
    def checked(request: HttpRequest, **about: Any) -> HttpResponse:
        if request.method == "PUT" and not _is_text_of_form(request):
            raise Unreadable("this is no form, or no text")
        return view(request, **about)

    return checked


def _is_text_of_form(request: HttpRequest) -> bool:
    if request.content_type == "multipart/form-data":
        return b"\0" not in request.body
    return request.content_type == FORM and "\0" not in QueryDict(request.body).get("value", "")


def _of_files(view: View) -> View:
    @wraps(view)
    def checked(request: HttpRequest, **about: Any) -> HttpResponse:
        file = request.FILES.get("file")
        if request.method == "POST" and not (file and is_translation_file(file.read(LARGEST + 1))):
            messages.error(request, _("This is no file of translations that was downloaded here."))
            return redirect(get_valid_next_url_from_request(request) or reverse("wagtailadmin_home"))
        if file:
            file.seek(0)
        return view(request, **about)

    return checked


def _texts() -> list[type[Model]]:
    return [model for model in get_snippet_models() if issubclass(model, TranslatableMixin)]


def _guarded(view: View) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, **about: Any) -> HttpResponse:
        assert isinstance(request.user, User)
        for row in _told_of(about):
            if row is None or not editable(type(row), request.user).filter(pk=row.pk).exists():
                raise Http404
        return view(request, **about)

    return guarded


def _told_of(about: dict[str, Any]) -> Iterator[Model | None]:
    """What an address names; None, where there is no such thing or it is about no single one."""
    if "page_id" in about:
        yield Page.objects.filter(pk=about["page_id"]).first()
    elif "translation_source_id" in about:
        source = TranslationSource.objects.filter(pk=about["translation_source_id"]).first()
        yield source and source.get_source_instance()
    elif "translation_id" in about:
        translation = Translation.objects.filter(pk=about["translation_id"]).first()
        yield translation and translation.get_target_instance()
    elif "model_name" in about:
        model = get_snippet_model_from_url_params(about["app_label"], about["model_name"])
        pk = str(about.get("pk", ""))
        yield model._default_manager.filter(pk=pk).first() if pk.isdecimal() else None
