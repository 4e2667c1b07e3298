"""Words in several languages, kept in one JSON column: {"en": "Winter", "fr": "Hiver"}."""

from typing import Any

from django import forms
from django.apps import apps
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from commerce.base.readable import ReadableField

# Characters that staff may write in one language. A line of an order names a formula and its group.
LONGEST_LINE, LONGEST_TEXT = 140, 20_000


class Words(dict[str, str]):
    """A text per language code; as a string, the one of the active language."""

    def in_language(self, language: str | None) -> str:
        """The text in `language`, else in the installation's language, else any, else ""."""
        for code in ((language or "").split("-")[0], settings.LANGUAGE_CODE):
            if self.get(code):
                return self[code]
        return next((text for text in self.values() if text), "")

    def __str__(self) -> str:
        return self.in_language(get_language())

    def __hash__(self) -> int:  # type: ignore[override]  # models hash their field values in forms
        return hash(tuple(sorted(self.items())))


def languages_in_use() -> set[str]:
    """The codes of the languages that some site speaks; all of the installation's where no site chose."""
    chosen = apps.get_model("base", "ShopSettings").objects.values_list("languages", flat=True)
    every = {code for code, _name in settings.LANGUAGES}
    used = {code for codes in chosen for code in codes or every} & every
    return used or every


class WordsWidget(forms.MultiWidget):
    """One input per language that a site speaks, each under its name; texts in others stay as they are."""

    template_name = "base/words_widget.html"

    def __init__(self, widget: type[forms.Widget] = forms.TextInput) -> None:
        super().__init__({code: widget(attrs={"lang": code}) for code, _name in settings.LANGUAGES})

    def decompress(self, value: Any) -> list[str]:
        return [(value or {}).get(code, "") for code, _name in settings.LANGUAGES]

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        used, shown, kept = languages_in_use(), [], []
        for sub, (code, label) in zip(context["widget"]["subwidgets"], settings.LANGUAGES, strict=True):
            sub["language"] = label
            if code in used:
                shown.append(sub)
            elif sub["value"]:
                kept.append(sub)
        context["widget"] |= {"subwidgets": shown, "kept": kept}
        return context


class WordsFormField(forms.MultiValueField):
    def __init__(self, *, long: bool = False, **options: Any) -> None:
        options.pop("max_length", None)
        kind = forms.Textarea if long else forms.TextInput
        longest = LONGEST_TEXT if long else LONGEST_LINE
        fields = [
            ReadableField(required=False, widget=kind, max_length=longest) for _language in settings.LANGUAGES
        ]
        super().__init__(fields, widget=WordsWidget(kind), require_all_fields=False, **options)

    def compress(self, data_list: list[str]) -> Words:
        texts = dict(zip((code for code, _name in settings.LANGUAGES), data_list, strict=False))
        return Words({code: text for code, text in texts.items() if text})


class WordsField(models.JSONField):
    """A column of `Words`; `long` texts are edited in a text area."""

    description = _("Words in each language")

    def __init__(self, *args: Any, long: bool = False, **options: Any) -> None:
        self.long = long
        options.setdefault("default", Words)
        super().__init__(*args, **options)

    def deconstruct(self) -> Any:
        name, path, args, options = super().deconstruct()
        if self.long:
            options["long"] = True
        return name, path, args, options

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Words:
        return Words(super().from_db_value(value, expression, connection) or {})

    def to_python(self, value: Any) -> Words:
        if value and not isinstance(value, dict):
            raise ValidationError(_("Give the words per language code."), code="invalid")
        return Words(value or {})

    def validate(self, value: Any, model_instance: Any) -> None:
        known = {code for code, _name in settings.LANGUAGES}
        if set(value) - known or not all(isinstance(text, str) for text in value.values()):
            raise ValidationError(_("Give the words per language code."), code="invalid")
        if not self.blank and not any(value.values()):
            raise ValidationError(_("This field is required in one language at least."), code="required")

    def formfield(self, **options: Any) -> Any:
        return WordsFormField(
            long=self.long,
            required=not self.blank,
            label=capfirst(self.verbose_name),
            help_text=self.help_text,
        )
