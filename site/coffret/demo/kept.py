"""Maison Camille as it opens: lived once, up to one day, and kept as a file that a first start reads.

Living eighteen months takes minutes. They cannot be moved to another day: invoice numbers carry their
year and a seal over their predecessor. So a demo's clock goes on from the day on which the file ends.
`make history` writes it anew; a test lives it again and compares.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from wagtail.models import Site

from coffret import passing
from coffret.demo import composed, counter, history, journal, letter, library, loyalty, shop, visits
from coffret.embedded import prepared, template
from commerce.base import clock, events, installation
from commerce.giftcards import codes
from commerce.giftcards.models import GiftCard

FILE = Path(__file__).with_name("history.sql.xz")
TODAY = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
NAME = "coffret_history"


def begin(name: str) -> None:
    """A new database of this name is what the file keeps, and migrated."""
    template.begin(name, FILE)


def settle() -> None:
    """The database just begun is at home here: its pictures can be served, its gift cards be used."""
    library.lay_out()
    for card in GiftCard.objects.exclude(seed=""):
        code = codes.code_of(card.seed)  # by the key of this installation
        GiftCard.objects.filter(pk=card.pk).update(code_hash=codes.hash_of(code), last4=code[-4:])


def write(say: Callable[[str], None]) -> None:
    """The file is what `live` makes today."""
    template.copy_to(NAME)
    with template.using(NAME):
        live(say)
    prepared.write(NAME, FILE)
    template.drop(NAME)


def live(say: Callable[[str], None]) -> None:
    """The database, empty so far, is that of the shop on the morning of TODAY; `say` hears of each month."""
    with clock.moved_to(TODAY):
        shop.build()
        site = Site.objects.get(is_default_site=True)
        counter.set_out(site)
    charges = 0
    for passed in history.live(site, until=TODAY, visits=visits.planned(site, TODAY)):
        charges += passed.charges
        if passed.day.day == 1:
            say(f"{passed.day:%Y-%m}  {charges} payments")
    with clock.moved_to(TODAY), passing.at_once(), events.unheard_by(*history.UNHEARD):
        loyalty.thank(site)
        composed.offer(site)
        journal.rate(site)
        letter.find_readers(site)
        installation.leave_no_trace()
