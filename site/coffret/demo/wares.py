"""What Maison Camille sells by the piece: three shelves, a special box and a gift card."""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Model
from wagtail.models import Site

from coffret.demo.library import Library
from commerce.base import clock
from commerce.base.words import Words
from commerce.catalog import prices
from commerce.catalog.models import (
    Category,
    Characteristic,
    CharacteristicValue,
    Formula,
    Option,
    OptionChoice,
    Product,
    ProductPicture,
    Tag,
    Taxonomy,
    Variant,
)
from commerce.catalog.queries import zone_of

FOOD, THINGS = 550, 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One variant: its characteristic's slug where there is one."""

    code: str
    price: int
    weight: int
    stock: int | None = None
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ware:
    slug: str
    name: tuple[str, str]
    summary: tuple[str, str]
    shelf: str
    picture: str
    forms: tuple[Form, ...]
    text: tuple[str, str] = ("", "")
    tags: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    further: tuple[str, ...] = ()
    vat: int = FOOD
    kind: str = Product.Kind.GOODS


SHELVES = (
    ("tea", "Teas", "Thés", "", "Whole leaves, packed by hand in tins that close well.",
     "Des feuilles entières, mises en boîte à la main.", "ware-sencha"),
    ("black-tea", "Black teas", "Thés noirs", "tea", "", "", "ware-earl-grey"),
    ("green-tea", "Green teas", "Thés verts", "tea", "", "", "ware-jasmine"),
    ("sweets", "Biscuits & jars", "Biscuits et bocaux", "", "Baked and cooked on the quai, in small batches.",
     "Cuits sur le quai, en petites quantités.", "ware-sables"),
    ("table", "For the table", "Pour la table", "", "Stoneware from a potter two streets away.",
     "Du grès tourné à deux rues d’ici.", "ware-pot"),
    ("gifts", "To give", "À offrir", "", "", "", "ware-gift-card"),
)  # fmt: skip

WORDS = {
    "flavour": (("Flavour", "Saveur"), {
        "citrus": ("Citrus", "Agrumes"), "floral": ("Floral", "Florale"), "smoked": ("Smoked", "Fumée"),
        "grassy": ("Grassy", "Végétale"), "sweet": ("Sweet", "Douce"),
    }),
    "moment": (("Moment", "Moment"), {
        "morning": ("Morning", "Matin"), "afternoon": ("Afternoon", "Après-midi"), "evening": ("Evening", "Soir"),
    }),
}  # fmt: skip

WARES = (
    Ware(
        slug="earl-grey", name=("Earl Grey", "Earl Grey"), shelf="black-tea", picture="ware-earl-grey",
        summary=("Black tea and the zest of bergamot.", "Thé noir et zestes de bergamote."),
        text=(
            ("A broad-leafed tea from Qimen, scented with the zest of Calabrian bergamot and nothing else."
            " Three minutes at 90 °C; longer if you take milk."),
            ("Un thé de Qimen à larges feuilles, parfumé au zeste de bergamote de Calabre et à rien d’autre."
            " Trois minutes à 90\u00a0°C, un peu plus avec du lait."),
        ),
        tags=("citrus", "morning", "afternoon"), options=("wrapping",),
        forms=(
            Form(code="EG-100", price=1250, weight=180, stock=64, value="tin-100"),
            Form(code="EG-250", price=2690, weight=390, stock=18, value="tin-250"),
        ),
    ),
    Ware(
        slug="smoked-tea", name=("Lapsang", "Lapsang"), shelf="black-tea", picture="ware-smoked",
        summary=("Dried over pine, for cold mornings.", "Séché au feu de pin, pour les matins froids."),
        tags=("smoked", "morning"), options=("wrapping",),
        forms=(
            Form(code="LS-100", price=1390, weight=180, stock=4, value="tin-100"),
            Form(code="LS-250", price=2990, weight=390, stock=0, value="tin-250"),
        ),
    ),
    Ware(
        slug="sencha", name=("Sencha of the first picking", "Sencha de première récolte"), shelf="green-tea",
        picture="ware-sencha", tags=("grassy", "morning"), options=("wrapping",),
        summary=("Steamed in Shizuoka in May.", "Étuvé à Shizuoka, en mai."),
        forms=(
            Form(code="SE-100", price=1690, weight=180, stock=31, value="tin-100"),
            Form(code="SE-250", price=3790, weight=390, stock=9, value="tin-250"),
        ),
    ),
    Ware(
        slug="jasmine-pearls", name=("Jasmine pearls", "Perles de jasmin"), shelf="green-tea",
        picture="ware-jasmine", tags=("floral", "afternoon"), options=("wrapping",),
        summary=("Rolled by hand, scented seven nights.", "Roulées à la main, parfumées sept nuits."),
        forms=(Form(code="JP-100", price=1990, weight=180, stock=22, value="tin-100"),),
    ),
    Ware(
        slug="rooibos", name=("Rooibos of the evening", "Rooibos du soir"), shelf="tea", picture="ware-rooibos",
        summary=("No theine, a little orange.", "Sans théine, un peu d’orange."), tags=("citrus", "evening", "sweet"),
        forms=(Form(code="RO-100", price=990, weight=130),),
    ),
    Ware(
        slug="sables", name=("Butter sablés", "Sablés au beurre"), shelf="sweets", picture="ware-sables",
        summary=("A bag of eighteen.", "Un sachet de dix-huit."), tags=("sweet", "afternoon"),
        forms=(Form(code="SA-180", price=790, weight=210, stock=40),),
    ),
    Ware(
        slug="madeleines", name=("Madeleines", "Madeleines"), shelf="sweets", picture="ware-madeleines",
        summary=("Baked on the day they leave.", "Cuites le jour du départ."), tags=("sweet", "afternoon"),
        forms=(Form(code="MA-9", price=850, weight=260, stock=0),),
    ),
    Ware(
        slug="honey", name=("Chestnut honey", "Miel de châtaignier"), shelf="sweets", picture="ware-honey",
        summary=("From the Cévennes, dark and a little bitter.", "Des Cévennes, sombre et un peu amer."),
        tags=("sweet", "morning"), forms=(Form(code="HO-250", price=1150, weight=420, stock=27),),
    ),
    Ware(
        slug="strawberry-jam", name=("Strawberry jam", "Confiture de fraises"), shelf="sweets", picture="ware-jam",
        summary=("Cooked in copper, little sugar.", "Cuite au chaudron, peu sucrée."), tags=("sweet", "morning"),
        forms=(Form(code="JA-220", price=690, weight=390, stock=5),),
    ),
    Ware(
        slug="teapot", name=("The round teapot", "La théière ronde"), shelf="table", picture="ware-pot",
        further=("ware-red-pot",), vat=THINGS, options=("wrapping", "engraving"),
        summary=("Stoneware, 90 cl, with its filter.", "En grès, 90\u00a0cl, avec son filtre."),
        text=(
            ("Turned and glazed by hand, so that no two are quite alike. It keeps its heat for forty minutes and"
            " pours to the last drop without running down its spout."),
            ("Tournée et émaillée à la main\u00a0: deux ne se ressemblent jamais tout à fait. Elle garde la chaleur"
            " quarante minutes et verse jusqu’à la dernière goutte."),
        ),
        forms=(
            Form(code="TP-GREEN", price=6400, weight=1450, stock=7, value="green"),
            Form(code="TP-RED", price=6400, weight=1450, stock=2, value="red"),
        ),
    ),
    Ware(
        slug="breakfast-cup", name=("The breakfast cup", "La tasse du matin"), shelf="table",
        picture="ware-cup", vat=THINGS, options=("wrapping",),
        summary=("Wide, thin at the lip, with its saucer.", "Large, fine au bord, avec sa soucoupe."),
        forms=(Form(code="CU-1", price=2400, weight=480, stock=15),),
    ),
    Ware(
        slug="winter-box", name=("The winter box", "Le coffret d’hiver"), shelf="gifts", picture="ware-winter-box",
        kind=Product.Kind.ADD_ON, options=("wrapping",),
        summary=("A special box for the end of the year.", "Un coffret à part, pour la fin de l’année."),
        text=(
            ("Spiced tea, speculoos, candied orange and a beeswax candle. It leaves with your next box, or by"
            " itself, and is gone when it is gone."),
            ("Un thé d’épices, des spéculoos, de l’orange confite et une bougie de cire. Il part avec votre"
            " prochain coffret, ou seul, et ne revient pas."),
        ),
        forms=(Form(code="WB", price=3900, weight=1200, stock=120),),
    ),
    Ware(
        slug="gift-card", name=("A gift card", "Une carte cadeau"), shelf="gifts", picture="ware-gift-card",
        kind=Product.Kind.GIFT_CARD, vat=THINGS,
        summary=("They choose: a box, a tin, a teapot.", "À eux de choisir\u00a0: coffret, thé ou théière."),
        forms=(
            Form(code="GC-25", price=2500, weight=0), Form(code="GC-50", price=5000, weight=0),
            Form(code="GC-100", price=10000, weight=0),
        ),
    ),
)  # fmt: skip


@dataclass(slots=True)
class _Shop:
    """What has been made so far, by slug."""

    site: Site
    pictures: Library
    shelves: dict[str, Category] = field(default_factory=dict)
    tags: dict[str, Tag] = field(default_factory=dict)
    values: dict[str, CharacteristicValue] = field(default_factory=dict)
    options: dict[str, Option] = field(default_factory=dict)


def fill(site: Site, pictures: Library, formula: Formula) -> None:
    """The shop's shelves; `formula` is the one that the special box derives from."""
    shop = _Shop(site, pictures)
    _shelves(shop)
    _words(shop)
    _options(shop)
    for position, ware in enumerate(WARES):
        _product(shop, ware, position, formula)
    prices.note()


def _shelves(shop: _Shop) -> None:
    for position, (slug, en, fr, within, told_en, told_fr, picture) in enumerate(SHELVES):
        shop.shelves[slug] = _saved(
            Category(
                site=shop.site, slug=slug, name=_both((en, fr)), description=_both((told_en, told_fr)),
                parent=shop.shelves.get(within), image=shop.pictures[picture], position=position,
            )
        )  # fmt: skip


def _words(shop: _Shop) -> None:
    for position, (slug, (name, words)) in enumerate(WORDS.items()):
        taxonomy = _saved(Taxonomy(site=shop.site, slug=slug, name=_both(name), position=position))
        for tag, word in words.items():
            shop.tags[tag] = _saved(Tag(taxonomy=taxonomy, slug=tag, name=_both(word)))
    for position, (slug, name, values) in enumerate((
        ("tin", ("Tin", "Boîte"), {"tin-100": ("100 g", "100\u00a0g"), "tin-250": ("250 g", "250\u00a0g")}),
        ("glaze", ("Glaze", "Émail"), {"green": ("Green", "Vert"), "red": ("Red", "Rouge")}),
    )):  # fmt: skip
        kind = _saved(Characteristic(site=shop.site, slug=slug, name=_both(name), position=position))
        for value, word in values.items():
            shop.values[value] = _saved(
                CharacteristicValue(characteristic=kind, slug=value, name=_both(word))
            )


def _options(shop: _Shop) -> None:
    for slug, name, choices in (
        ("wrapping", ("Wrapping", "Emballage"), (
            (("Tissue paper and a sprig", "Papier de soie et brin de thé"), 0),
            (("Cloth, to be kept", "Tissu à garder"), 490),
        )),
        ("engraving", ("Initials under the foot", "Initiales sous le pied"), (
            (("Two letters", "Deux lettres"), 900),
        )),
    ):  # fmt: skip
        option = shop.options[slug] = _saved(Option(site=shop.site, slug=slug, name=_both(name)))
        for position, (words, price) in enumerate(choices):
            _saved(OptionChoice(option=option, name=_both(words), price_amount=price, sort_order=position))


def _product(shop: _Shop, ware: Ware, position: int, formula: Formula) -> None:
    product = Product(
        site=shop.site, slug=ware.slug, kind=ware.kind, name=_both(ware.name), summary=_both(ware.summary),
        description=_both(ware.text), image=shop.pictures[ware.picture], position=position, vat_rate=ware.vat,
    )  # fmt: skip
    if ware.kind == Product.Kind.ADD_ON:
        product.formula = formula
        product.active_from, product.active_until = _season(shop.site)
    _saved(product)
    product.categories.set([shop.shelves[ware.shelf]])
    product.tags.set([shop.tags[tag] for tag in ware.tags])
    product.options.set([shop.options[option] for option in ware.options])
    product.save()
    for order, picture in enumerate(ware.further):
        _saved(ProductPicture(product=product, image=shop.pictures[picture], sort_order=order))
    for order, form in enumerate(ware.forms):
        variant = _saved(
            Variant(
                product=product, code=form.code, price_amount=form.price, stock=form.stock,
                weight_grams=form.weight, sort_order=order,
            )
        )  # fmt: skip
        if form.value:
            variant.values.set([shop.values[form.value]])
            variant.save()


def _season(site: Site) -> tuple[datetime, datetime]:
    """Around today, so that the special box of the demo is on sale."""
    zone: ZoneInfo = zone_of(site)
    today = clock.today(zone)
    first, last = today - timedelta(days=20), today + timedelta(days=40)
    return (datetime.combine(first, time.min, tzinfo=zone), datetime.combine(last, time.min, tzinfo=zone))


def _both(words: tuple[str, str]) -> Words:
    return Words({code: text for code, text in zip(("en", "fr"), words, strict=True) if text})


def _saved(row: Model) -> Any:
    row.full_clean()
    row.save()
    return row
