"""How staff enter text, and what the database keeps in small units."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.validators import DecimalValidator, MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.widgets import AdminAutoHeightTextInput, AdminDateTimeInput

from commerce.base.readable import ReadableField

DIGITS = 12
YEARS = range(2000, 2200)


def keep_text_readable() -> None:
    """From now on every column of text that Wagtail's forms show is entered so."""
    register_form_field_override(models.CharField, override={"form_class": ReadableField}, exact_class=True)
    register_form_field_override(
        models.TextField, exact_class=True,
        override={"form_class": ReadableField, "widget": AdminAutoHeightTextInput},
    )  # fmt: skip


def keep_moments_near() -> None:
    """From now on every column of a moment that Wagtail's forms show is entered so."""
    register_form_field_override(
        models.DateTimeField, override={"form_class": NearMomentField, "widget": AdminDateTimeInput}
    )


class NearMomentField(forms.DateTimeField):
    """A moment that can be told in every time zone; what is centuries away is a slip of the hand."""

    def clean(self, value: Any) -> Any:
        moment = super().clean(value)
        if moment and moment.year not in YEARS:
            raise forms.ValidationError(_("Give a day from 2000 to 2199."), code="far")
        return moment


class ScaledIntegerField(forms.DecimalField):
    """An integer column entered and shown in larger units: 24.90 for 2490 with two `decimals`."""

    def __init__(self, *, decimals: int = 2, **options: Any) -> None:
        options.setdefault("min_value", 0)
        super().__init__(max_digits=DIGITS, decimal_places=decimals, **options)

    def set_decimals(self, decimals: int) -> None:
        """Those of a currency that is known only once the form is made."""
        self.decimal_places = decimals
        self.validators = [
            DecimalValidator(DIGITS, decimals) if isinstance(validator, DecimalValidator) else validator
            for validator in self.validators
        ]
        self.widget.attrs["step"] = str(Decimal(1).scaleb(-decimals))

    def prepare_value(self, value: Any) -> Any:
        return Decimal(value).scaleb(-self._places) if isinstance(value, int) else value

    def clean(self, value: Any) -> Any:
        entered = super().clean(value)
        return None if entered is None else int(entered.scaleb(self._places))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)

    @property
    def _places(self) -> int:
        assert self.decimal_places is not None
        return self.decimal_places


class AmountField(models.PositiveBigIntegerField):
    """Minor units, entered in the currency's larger unit."""

    def formfield(self, **options: object) -> ScaledIntegerField:
        return ScaledIntegerField(
            label=str(self.verbose_name).capitalize(), help_text=self.help_text, required=not self.blank
        )


class PercentField(models.PositiveIntegerField):
    """Hundredths of a percent, entered in percent."""

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("validators", [MaxValueValidator(10_000)])
        super().__init__(*args, **options)

    def formfield(self, **options: object) -> ScaledIntegerField:
        return ScaledIntegerField(
            label=str(self.verbose_name).capitalize(), help_text=self.help_text, required=not self.blank,
            max_value=100,
        )  # fmt: skip
