"""What Maison Camille sells: two ranges, two lengths each, and the boxes of the coming months."""

from dataclasses import dataclass
from datetime import timedelta

from wagtail.models import Site

from coffret.demo.editions import THEMES
from coffret.demo.library import Library
from commerce.base import clock
from commerce.base.words import Words
from commerce.catalog.models import Edition, Formula, FormulaGroup
from commerce.catalog.queries import zone_of
from commerce.catalog.rules import add_months, midnight
from content.images.models import Image

MONTHS_BACK, MONTHS_AHEAD = 19, 7  # of this month, whose editions are known
CHARGE_DAY, SHIP_DAY, LOCK_DAYS = 9, 15, 6
FOOD_VAT = 550


@dataclass(frozen=True, slots=True)
class Shelf:
    """What pages and tests refer to."""

    discovery: FormulaGroup
    prestige: FormulaGroup
    discovery_monthly: Formula


def fill(site: Site, pictures: Library) -> Shelf:
    discovery = _group(
        site, "decouverte", "Découverte", 0, pictures,
        en="A tin of tea and two packets of biscuits: a pause for one or two, and something new every month.",
        fr="Une boîte de thé et deux sachets de biscuits\u00a0: une pause pour une ou deux personnes, et une nouveauté chaque mois.",
    )  # fmt: skip
    prestige = _group(
        site, "prestige", "Prestige", 1, pictures,
        en="Three rare teas, biscuits baked that week, a preserve and a letter from Camille: a table for four.",
        fr="Trois thés rares, des biscuits cuits dans la semaine, une confiture et une lettre de Camille\u00a0: de quoi dresser une table pour quatre.",
    )  # fmt: skip
    monthly = _formula(discovery, "decouverte-monthly", 1990, 1, pictures["decouverte"])
    _formula(discovery, "decouverte-three-months", 5670, 3, pictures["decouverte-quarterly"])
    _formula(prestige, "prestige-monthly", 3490, 1, pictures["prestige"])
    _formula(prestige, "prestige-three-months", 9870, 3, pictures["prestige-quarterly"])
    for group in (discovery, prestige):
        _editions(group, pictures)
    return Shelf(discovery, prestige, monthly)


def _group(site: Site, slug: str, name: str, position: int, pictures: Library, **words: str) -> FormulaGroup:
    group = FormulaGroup(
        site=site, slug=slug, name=Words(en=name, fr=name), description=Words(words),
        image=pictures[slug], position=position,
    )  # fmt: skip
    group.full_clean()
    group.save()
    return group


def _formula(group: FormulaGroup, slug: str, price: int, boxes: int, image: Image) -> Formula:
    if boxes == 1:
        name = Words(en="Every month", fr="Chaque mois")
        summary = Words(
            en="One box a month. Skip or stop whenever you like.",
            fr="Un coffret par mois. Sautez un mois ou arrêtez quand vous voulez.",
        )
    else:
        name = Words(en="Three months", fr="Trois mois")
        summary = Words(
            en="Three boxes paid in advance, one euro less on each.",
            fr="Trois coffrets payés d’avance, un euro de moins sur chacun.",
        )
    formula = Formula(
        site=group.site, group=group, slug=slug, name=name, summary=summary, description=group.description,
        image=image, position=boxes, price_amount=price, currency="EUR", vat_rate=FOOD_VAT, boxes=boxes,
        calendar=Formula.Calendar.FIXED, charge_day=CHARGE_DAY, ship_day=SHIP_DAY, lock_days=LOCK_DAYS,
    )  # fmt: skip
    formula.full_clean()
    formula.save()
    return formula


def _editions(group: FormulaGroup, pictures: Library) -> None:
    zone = zone_of(group.site)
    this_month = clock.today(zone).replace(day=1)
    for ahead in range(-MONTHS_BACK, MONTHS_AHEAD):
        month = add_months(this_month, ahead)
        theme = THEMES[month.month]
        ships_on = month.replace(day=SHIP_DAY)
        edition = Edition(
            group=group, month=month, title=theme.title, story=theme.stories[group.slug],
            image=pictures[theme.picture], charge_on=month.replace(day=CHARGE_DAY), ships_on=ships_on,
            cutoff_at=midnight(ships_on - timedelta(days=LOCK_DAYS), zone), published=True,
        )  # fmt: skip
        edition.full_clean()
        edition.save()
