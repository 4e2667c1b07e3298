"""What visitors may write into the fields of a form."""

from typing import Any

from django import forms
from wagtail.contrib.forms.forms import FormBuilder

from commerce.base.readable import ReadableField

LONGEST_LINE, LONGEST_TEXT = 255, 5000


class ShopFormBuilder(FormBuilder):
    def create_singleline_field(self, field: Any, options: dict[str, Any]) -> forms.Field:
        return ReadableField(max_length=LONGEST_LINE, **options)

    def create_multiline_field(self, field: Any, options: dict[str, Any]) -> forms.Field:
        return ReadableField(max_length=LONGEST_TEXT, widget=forms.Textarea, **options)

    def create_email_field(self, field: Any, options: dict[str, Any]) -> forms.Field:
        return forms.EmailField(max_length=LONGEST_LINE, **options)
