"""A formula of the shop whose boxes are composed: one or two teas of three, and a biscuit for who likes."""

from dataclasses import dataclass

from commerce.base.words import Words
from commerce.catalog.models import CompositionStep, Formula, Tag, Taxonomy, Variant
from tests.commerce.shop import Shop, product, saved

Choices = dict[str, dict[str, int]]


@dataclass(frozen=True)
class Personal:
    """The steps, and what can be chosen in them, in the shop's order."""

    formula: Formula
    teas: CompositionStep
    biscuits: CompositionStep
    green: Variant
    black: Variant
    white: Variant
    biscuit: Variant

    def of(self, *teas: Variant, biscuit: bool = False) -> Choices:
        """The choices of a box with these teas, one of each time they are named."""
        chosen: dict[str, int] = {}
        for tea in teas:
            chosen[tea.public_id] = chosen.get(tea.public_id, 0) + 1
        box = {self.teas.public_id: chosen}
        return box | {self.biscuits.public_id: {self.biscuit.public_id: 1}} if biscuit else box


def personalise(shop: Shop, formula: Formula) -> Personal:
    """Boxes of the formula are composed from now on; a second time changes nothing."""
    if not formula.steps.exists():
        kind = saved(Taxonomy(site=shop.site, slug="own", name=Words(en="In a box of your own")))
        for position, (name, minimum, maximum, things) in enumerate(
            (("Teas", 1, 2, ("Green", "Black", "White")), ("Biscuits", 0, 1, ("Biscuit",)))
        ):
            tag = saved(Tag(taxonomy=kind, slug=name.lower(), name=Words(en=name)))
            for place, thing in enumerate(things):
                one = product(
                    shop, slug=thing.lower(), name=Words(en=thing, fr=f"{thing} (fr)"), position=place,
                    price_amount=700, stock=50,
                )  # fmt: skip
                one.tags.add(tag)
                one.save()
            step = CompositionStep(
                formula=formula, name=Words(en=name), minimum=minimum, maximum=maximum, sort_order=position
            )
            step.tags.set([tag])
            saved(step)
    things = Variant.objects.filter(product__site=shop.site)
    teas, biscuits = CompositionStep.objects.filter(formula=formula)
    return Personal(
        formula, teas, biscuits, *(things.get(code=code) for code in ("green", "black", "white", "biscuit"))
    )


def sell_out(variant: Variant) -> None:
    """Nothing is left of it."""
    Variant.objects.filter(pk=variant.pk).update(stock=0)
