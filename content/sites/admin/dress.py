"""The dress of a site: its theme and what is chosen of it, drafted, looked at, and then published."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.validators import RegexValidator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, View
from wagtail.admin import messages
from wagtail.images import get_image_model
from wagtail.permissions import policy_registry

from commerce.base.backoffice.actors import actor_of
from commerce.base.backoffice.links import public_address
from commerce.base.errors import CommerceError
from commerce.base.events import acting_as
from content import rendering
from content.images.choosers import ImageChooser
from content.pages.models import Appearance
from content.rendering import ThemeOption
from content.sites import actions, dress
from content.sites.admin.sites import NAME, OfOneSite

COLOUR = RegexValidator(r"\A#[0-9a-fA-F]{6}\Z", gettext_lazy("Enter a colour as # and six digits: #7a1f1f."))
AS_DRAWN = gettext_lazy("As the theme is drawn")


class ColourInput(forms.TextInput):
    """A field for #rrggbb with the browser's own chooser beside it; empty is the theme's own colour."""

    template_name = "sites/colour_widget.html"

    def __init__(self, drawn: str) -> None:
        super().__init__(attrs={"placeholder": drawn, "maxlength": 7, "spellcheck": "false"})
        self.drawn = drawn

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        return {**super().get_context(name, value, attrs), "drawn": self.drawn}


def field_of(option: ThemeOption) -> forms.Field:
    """How an option is entered."""
    about: dict[str, Any] = {"label": option.label, "help_text": option.help, "required": False}
    if option.kind == "colour":
        return forms.CharField(widget=ColourInput(option.drawn), validators=[COLOUR], **about)
    if option.kind == "choice":
        return forms.ChoiceField(choices=[("", AS_DRAWN), *option.choices], **about)
    if option.kind == "switch":
        return forms.BooleanField(**about)
    images = get_image_model().objects.all()
    return forms.ModelChoiceField(images, widget=ImageChooser(), **about)


class DressForm(forms.Form):
    theme = forms.ChoiceField(label=gettext_lazy("Theme"), choices=rendering.theme_choices)

    def __init__(self, *args: Any, theme: str, chosen: dict[str, Any], **options: Any) -> None:
        super().__init__(*args, **options)
        self.options = rendering.theme_options(theme)
        self.initial["theme"] = theme
        for option in self.options:
            self.fields[option.name] = field_of(option)
            self.initial[option.name] = chosen.get(option.name)

    def groups(self) -> list[tuple[Any, list[Any]]]:
        """The options, under the headings of their theme."""
        found: dict[Any, list[Any]] = {}
        for option in self.options:
            found.setdefault(option.group, []).append(self[option.name])
        return list(found.items())

    def chosen(self) -> dict[str, Any]:
        """What was entered of each option; nothing of those that stay as the theme is drawn."""
        entered = {option.name: self.cleaned_data.get(option.name) for option in self.options}
        return {
            name: getattr(value, "pk", value)
            for name, value in entered.items()
            if value not in ("", None, False)
        }


class OfOneDress(OfOneSite):
    """Somebody who may change the appearance of this site."""

    title = gettext_lazy("Appearance")
    header_icon = "view"

    def dispatch(self, request: Any, *args: Any, **options: Any) -> Any:
        answer = super().dispatch
        site = self.visible().filter(pk=self.kwargs["pk"]).first()
        policy = policy_registry.get_by_type(Appearance)
        if site and not policy.user_has_permission_for_instance(request.user, "change", site):
            raise PermissionDenied
        return answer(request, *args, **options)

    def user_has_permission(self, permission: str) -> bool:
        """Whoever may dress the site may see this much of it."""
        return True

    def appearance(self) -> Appearance:
        found = Appearance.objects.filter(site=self.object).first()
        return found or Appearance(site=self.object)

    def back(self) -> HttpResponse:
        return redirect(f"{NAME}:dress", self.object.pk)


class DressView(OfOneDress, FormView):
    """The form; what is entered becomes the draft, never what visitors see."""

    form_class = DressForm
    template_name = "sites/dress.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        appearance = self.appearance()
        worn = appearance.draft or {"theme": appearance.theme, "options": appearance.options}
        themes = dict(rendering.theme_choices())
        wanted = self.request.POST.get("theme") or self.request.GET.get("theme") or worn["theme"]
        theme = wanted if wanted in themes else worn["theme"]
        chosen = worn["options"] if theme == worn["theme"] else {}
        return {**super().get_form_kwargs(), "theme": theme, "chosen": chosen}

    def form_valid(self, form: Any) -> HttpResponse:
        with acting_as(actor_of(self.request.user)):
            actions.draft_dress(self.object, theme=form.cleaned_data["theme"], options=form.chosen())
        messages.success(self.request, _("The draft is kept: look at it before you publish it."))
        return self.back()

    def get_context_data(self, **options: Any) -> dict[str, Any]:
        context = super().get_context_data(**options)
        appearance = self.appearance()
        draft = appearance.draft
        worn = draft or {"theme": appearance.theme, "options": appearance.options}
        pairs = rendering.contrasts(worn["theme"], worn["options"])
        return context | {
            "draft": draft, "pairs": pairs, "readable": all(pair.suffices for pair in pairs),
            "stamp": actions.stamp_of(draft), "preview_url": self.preview_url(appearance) if draft else "",
            "media": context["form"].media,
        }  # fmt: skip

    def preview_url(self, appearance: Appearance) -> str:
        query = urlencode({"dress": dress.preview_token(appearance)})
        return f"{public_address(self.object, '/')}?{query}"


class PublishView(OfOneDress, View):
    """The draft is what visitors see, or it is thrown away."""

    http_method_names = ["post"]

    def post(self, request: Any, **_options: Any) -> HttpResponse:
        try:
            with acting_as(actor_of(request.user)):
                self.act(request.POST)
        except CommerceError as error:
            messages.error(request, str(error))
        return self.back()

    def act(self, asked: Any) -> None:
        if "discard" in asked:
            actions.discard_dress(self.object)
            messages.success(self.request, _("The draft is thrown away."))
            return
        actions.publish_dress(self.object, stamp=asked.get("stamp", ""))
        messages.success(self.request, _("Published: visitors see it from now on."))
