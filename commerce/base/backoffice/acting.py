"""What staff do to a record, in three steps: they say what is needed, see what will happen, confirm it."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, TypeVar

from django import forms
from django.db import models, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.permissions import policy_registry

from commerce.base.backoffice.actors import actor_of
from commerce.base.backoffice.panels import Panel
from commerce.base.backoffice.permissions import sees_every_site
from commerce.base.backoffice.views import Facts, SiteScoped
from commerce.base.errors import CommerceError
from commerce.base.events import acting_as
from commerce.base.readable import ReadableField

T = TypeVar("T")
LONGEST_REASON = 200
LONGEST_KEY = 80


def new_key() -> str:
    return secrets.token_urlsafe(24)


class LineField(ReadableField):
    """One line of text, its spaces tidied."""

    def to_python(self, value: Any) -> str:
        return " ".join((super().to_python(value) or "").split())


class KeyField(LineField):
    """Made with the page, so that pressing twice, or again after going back, is one press."""

    def __init__(self) -> None:
        super().__init__(max_length=LONGEST_KEY, initial=new_key, widget=forms.HiddenInput)


class ReasonField(LineField):
    """Why: for the journal and, where there is one, the credit note."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", _("Reason"))
        super().__init__(max_length=LONGEST_REASON, **options)


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreseen:
    """What will happen, and the token that stands for it where there is one."""

    facts: Facts
    panels: Sequence[Panel] = ()
    token: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What staff are told afterwards; `well` is False where it did not come out as they wished."""

    text: Any
    well: bool = True


def tried(work: Callable[[], T]) -> T:
    """What `work` returns, or raises; nothing of it stays."""
    with transaction.atomic():
        done = work()
        transaction.set_rollback(True)
    return done


class ActionView(PermissionCheckedMixin, SiteScoped, WagtailAdminTemplateMixin, View):
    """One action on one record. A form without visible fields is not asked: the page begins with
    what will happen. Nothing is done before it was confirmed."""

    template_name = "base/action.html"
    permission_required = "change"
    permission_model: type[models.Model] | None = None  # whose permission it is, if not the record's
    form_class: type[forms.Form] = forms.Form
    section: ClassVar[str]  # of the record's page
    label: Any = ""
    confirm_label: Any = ""
    lead: Any = ""
    serious = False
    _show_breadcrumbs = True
    object: Any

    def setup(self, request: HttpRequest, *args: Any, **options: Any) -> None:
        super().setup(request, *args, **options)
        self.permission_policy = policy_registry.get_by_type(self.permission_model or self.model)

    def dispatch(self, request: HttpRequest, *args: Any, **options: Any) -> Any:
        self.object = self.get_object()
        return super().dispatch(request, *args, **options)

    def get_object(self) -> Any:
        return get_object_or_404(self.visible(), pk=self.kwargs["pk"])

    def obstacle(self) -> Any:
        """Why the record, as it stands, cannot be acted on at all; "" where it can."""
        return ""

    def get(self, request: HttpRequest, **_options: Any) -> HttpResponse:
        if obstacle := self.obstacle():
            return self.show(forms.Form(), refusal=obstacle)
        form = self.make_form(initial=request.GET.dict())
        if form.visible_fields():
            return self.show(form)
        form = self.make_form(data={**_initials(form), **request.GET.dict()})
        return self.foresee_or_refuse(form) if form.is_valid() else self.show(form)

    def post(self, request: HttpRequest, **_options: Any) -> HttpResponse:
        if obstacle := self.obstacle():
            return self.show(forms.Form(), refusal=obstacle)
        form = self.make_form(data=request.POST)
        if not form.is_valid() or "edit" in request.POST:
            return self.show(form)
        if "confirm" not in request.POST:
            return self.foresee_or_refuse(form)
        try:
            with acting_as(actor_of(request.user)):
                done = self.act(form.cleaned_data, token=request.POST.get("token", ""))
        except CommerceError as error:
            return self.refused(form, error)
        tell = messages.success if done.well else messages.warning
        tell(request, done.text)
        return redirect(self.back_url)

    def make_form(self, **options: Any) -> forms.Form:
        return self.form_class(**self.form_options(), **options)

    def form_options(self) -> dict[str, Any]:
        return {}

    def foresee(self, data: dict[str, Any]) -> Foreseen:
        """What `act` would do. Raises what it would raise."""
        raise NotImplementedError

    def act(self, data: dict[str, Any], *, token: str) -> Done:
        raise NotImplementedError

    def foresee_or_refuse(self, form: forms.Form) -> HttpResponse:
        try:
            foreseen = self.foresee(form.cleaned_data)
        except CommerceError as error:
            return self.refused(form, error)
        return self.show(form, foreseen=foreseen)

    def refused(self, form: forms.Form, error: CommerceError) -> HttpResponse:
        """The form again, with why it was refused beside the field at fault."""
        visible = {field.name for field in form.visible_fields()}
        form.add_error(error.field if error.field in visible else None, str(error))
        return self.show(form)

    def show(self, form: forms.Form, *, foreseen: Foreseen | None = None, refusal: Any = "") -> HttpResponse:
        hidden = [text for field in form.hidden_fields() for text in field.errors] if form.is_bound else []
        refusals = [refusal, *(form.non_field_errors() if form.is_bound else []), *hidden]
        context = self.get_context_data(
            form=form, foreseen=foreseen, refusals=[text for text in refusals if text], media=form.media
        )
        return self.render_to_response(context)

    @property
    def back_url(self) -> str:
        return reverse(f"{self.section}:inspect", args=[self.object.pk])

    def get_page_title(self) -> Any:
        return self.label

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        record = {
            "url": self.back_url,
            "label": f"{capfirst(str(self.object._meta.verbose_name))} {self.object}",
        }
        return [*self.breadcrumbs_items, record, {"url": "", "label": self.get_page_title()}]


class AccountActionView(ActionView):
    """An action on the whole installation: it does not exist for whoever does not see every site."""

    def dispatch(self, request: HttpRequest, *args: Any, **options: Any) -> Any:
        if request.user.is_authenticated and not sees_every_site(request.user):
            raise Http404
        return super().dispatch(request, *args, **options)


def _initials(form: forms.Form) -> dict[str, Any]:
    return {field.name: field.value() for field in form.hidden_fields() if field.value() is not None}
