"""Products brought in from a file, a variant a row, and written out the same way.

A row is known by the code of its variant. What a cell leaves empty stays as it was. Each row is written
by itself, so that a broken one keeps no other from being read; the result of each is kept.
"""

import csv
import io
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from typing import Any

from babel.numbers import get_currency_precision
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, Q
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from kombu.exceptions import OperationalError as BrokerError
from wagtail.models import Site

from commerce.base import clock
from commerce.base.actions import action
from commerce.base.backoffice.fields import ScaledIntegerField
from commerce.base.models import ShopSettings, User
from commerce.base.rows import errors_of, reader
from commerce.base.words import Words
from commerce.catalog import prices
from commerce.catalog.models import Category, ImportedRow, Product, ProductImport, Tag, Variant

NEEDED = ("slug", "code", "price")
LEASE = timedelta(minutes=2)
BATCH = 100  # rows between two signs of life
TEXTS = ("name", "summary", "description")
LANGUAGES = [code for code, _name in settings.LANGUAGES]
PLAIN = ("slug", "code", "price", "stock", "weight", "active", "vat_rate", "kind")
LISTS = ("categories", "tags")


class SlugsField(forms.CharField):
    """Slugs after each other, with a bar between them: tea|green-tea."""

    def __init__(self, rows: Any) -> None:
        super().__init__(required=False)
        self.rows = rows

    def clean(self, value: Any) -> Any:
        slugs = [slug.strip() for slug in super().clean(value).split("|") if slug.strip()]
        found = list(self.rows.filter(slug__in=slugs))
        unknown = set(slugs) - {row.slug for row in found}
        if unknown:
            raise ValidationError(_("Not known here: %(names)s.") % {"names": ", ".join(sorted(unknown))})
        return found


class RowForm(forms.Form):
    """One row of the file, its columns by name."""

    slug = forms.SlugField(max_length=80)
    code = forms.CharField(max_length=60)
    stock = forms.IntegerField(min_value=0, max_value=10**9, required=False)
    weight = forms.IntegerField(min_value=0, max_value=10**7, required=False)
    active = forms.TypedChoiceField(
        choices=[("1", "1"), ("0", "0")], coerce=lambda text: text == "1", required=False, empty_value=None
    )
    vat_rate = ScaledIntegerField(max_value=100, required=False)
    kind = forms.ChoiceField(choices=Product.Kind.choices, required=False)

    def __init__(self, *args: Any, site: Site, currency: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.site, self.currency = site, currency
        self.fields["price"] = ScaledIntegerField(decimals=get_currency_precision(currency))
        for text in TEXTS:
            for code in LANGUAGES:
                self.fields[f"{text}_{code}"] = forms.CharField(max_length=5000, required=False)
        self.fields["categories"] = SlugsField(Category.objects.filter(site=site))
        self.fields["tags"] = SlugsField(Tag.objects.filter(taxonomy__site=site))

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if "slug" in data and not self.product and not any(data.get(f"name_{code}") for code in LANGUAGES):
            self.add_error(f"name_{LANGUAGES[0]}", _("A new product needs a name."))
        reserved = self.variant.reserved if self.variant else 0
        if data.get("stock") is not None and data["stock"] < reserved:
            text = _("%(count)d are promised to unfinished purchases.") % {"count": reserved}
            self.add_error("stock", text)
        known = self.product.kind if self.product else ""
        if data.get("kind") == Product.Kind.ADD_ON != known:
            self.add_error("kind", _("An add-on needs a formula and dates: make it in its form."))
        return data

    @cached_property
    def product(self) -> Product | None:
        return Product.objects.filter(site=self.site, slug=self.data.get("slug") or "").first()

    @cached_property
    def variant(self) -> Variant | None:
        code = (self.data.get("code") or "").strip()
        return Variant.objects.filter(product=self.product, code=code).first() if self.product else None


def begin(content: str, *, name: str, site: Site, dry_run: bool, by: User | None) -> ProductImport:
    """The file waits for its worker."""
    run: ProductImport = ProductImport.objects.create(
        site=site, name=name[:200], content=content.removeprefix("\ufeff"), dry_run=dry_run, by=by,
        created_at=clock.now(),
    )  # fmt: skip
    transaction.on_commit(lambda: _wake(run.pk))
    return run


def _wake(run: int) -> None:
    from commerce.catalog.tasks import run_import

    with suppress(BrokerError):  # what is not heard now is taken up within a minute
        run_import.delay(run)


def go_on_with_all() -> None:
    """Every file that nobody is reading is read on."""
    for run in ProductImport.objects.filter(state__in=["waiting", "running"]).values_list("pk", flat=True):
        go_on(run)


def go_on(key: int) -> None:
    """The file is read from the row after the last one read, unless somebody else is reading it."""
    run = _claim(key)
    if run is None:
        return
    try:
        rows = list(_rows(run))
    except (ValueError, csv.Error) as error:
        run.state, run.problem = run.State.UNREADABLE, str(error)
        run.save(update_fields=["state", "problem"])
        return
    ProductImport.objects.filter(pk=run.pk).update(rows=len(rows))
    currency = ShopSettings.for_site(run.site).currency
    seen: set[str] = set()
    for number, (line, row) in enumerate(rows):
        code = f"{row.get('slug')}/{(row.get('code') or '').strip()}"
        if line > run.line:
            _read(run, line, RowForm(row, site=run.site, currency=currency), code, twice=code in seen)
            if number % BATCH == 0:
                ProductImport.objects.filter(pk=run.pk).update(worked_on_until=clock.now() + LEASE)
        seen.add(code)
    run.state, run.worked_on_until = run.State.DONE, None
    run.save(update_fields=["state", "worked_on_until"])
    prices.note()


def _claim(key: int) -> ProductImport | None:
    """The file, for this worker alone until its lease lapses."""
    now = clock.now()
    free = Q(worked_on_until=None) | Q(worked_on_until__lt=now)
    taken = ProductImport.objects.filter(free, pk=key, state__in=["waiting", "running"]).update(
        state=ProductImport.State.RUNNING, worked_on_until=now + LEASE
    )
    return ProductImport.objects.select_related("site").get(pk=key) if taken else None


def _rows(run: ProductImport) -> Iterator[tuple[int, dict[str, Any]]]:
    found = reader(io.StringIO(run.content), needed=NEEDED)
    for row in found:
        yield found.line_num, row


@action
def _read(run: ProductImport, line: int, form: RowForm, code: str, *, twice: bool) -> None:
    """The row is written with its result and the place reached, all or nothing."""
    if twice:
        form.add_error("code", _("This row is in the file twice."))
    state = _write(form, dry_run=run.dry_run) if form.is_valid() else ImportedRow.State.REFUSED
    ImportedRow.objects.create(run=run, line=line, code=code[:100], state=state, errors=errors_of(form))
    ProductImport.objects.filter(pk=run.pk).update(line=line)


def _write(form: RowForm, *, dry_run: bool) -> str:
    """What became of the row; in a trial nothing of it stays."""
    with transaction.atomic():
        product, variant = form.product, form.variant
        state = ImportedRow.State.KNOWN if variant else ImportedRow.State.NEW
        product = product or Product(site=form.site, slug=form.cleaned_data["slug"], currency=form.currency)
        changed = _fill_product(product, form.cleaned_data)
        variant = variant or Variant(product=product, code=form.cleaned_data["code"])
        changed |= _fill(variant, {
            "price_amount": form.cleaned_data["price"], "stock": form.cleaned_data["stock"],
            "weight_grams": form.cleaned_data["weight"],
        })  # fmt: skip
        if variant.pk is None or changed:
            variant.save()
        if dry_run:
            transaction.set_rollback(True)
    return ImportedRow.State.CHANGED if changed and state == ImportedRow.State.KNOWN else state


def _fill_product(product: Product, data: dict[str, Any]) -> bool:
    changes = {name: data[name] for name in ("active", "vat_rate", "kind")}
    for text in TEXTS:
        given = {code: data[f"{text}_{code}"] for code in LANGUAGES if data[f"{text}_{code}"]}
        changes[text] = Words({**getattr(product, text), **given}) if given else None
    changed = _fill(product, changes)
    if product.pk is None or changed:
        product.save()
    for name in ("categories", "tags"):
        rows = data[name]
        if rows and {row.pk for row in rows} != {row.pk for row in getattr(product, name).all()}:
            getattr(product, name).set(rows)
            product.save()
            changed = True
    return changed


def _fill(row: Any, values: dict[str, Any]) -> bool:
    """Sets what is given; whether anything became another."""
    changed = False
    for name, value in values.items():
        if value not in (None, "") and getattr(row, name) != value:
            setattr(row, name, value)
            changed = True
    return changed


def written_out(site: Site) -> Iterator[list[str]]:
    """Every variant of the site as a row that `begin` reads back without a change."""
    words = [(text, code) for text in TEXTS for code in ShopSettings.for_site(site).spoken]
    yield [*PLAIN, *(f"{text}_{code}" for text, code in words), *LISTS]
    rows = Variant.objects.filter(product__site=site).order_by(
        "product__position", "product", "sort_order", "pk"
    )
    related = ("product__categories", "product__tags")
    for variant in rows.select_related("product").prefetch_related(*related).iterator(chunk_size=500):
        product = variant.product
        texts = [getattr(product, text).get(code, "") for text, code in words]
        yield [
            product.slug, variant.code, str(variant.price.decimal),
            "" if variant.stock is None else str(variant.stock), str(variant.weight_grams),
            "1" if product.active else "0", f"{product.vat_rate / 100:g}", product.kind, *texts,
            "|".join(category.slug for category in product.categories.all()),
            "|".join(tag.slug for tag in product.tags.all()),
        ]  # fmt: skip


def summary(run: ProductImport) -> dict[str, int]:
    """How many rows came to each end."""
    counted = run.results.values("state").annotate(rows=Count("pk")).values_list("state", "rows")
    return dict(counted)
