"""Every picture of the demo shop: its name, size, what to keep when it is cropped, and what it shows."""

from collections.abc import Callable
from dataclasses import dataclass

from coffret.demo.pictures import editions, scenes, wares
from coffret.demo.pictures.canvas import Canvas


@dataclass(frozen=True)
class Picture:
    """One picture; ``focal`` is the middle and the size of what matters, in pixels."""

    name: str
    width: int
    height: int
    focal: tuple[int, int, int, int]
    alt_en: str
    alt_fr: str
    draw: Callable[[Canvas], None]
    seed: int

    @property
    def file(self) -> str:
        """The name of its file in ``made/``."""
        return f"{self.name}.webp"

    def canvas(self) -> Canvas:
        """The picture painted afresh."""
        canvas = Canvas(self.width, self.height, self.seed)
        self.draw(canvas)
        return canvas


PICTURES = (
    Picture(
        "hero", 2400, 1500, (1270, 880, 1400, 900),
        "An open red box on a linen cloth, filled with tins of tea, honey and biscuits, beside a pot and "
        "a cup of tea.",
        "Un coffret rouge ouvert sur une nappe de lin, garni de boîtes de thé, de miel et de biscuits, "
        "près d’une théière et d’une tasse de thé.",
        scenes.hero, 11,
    ),
    Picture(
        "decouverte", 2000, 2000, (960, 1200, 1300, 1100),
        "The Découverte box in kraft paper: a tin of tea, honey, biscuits and a card.",
        "Le coffret Découverte en papier kraft\u00a0: une boîte de thé, du miel, des biscuits et une carte.",
        scenes.decouverte, 12,
    ),
    Picture(
        "prestige", 2000, 2000, (960, 1180, 1600, 1200),
        "The Prestige box, deep red: two tins of tea, a bag of tea, jam, honey and biscuits, with a "
        "porcelain cup.",
        "Le coffret Prestige, rouge profond\u00a0: deux boîtes et un sachet de thé, de la "
        "confiture, du miel, "
        "des biscuits et une tasse en porcelaine.",
        scenes.prestige, 13,
    ),
    Picture(
        "decouverte-quarterly", 2000, 2000, (1000, 1200, 1200, 1200),
        "Three kraft boxes piled up and tied with green ribbon, one for each month.",
        "Trois coffrets en kraft empilés et noués d’un ruban vert, un pour chaque mois.",
        scenes.decouverte_quarterly, 14,
    ),
    Picture(
        "prestige-quarterly", 2000, 2000, (1000, 1200, 1300, 1200),
        "Three red boxes piled up and tied with golden ribbon, one for each month.",
        "Trois coffrets rouges empilés et noués d’un ruban doré, un pour chaque mois.",
        scenes.prestige_quarterly, 15,
    ),
    Picture(
        "edition-1", 2000, 1500, (1000, 900, 1400, 900),
        "Winter spices: a red tin of tea among dried orange, cinnamon, star anise and speculoos.",
        "Épices d’hiver\u00a0: une boîte de thé rouge parmi des oranges séchées, de la cannelle, de "
        "la badiane"
        " et des spéculoos.",
        editions.winter_spices, 21,
    ),
    Picture(
        "edition-2", 2000, 1500, (1050, 900, 1400, 900),
        "White silence: a pale tin of white tea, a white teapot and a plate of shortbread, in the light "
        "of snow.",
        "Blanc silence\u00a0: une boîte claire de thé blanc, une théière blanche et une assiette de sablés "
        "écossais, dans une lumière de neige.",
        editions.white_silence, 22,
    ),
    Picture(
        "edition-3", 2000, 1500, (1000, 900, 1500, 900),
        "Smoke and honey: a dark tin of smoked tea, a jar of honey and a plate of madeleines.",
        "Fumée et miel\u00a0: une boîte sombre de thé fumé, un pot de miel et une assiette de madeleines.",
        editions.smoke_and_honey, 23,
    ),
    Picture(
        "edition-4", 2000, 1500, (1000, 900, 1400, 900),
        "First picking: a tin of sencha, a green teapot, fresh tea leaves and a pile of sablés.",
        "Première cueillette\u00a0: une boîte de sencha, une théière verte, des feuilles de thé fraîches et "
        "une pile de sablés.",
        editions.first_picking, 24,
    ),
    Picture(
        "edition-5", 2000, 1500, (1050, 850, 1500, 1000),
        "Orchard in bloom: a branch of cherry blossom above a pink tin, jasmine pearls and almond biscuits.",
        "Verger en fleurs\u00a0: une branche de cerisier au-dessus d’une boîte rose, de perles de "
        "jasmin et de"
        " biscuits aux amandes.",
        editions.orchard, 25,
    ),
    Picture(
        "edition-6", 2000, 1500, (1050, 900, 1500, 950),
        "A garden breakfast: a blue teapot, strawberry jam, breakfast tea and butter biscuits on a "
        "striped cloth.",
        "Petit déjeuner au jardin\u00a0: une théière bleue, de la confiture de fraises, un thé du "
        "matin et des"
        " petits-beurre sur une nappe à rayures.",
        editions.garden_breakfast, 26,
    ),
    Picture(
        "story", 2000, 2500, (1000, 1400, 1700, 1900),
        "Camille’s kitchen: a shelf of jars, a window open on the tea hills, and tea on the table.",
        "La cuisine de Camille\u00a0: une étagère de bocaux, une fenêtre sur les collines de thé et le thé "
        "servi à table.",
        scenes.story, 31,
    ),
    Picture(
        "maison", 2400, 1350, (1200, 720, 1700, 1100),
        "The Maison Camille shop: a dark green front with a red door and striped awnings over windows "
        "full of tea.",
        "La boutique Maison Camille\u00a0: une devanture vert sombre, une porte rouge et des stores rayés au-"
        "dessus de vitrines pleines de thés.",
        scenes.maison, 32,
    ),
    Picture(
        "how-choose", 1600, 1600, (800, 980, 1200, 900),
        "Two closed boxes side by side, a small one in kraft and a large one in red.",
        "Deux coffrets fermés côte à côte, un petit en kraft et un grand rouge.",
        scenes.how_choose, 33,
    ),
    Picture(
        "how-receive", 1600, 1600, (780, 1020, 1100, 900),
        "A parcel tied with red ribbon and a letter on a table.",
        "Un colis noué d’un ruban rouge et une lettre posés sur une table.",
        scenes.how_receive, 34,
    ),
    Picture(
        "how-enjoy", 1600, 1600, (800, 1000, 1300, 1000),
        "A steaming cup of tea, a red teapot and a plate of biscuits.",
        "Une tasse de thé fumante, une théière rouge et une assiette de biscuits.",
        scenes.how_enjoy, 35,
    ),
    Picture(
        "ware-earl-grey", 1400, 1750, (700, 1130, 1000, 1100),
        "A blue tin of Earl Grey with a golden lid, beside slices of orange.",
        "Une boîte bleue d’Earl Grey au couvercle doré, près de tranches d’orange.",
        wares.earl_grey, 41,
    ),
    Picture(
        "ware-sencha", 1400, 1750, (700, 1130, 1000, 1100),
        "A dark green tin of sencha with loose leaves and a sprig of tea.",
        "Une boîte vert sombre de sencha, des feuilles en vrac et une branche de thé.",
        wares.sencha, 42,
    ),
    Picture(
        "ware-jasmine", 1400, 1750, (700, 1130, 1000, 1100),
        "A pink tin of jasmine tea with rolled pearls and white blossom.",
        "Une boîte rose de thé au jasmin, des perles roulées et des fleurs blanches.",
        wares.jasmine, 43,
    ),
    Picture(
        "ware-smoked", 1400, 1750, (700, 1130, 1000, 1100),
        "A black tin of smoked tea with dark loose leaves.",
        "Une boîte noire de thé fumé et ses feuilles sombres en vrac.",
        wares.smoked, 44,
    ),
    Picture(
        "ware-rooibos", 1400, 1750, (700, 1130, 1000, 1100),
        "A paper bag of rooibos sealed in green, with red leaves on the table.",
        "Un sachet en papier de rooibos scellé de vert, des feuilles rouges sur la table.",
        wares.rooibos, 45,
    ),
    Picture(
        "ware-sables", 1400, 1750, (700, 1130, 1000, 1100),
        "A bag of sablés beside a pile of five.",
        "Un sachet de sablés près d’une pile de cinq.",
        wares.sables, 46,
    ),
    Picture(
        "ware-madeleines", 1400, 1750, (700, 1130, 1000, 1100),
        "Five madeleines on a large white plate.",
        "Cinq madeleines sur une grande assiette blanche.",
        wares.madeleines, 47,
    ),
    Picture(
        "ware-honey", 1400, 1750, (700, 1130, 1000, 1100),
        "A jar of honey under a yellow cloth.",
        "Un pot de miel coiffé d’un tissu jaune.",
        wares.honey, 48,
    ),
    Picture(
        "ware-jam", 1400, 1750, (700, 1130, 1000, 1100),
        "A jar of strawberry jam under a pink cloth.",
        "Un pot de confiture de fraises coiffé d’un tissu rose.",
        wares.jam, 49,
    ),
    Picture(
        "ware-pot", 1400, 1750, (700, 1130, 1000, 1100),
        "A round dark green teapot.",
        "Une théière ronde vert sombre.",
        wares.pot, 50,
    ),
    Picture(
        "ware-red-pot", 1400, 1750, (700, 1130, 1000, 1100),
        "The same round teapot in red.",
        "La même théière ronde en rouge.",
        wares.red_pot, 51,
    ),
    Picture(
        "ware-cup", 1400, 1750, (700, 1130, 1000, 1100),
        "A large cup of steaming tea on its saucer.",
        "Une grande tasse de thé fumant sur sa soucoupe.",
        wares.breakfast_cup, 52,
    ),
    Picture(
        "ware-winter-box", 1400, 1750, (700, 1130, 1000, 1100),
        "A red box tied with a golden ribbon among fir, orange and cinnamon.",
        "Un coffret rouge noué d’un ruban doré, parmi le sapin, l’orange et la cannelle.",
        wares.winter_box, 53,
    ),
    Picture(
        "ware-gift-card", 1400, 1750, (700, 1130, 1000, 1100),
        "A printed card beside its sealed envelope.",
        "Une carte imprimée près de son enveloppe cachetée.",
        wares.gift_card, 54,
    ),
)  # fmt: skip


def named(name: str) -> Picture:
    """The picture of that name."""
    return next(picture for picture in PICTURES if picture.name == name)
