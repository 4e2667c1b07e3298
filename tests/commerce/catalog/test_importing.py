"""Products from a file: each row by itself, told apart, twice the same, and read on where it was left."""

import csv
import io
import os

import pytest
from django.urls import reverse

from commerce.base import clock
from commerce.catalog import importing
from commerce.catalog.models import (
    Category,
    ImportedRow,
    PricePoint,
    Product,
    ProductImport,
    Tag,
    Taxonomy,
    Variant,
)
from tests.commerce import shop as build
from tests.commerce.shop import Shop

FULL = os.environ.get("COFFRET_FULL") == "1"
COLUMNS = ("slug", "code", "price", "name_en", "stock")
ROWS, BROKEN = (10_000, 500) if FULL else (200, 10)


def text(
    *rows: dict[str, object], columns: tuple[str, ...] = ("slug", "code", "price", "name_en", "stock")
) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, delimiter=";")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def row(number: int, **cells: object) -> dict[str, object]:
    return {
        "slug": f"tea-{number}",
        "code": "T",
        "price": "12.50",
        "name_en": f"Tea {number}",
        "stock": 3,
    } | cells


def bring_in(shop: Shop, content: str, *, dry_run: bool = False) -> ProductImport:
    run = importing.begin(content, name="tea.csv", site=shop.site, dry_run=dry_run, by=None)
    importing.go_on(run.pk)
    run.refresh_from_db()
    return run


@pytest.mark.django_db
def test_a_large_file_is_read_row_by_row_and_a_second_time_changes_nothing(shop: Shop) -> None:
    broken = {number * (ROWS // BROKEN) for number in range(BROKEN)}
    content = text(*(row(n, price="dear" if n in broken else "12.50") for n in range(ROWS)))
    trial = bring_in(shop, content, dry_run=True)
    assert importing.summary(trial) == {"new": ROWS - BROKEN, "refused": BROKEN}
    assert not Product.objects.exists() and not Variant.objects.exists()
    first = bring_in(shop, content)
    assert (first.state, first.rows, importing.summary(first)) == (
        "done", ROWS, {"new": ROWS - BROKEN, "refused": BROKEN},
    )  # fmt: skip
    assert Product.objects.count() == Variant.objects.count() == PricePoint.objects.filter(
        formula=None).count() == ROWS - BROKEN  # fmt: skip
    refused = first.results.filter(state="refused")
    assert {one.line - 2 for one in refused} == broken
    assert all(set(one.errors) == {"price"} for one in refused)
    before = list(Variant.objects.order_by("pk").values())
    assert importing.summary(bring_in(shop, content)) == {"known": ROWS - BROKEN, "refused": BROKEN}
    assert list(Variant.objects.order_by("pk").values()) == before


@pytest.mark.django_db
def test_a_file_whose_worker_was_killed_is_read_on(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    run = importing.begin(text(*map(row, range(10))), name="x", site=shop.site, dry_run=False, by=None)
    read = importing._read

    def killed(run: ProductImport, line: int, *rest: object, **more: object) -> None:
        if line == 6:
            raise SystemExit
        read(run, line, *rest, **more)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(importing, "_read", killed)
        with pytest.raises(SystemExit):
            importing.go_on(run.pk)
    assert Product.objects.count() == 4
    importing.go_on_with_all()  # somebody else seems to be reading it
    assert Product.objects.count() == 4
    with clock.moved_to(clock.now() + importing.LEASE * 2):
        importing.go_on_with_all()
    run.refresh_from_db()
    assert (run.state, Product.objects.count(), run.results.count()) == ("done", 10, 10)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"slug": ""}, "slug"), ({"slug": "no spaces"}, "slug"), ({"code": ""}, "code"),
        ({"price": ""}, "price"),
        ({"price": "-1"}, "price"), ({"price": "1.999"}, "price"), ({"name_en": ""}, "name_en"),
        ({"stock": "-1"}, "stock"), ({"stock": "many"}, "stock"), ({"name_en": "nul\x01" * 3000}, "name_en"),
        ({"categories": "nowhere"}, "categories"), ({"tags": "tea|x"}, "tags"), ({"kind": "add_on"}, "kind"),
        ({"vat_rate": "101"}, "vat_rate"), ({"active": "maybe"}, "active"),
    ],
)  # fmt: skip
def test_a_broken_row_says_in_which_column(shop: Shop, cells: dict[str, str], column: str) -> None:
    columns = (
        "slug",
        "code",
        "price",
        "name_en",
        "stock",
        "categories",
        "tags",
        "kind",
        "vat_rate",
        "active",
    )
    run = bring_in(shop, text(row(1) | cells, row(2), columns=columns))
    assert importing.summary(run) == {"new": 1, "refused": 1}
    refused = ImportedRow.objects.get(state="refused")
    assert column in refused.errors and refused.line == 2


@pytest.mark.django_db
def test_what_was_written_out_is_read_back_without_a_change(shop: Shop) -> None:
    taxonomy = build.saved(Taxonomy(site=shop.site, slug="flavour", name={"en": "Flavour"}))
    tag = build.saved(Tag(taxonomy=taxonomy, slug="citrus", name={"en": "Citrus"}))
    shelf = build.saved(Category(site=shop.site, slug="tea", name={"en": "Tea"}))
    made = build.product(shop, stock=4, price_amount=1234)
    made.categories.add(shelf)
    made.tags.add(tag)
    made.save()
    out = io.StringIO()
    csv.writer(out).writerows(importing.written_out(shop.site))
    assert importing.summary(bring_in(shop, out.getvalue())) == {"known": 1}
    changed = out.getvalue().replace("12.34", "9.99").replace(",4,", ",7,")
    assert importing.summary(bring_in(shop, changed)) == {"changed": 1}
    variant = Variant.objects.get()
    assert (variant.price_amount, variant.stock) == (999, 7)
    assert [point.amount for point in PricePoint.objects.filter(variant=variant)][-1] == 999


@pytest.mark.django_db
def test_what_cannot_be_read_at_all_says_why(shop: Shop) -> None:
    run = bring_in(shop, "name;price\nTea;3\n")
    assert run.state == "unreadable" and "slug" in run.problem
    assert bring_in(shop, "").state == "unreadable"


def test_staff_bring_a_file_in_as_a_trial_first(
    admin_client, shop: Shop, tasks_at_once, django_capture_on_commit_callbacks
) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    file = SimpleUploadedFile("tea.csv", text(row(1), row(2, price="x")).encode())
    with django_capture_on_commit_callbacks(execute=True):
        answer = admin_client.post(
            reverse("product-imports:new"), {"file": file, "dry_run": "on", "site": shop.site.pk}
        )
    run = ProductImport.objects.get()
    page = admin_client.get(answer["Location"]).text
    assert "price:" in page and not Product.objects.exists()
    assert "refused" in admin_client.get(reverse("product-imports:report", args=[run.pk])).text
    with django_capture_on_commit_callbacks(execute=True):
        admin_client.post(reverse("product-imports:for-good", args=[run.pk]), {"confirm": "1"})
    assert Product.objects.count() == 1
    assert "tea-1" in admin_client.get(reverse("product-imports:export")).text
    for wrong in (b"\xff\xfe", b"slug\x00"):
        broken = SimpleUploadedFile("x.csv", wrong)
        assert (
            admin_client.post(
                reverse("product-imports:new"), {"file": broken, "site": shop.site.pk}
            ).status_code
            == 200
        )
    assert ProductImport.objects.count() == 2
