"""VAT rates of one thing by country: its own rate, and those of the countries that have another."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from commerce.base.models import check_country

HIGHEST = 10_000  # hundredths of a percent


def rate_in(country: str, usual: int, elsewhere: Mapping[str, int]) -> int:
    """The rate, in hundredths of a percent, of what is sent to `country`."""
    return elsewhere.get(country, usual)


class RatesFormField(forms.CharField):
    """Written a country a line, "BE 6", in percent."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        return "\n".join(f"{country} {rate / 100:g}" for country, rate in sorted(value.items()))

    def to_python(self, value: Any) -> Any:
        if isinstance(value, dict):
            return value
        return dict(_rate(line) for line in (value or "").splitlines() if line.strip())

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


class RatesField(models.JSONField):
    """Country code → hundredths of a percent."""

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("default", dict)
        options.setdefault("blank", True)
        options.setdefault(
            "help_text", _("One country a line, with its rate in percent: BE 6. Others pay the rate above.")
        )
        super().__init__(*args, **options)

    def validate(self, value: Any, model_instance: Any) -> None:
        if not isinstance(value, dict):
            raise ValidationError(_("Give a rate per country."), code="invalid")
        for country, rate in value.items():
            check_country(country)
            if type(rate) is not int or not 0 <= rate <= HIGHEST:
                raise ValidationError(_("A VAT rate is between 0 and 100 %."), code="invalid")

    def formfield(self, **options: Any) -> Any:
        return RatesFormField(label=self.verbose_name, required=False, help_text=self.help_text)


def _rate(line: str) -> tuple[str, int]:
    """What "BE 5,5" says: ("BE", 550)."""
    country, _space, percent = line.strip().partition(" ")
    try:
        rate = round(float(percent.strip().removesuffix("%").replace(",", ".")) * 100)
    except (ValueError, OverflowError) as error:
        raise ValidationError(
            _("Write a country and its rate on each line: BE 6."), code="invalid"
        ) from error
    return country.upper(), rate
