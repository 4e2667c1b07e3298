"""The file from which a demo's first start begins is the history lived today, and opens anywhere."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from wagtail.models import Page

from coffret.demo import kept
from coffret.embedded import prepared, template
from coffret.management.commands import demo
from commerce.base import clock, timemachine
from commerce.giftcards import codes
from commerce.giftcards.models import GiftCard
from commerce.orders.models import Order
from content.images.models import Image
from tests.commerce.audit import assert_sound

# What is drawn at random, and what goes by the real clock; all else is the same each time.
RANDOM = re.compile(
    r"\b(?=\w*\d)(?=\w*[A-Za-z])\w{16,}\b|\b(?:[a-z]+_)+[0-9a-z]{20,}\b|!\w{40}|\b[a-z]\w*\$[^\t]+"
    r"|\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|(?<=MERCI-)[\w-]+|(?<=\t)[2-9A-HJ-NP-Z]{4}(?=\t(?:used|active))"
)
MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)[ T]\d\d:\d\d:[\d.]+(?:\+\d\d(?::\d\d)?|Z)?")
WHEN_BUILT = "when built"
# What several threads wrote at the gateway, and what is derived in no order.
LEFT_OUT = ("django_migrations", "billing_demo*", "catalog_searchtext", "wagtailcore_referenceindex")
Tables = dict[str, list[str]]


def tables_of(name: str) -> Tables:
    """The rows of each table but for what differs each time, in an order of their own."""
    dump = prepared.dump(name, "--data-only", *(f"--exclude-table={one}" for one in LEFT_OUT))
    lines = iter(dump.split("\n"))
    return {
        line.split()[1]: sorted(_steady(row) for row in prepared.rows_of(lines))
        for line in lines
        if line.startswith(prepared.ROWS)
    }


def _steady(row: str) -> str:
    def day(found: re.Match[str]) -> str:
        return WHEN_BUILT if found[1] > f"{kept.TODAY:%F}" else found[1]

    _key, _tab, values = row.partition("\t")
    said = RANDOM.sub("#", MOMENT.sub(day, values))
    return " ".join(sorted(re.split(r"[{},\s]+", said))) if '"#": {' in said else said  # JSON sorts its keys


@pytest.fixture
def another(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """The name of a database that is not there yet."""
    name = f"{connection.settings_dict['NAME']}_kept"
    with django_db_blocker.unblock():
        yield name
        template.drop(name)


@pytest.fixture
def nothing_laid_out(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.DATA_DIR = tmp_path


def test_it_is_what_is_lived_today(another: str, nothing_laid_out: None) -> None:
    template.begin(another, kept.FILE)
    shipped = tables_of(another)
    template.copy_to(another)
    with template.using(another):
        kept.live(lambda _said: None)
        with clock.moved_to(kept.TODAY + timedelta(minutes=1)):
            assert_sound()
    lived = tables_of(another)
    told = {name: sorted(set(rows) ^ set(shipped[name]))[:6] for name, rows in lived.items()}
    assert {name: rows for name, rows in told.items() if rows} == {}, "make history"
    assert lived == shipped


def test_it_opens_with_its_pictures_and_gift_cards_under_any_key(
    another: str, nothing_laid_out: None, settings: Any
) -> None:
    settings.SECRET_KEY = "not that of whoever wrote the file"
    template.begin(another, kept.FILE)
    with template.using(another):
        cards = GiftCard.objects.exclude(seed="")
        assert cards.exists()
        for card in cards:
            with pytest.raises(ValueError, match="SECRET_KEY"):
                codes.code_of(card.seed, hashed=card.code_hash)
        kept.settle()
        for card in cards.all():
            assert codes.code_of(card.seed, hashed=card.code_hash).endswith(card.last4)
        pictures = list(Image.objects.all())
        assert pictures
        assert all(picture.file.storage.size(picture.file.name) == picture.file_size for picture in pictures)


def test_its_pages_are_found_below_their_home_in_each_language(another: str, nothing_laid_out: None) -> None:
    template.begin(another, kept.FILE)
    with template.using(another):
        assert not any(Page.find_problems())
        for path in ("/formulas/", "/fr/formules/", "/fr/la-maison/"):
            assert Client().get(path).status_code == 200, path


def test_the_clock_of_a_demo_goes_on_from_its_day(
    another: str, nothing_laid_out: None, settings: Any
) -> None:
    settings.TIME_MACHINE = True
    with template.using(another):
        assert demo.prepare(reset=False, empty=False)
        assert timedelta(0) <= clock.now() - kept.TODAY < timedelta(minutes=1)
        timemachine.leave_at(timedelta(days=400))
        assert not demo.prepare(reset=False, empty=False)
        assert clock.offset() == timedelta(days=400)
        assert demo.prepare(reset=True, empty=False)
        assert clock.now() - kept.TODAY < timedelta(minutes=1)
        assert Order.objects.filter(source="renewal").exists()


def test_where_the_clock_cannot_be_moved_there_is_no_history(another: str, nothing_laid_out: None) -> None:
    with template.using(another):
        assert demo.prepare(reset=False, empty=False)
        assert not Order.objects.exists()
    assert clock.offset() == timedelta(0)
