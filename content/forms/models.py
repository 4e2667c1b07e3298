"""Pages with a form on them: contact, a survey, a request."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.forms.forms import WagtailAdminFormPageForm
from wagtail.contrib.forms.models import AbstractFormField, FormMixin
from wagtail.contrib.forms.panels import FormSubmissionsPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from content.forms.builder import ShopFormBuilder
from content.pages.blocks import Body
from content.pages.models import TextPage
from content.pages.rich_text import FEATURES

MOST_FIELDS = 30


class FormPage(TextPage, FormMixin):
    """A page whose form visitors fill in; what they write is read in the back office."""

    form_builder = ShopFormBuilder
    base_form_class = WagtailAdminFormPageForm

    body = StreamField(Body(), blank=True, verbose_name=_("page"), help_text=_("Stands above the form."))
    button_label = models.CharField(_("button"), max_length=40, blank=True, help_text=_("Empty: “Send”."))
    thanks = RichTextField(
        _("thanks"), features=FEATURES, blank=True,
        help_text=_("What is read once the form was sent: who answers, and when."),
    )  # fmt: skip
    notify = models.EmailField(
        _("tell"), blank=True,
        help_text=_("We write to this address whenever the form is sent. Empty: to nobody."),
    )  # fmt: skip

    content_panels: ClassVar[list[Any]] = [
        FormSubmissionsPanel(),
        *Page.content_panels,
        FieldPanel("introduction"),
        FieldPanel("body"),
        InlinePanel("form_fields", heading=_("Fields"), label=_("Field"), min_num=1, max_num=MOST_FIELDS),
        FieldPanel("button_label"),
        MultiFieldPanel([FieldPanel("thanks"), FieldPanel("notify")], _("Once it was sent")),
    ]
    parent_page_types: ClassVar[list[str]] = ["pages.HomePage", "pages.FreePage"]
    page_description = _("A form that visitors fill in: contact, a survey, a request.")

    class Meta:
        verbose_name = _("form")
        verbose_name_plural = _("forms")

    def get_submissions_list_view_class(self) -> Any:
        from content.forms.admin import SubmissionsView

        return SubmissionsView


class FormField(AbstractFormField):
    """One question of a form."""

    class Type(models.TextChoices):
        SINGLELINE = "singleline", _("A line")
        MULTILINE = "multiline", _("Several lines")
        EMAIL = "email", _("E-mail address")
        NUMBER = "number", _("Number")
        URL = "url", _("Web address")
        DATE = "date", _("Day")
        CHECKBOX = "checkbox", _("Box to tick")
        CHECKBOXES = "checkboxes", _("Boxes to tick, several")
        RADIO = "radio", _("One of several, all shown")
        DROPDOWN = "dropdown", _("One of several, in a list")

    page = ParentalKey(FormPage, on_delete=models.CASCADE, related_name="form_fields")
    field_type = models.CharField(_("type"), max_length=16, choices=Type, default=Type.SINGLELINE)
    choices = models.TextField(
        _("choices"), blank=True, help_text=_("One a line. Only for boxes to tick and “one of several”.")
    )

    class Meta(AbstractFormField.Meta):
        verbose_name = _("field")
        verbose_name_plural = _("fields")

    @property
    def name(self) -> str:
        """Names the field in what is sent; while it is not saved, as it will be."""
        return self.clean_name or self.get_field_clean_name()

    @property
    def options(self) -> list[str]:
        """What can be chosen; empty where the visitor writes."""
        chosen = {self.Type.CHECKBOXES, self.Type.RADIO, self.Type.DROPDOWN}
        if self.field_type not in chosen:
            return []
        return [label for label, _value in ShopFormBuilder([]).get_formatted_field_choices(self) if label]
