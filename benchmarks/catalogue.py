"""The shop's pages at 500 and at 5 000 products: what each costs, and how many statements it takes."""

import json
import statistics
import subprocess
import sys
import time
from typing import Any

SIZES = (500, 5000)
FORMULAS = 200
ROUNDS = 5
ASKED: dict[str, dict[str, Any]] = {
    "ShopPage": {}, "CategoryPage": {"category": "shelf-3"}, "SearchPage": {"query": "smokd tea 42"},
}  # fmt: skip


def report(environment: dict[str, str]) -> None:
    print(f"\nThe shop, with {FORMULAS} formulas")
    print(f"  {'products':>10}{'page':>16}{'ms':>10}{'statements':>12}")
    for size in SIZES:
        asked = [sys.executable, "-m", "benchmarks.catalogue", str(size)]
        answer = subprocess.run(asked, env=environment, check=True, capture_output=True, text=True)
        for name, took, statements in json.loads(answer.stdout.splitlines()[-1]):
            print(f"  {size:10}{name:>16}{took:10.1f}{statements:12}")


def measure(size: int) -> list[tuple[str, float, int]]:
    """Name, median milliseconds and statements of each page; the products are made and forgotten."""
    from django.db import connection, transaction
    from django.test.utils import CaptureQueriesContext

    from storefront.schema import execute

    found = []
    with transaction.atomic():
        site = fill(size)
        for name, variables in ASKED.items():
            execute(name, variables, visitor(site))
            took = []
            for _round in range(ROUNDS):
                began = time.perf_counter()
                execute(name, variables, visitor(site))
                took.append(1000 * (time.perf_counter() - began))
            with CaptureQueriesContext(connection) as statements:
                execute(name, variables, visitor(site))
            found.append((name, statistics.median(took), len(statements)))
        transaction.set_rollback(True)
    return found


def visitor(site: Any) -> Any:
    from commerce.base.viewer import Viewer

    return Viewer(site, "en")


def fill(size: int) -> Any:
    """A shop of so many products on 20 shelves, with 30 tags, and its formulas; answers the site."""
    from wagtail.models import Site

    from commerce.base.words import Words
    from commerce.catalog.models import Category, Formula, Product, Tag, Taxonomy, Variant

    site = Site.objects.select_related("root_page").get(is_default_site=True)
    shelves = [
        Category.objects.create(site=site, slug=f"shelf-{n}", name=Words(en=f"Shelf {n}")) for n in range(20)
    ]
    kind = Taxonomy.objects.create(site=site, slug="bench", name=Words(en="Bench"))
    tags = [Tag.objects.create(taxonomy=kind, slug=f"t{n}", name=Words(en=f"Word {n}")) for n in range(30)]
    first = Formula.objects.filter(site=site).select_related("group")[0]
    for n in range(FORMULAS):
        first.pk, first.public_id, first.slug = None, f"frm_bench{n:05}", f"bench-{n}"
        first.save(force_insert=True)
    products = Product.objects.bulk_create(
        Product(site=site, slug=f"bench-{n}", name=Words(en=f"Smoked tea {n}"), position=n)
        for n in range(size)
    )
    Variant.objects.bulk_create(
        Variant(product=row, code=f"B{n}", price_amount=500 + n % 4000, stock=n % 9)
        for n, row in enumerate(products)
    )
    Product.categories.through.objects.bulk_create(
        Product.categories.through(product=row, category=shelves[n % 20]) for n, row in enumerate(products)
    )
    Product.tags.through.objects.bulk_create(
        Product.tags.through(product=row, tag=tags[n % 30]) for n, row in enumerate(products)
    )
    return site


if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps(measure(int(sys.argv[1]))))
