"""What must not stand in a field of a form, and what may and must do no harm."""

from django import forms
from django.contrib.postgres.forms import SimpleArrayField

from commerce.base.words import WordsFormField

LONG = "x" * 100_000
UNSEEN = ["abc\u202edef", "nul\x00", "one\x01"]
TEMPLATE = "{{ 7*7 }}{% debug %}<script>alert(1)</script>"
NUMBERS = ["", "-1", "0", "-0.01", "1.999", "9" * 30, "2147483648", "NaN", "Infinity", "many", LONG]
DATES = ["", "2026-01-02", "0001-01-01", "9999-12-31", "10000-01-01", "2026-02-30", "soon"]
KEYS = ["0", "-1", "1" * 30, "1 OR 1=1", "²", "1\x00", LONG]
NO_NUMBERS = ["-1", "-0.01", "9" * 30, "NaN", "Infinity", "many", LONG]
NO_MOMENTS = ["0001-01-01 00:00", "9999-12-31 23:59", "1999-12-31 12:00", "2026-02-30 12:00", "soon"]
NO_DATES = ["10000-01-01", "2026-02-30", "soon", "1\x00", LONG]


def strange(field: forms.Field) -> list[str]:
    """What must not stand in a field of this kind."""
    match field:
        case forms.ModelChoiceField(queryset=offered) if offered is not None:
            name = field.to_field_name or "pk"
            others = offered.model._default_manager.exclude(pk__in=offered.values("pk"))
            return [*KEYS, *(str(key) for key in others.values_list(name, flat=True))]
        case forms.MultipleChoiceField():
            return ["ZZ", "us", "bank", TEMPLATE, "nul\x00"]
        case forms.ChoiceField():
            return ["", "US", "KP", "bank", TEMPLATE, "nul\x00"]
        case forms.BooleanField():
            return []
        case forms.DecimalField() | forms.IntegerField():
            return NUMBERS
        case forms.DateField():
            return DATES
        case forms.CharField():
            return [*([" "] if field.required else []), too_long(field), *UNSEEN]
    raise AssertionError(f"What must not stand in a {type(field)}?")


def unwritable(field: forms.Field) -> list[str]:
    """What must not stand in a field of this kind, whatever the form is about."""
    match field:
        case SimpleArrayField():
            return ["0", "-1", "many", "1,,2", "nul\x00", LONG]
        case forms.DecimalField() | forms.IntegerField():
            return NO_NUMBERS
        case forms.DateField():
            return NO_DATES
        case forms.DateTimeField():
            return NO_MOMENTS
        case forms.FileField():
            return []  # files that are none have tests of their own
        case forms.ChoiceField() if not isinstance(field, forms.ModelChoiceField) and not field.required:
            return ["bank", TEMPLATE, "nul\x00"]
        case WordsFormField():
            return [too_long(field.fields[0]), *UNSEEN]
    return strange(field)


def harmless(field: forms.Field) -> list[str]:
    """What may well be written: then nothing breaks, here or on the pages that show it."""
    match field:
        case forms.DecimalField() | forms.IntegerField():
            return ["0", "2147483648"]
        case forms.DateField():
            return ["0001-01-01", "9999-12-31"]
        case forms.DateTimeField():
            return ["2000-01-02 00:00", "2199-12-30 23:59"]
        case SimpleArrayField():
            return ["", "1"]
        case forms.CharField() | WordsFormField():
            return ["²²²", TEMPLATE]
    return []


def too_long(field: forms.Field) -> str:
    return "x" * (field.max_length + 1) if getattr(field, "max_length", None) else LONG
