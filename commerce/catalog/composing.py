"""The steps of a personalised formula, as its rule and its pages need them."""

from commerce.base.viewer import Viewer
from commerce.catalog.models import CompositionStep, Formula, Product, Variant
from commerce.catalog.rules import Step


def offered_in(step: CompositionStep, viewer: Viewer) -> list[Product]:
    """The products on sale that carry one of the step's tags; one without a tag never is."""
    rows = Product.objects.visible_to(viewer).filter(kind=Product.Kind.GOODS, tags__in=step.tags.all())
    return list(rows.distinct().order_by("position", "pk"))


def steps_of(formula: Formula, viewer: Viewer) -> list[Step]:
    """What `check_choices` asks of a box of this formula, by public ids; nothing where nothing is chosen."""
    return [
        Step(
            id=step.public_id, name=str(step.name), offered=_offered(step, viewer), minimum=step.minimum,
            maximum=step.maximum, most_of_one=step.most_of_one, least_amount=step.least_amount,
            most_amount=step.most_amount,
        )
        for step in formula.steps.prefetch_related("tags")
    ]  # fmt: skip


def _offered(step: CompositionStep, viewer: Viewer) -> dict[str, int]:
    variants = Variant.objects.in_stock().filter(active=True, product__in=offered_in(step, viewer))
    return dict(variants.values_list("public_id", "price_amount"))
