"""The boxes of a year, by month of the calendar, so that the demo is in season whenever it runs."""

from dataclasses import dataclass

from commerce.base.words import Words


@dataclass(frozen=True, slots=True)
class Theme:
    title: Words
    picture: str
    stories: dict[str, Words]


def _theme(picture: int, en: str, fr: str, *, small: tuple[str, str], large: tuple[str, str]) -> Theme:
    return Theme(
        Words(en=en, fr=fr), f"edition-{picture}",
        {"decouverte": Words(en=small[0], fr=small[1]), "prestige": Words(en=large[0], fr=large[1])},
    )  # fmt: skip


THEMES: dict[int, Theme] = {
    1: _theme(
        2, "White silence", "Blanc silence",
        small=("A white tea from Fujian, all butter shortbread and almond tuiles.",
               "Un thé blanc du Fujian, des sablés pur beurre et des tuiles aux amandes."),
        large=("Silver needles, white peony and a jasmine pearl, shortbread, tuiles and pear butter.",
               "Aiguilles d’argent, pivoine blanche et perles de jasmin, sablés, tuiles et confiture de poire."),
    ),
    2: _theme(
        3, "Smoke and honey", "Fumée et miel",
        small=("A lightly smoked black tea, madeleines and a jar of chestnut honey.",
               "Un thé noir légèrement fumé, des madeleines et un pot de miel de châtaignier."),
        large=("Lapsang, keemun and a roasted oolong, honey madeleines, nougat and chestnut honey.",
               "Lapsang, keemun et un oolong torréfié, madeleines au miel, nougat et miel de châtaignier."),
    ),
    3: _theme(
        4, "First picking", "Première cueillette",
        small=("The first green tea of the year, lemon sablés and pistachio biscuits.",
               "Le premier thé vert de l’année, des sablés au citron et des biscuits à la pistache."),
        large=("Sencha, longjing and a first flush darjeeling, lemon sablés, pistachio biscuits and verbena jelly.",
               "Sencha, longjing et darjeeling de printemps, sablés au citron, biscuits à la pistache et gelée de verveine."),
    ),
    4: _theme(
        5, "Orchard in bloom", "Verger en fleurs",
        small=("A green tea with cherry blossom, almond biscuits and meringues.",
               "Un thé vert aux fleurs de cerisier, des biscuits aux amandes et des meringues."),
        large=("Sakura sencha, jasmine pearls and a rose black tea, almond biscuits, meringues and cherry jam.",
               "Sencha sakura, perles de jasmin et thé noir à la rose, biscuits aux amandes, meringues et confiture de cerises."),
    ),
    5: _theme(
        6, "A garden breakfast", "Petit déjeuner au jardin",
        small=("A bright breakfast tea, butter biscuits and a small strawberry jam.",
               "Un thé du matin, vif, des galettes au beurre et une petite confiture de fraises."),
        large=("Assam, ceylon and a garden blend, butter biscuits, brioche crisps and strawberry jam.",
               "Assam, ceylan et un mélange du jardin, galettes au beurre, chips de brioche et confiture de fraises."),
    ),
    6: _theme(
        6, "Picnic by the Loire", "Pique-nique en bord de Loire",
        small=("A black tea to drink cold, rosemary crackers and apricot biscuits.",
               "Un thé noir à boire glacé, des craquants au romarin et des biscuits à l’abricot."),
        large=("Three teas to drink cold, rosemary crackers, apricot biscuits and peach nectar.",
               "Trois thés à boire glacés, craquants au romarin, biscuits à l’abricot et nectar de pêche."),
    ),
    7: _theme(
        5, "White nights", "Nuits blanches",
        small=("A peach infusion without caffeine, macaroons and candied zest.",
               "Une infusion de pêche sans théine, des macarons et des zestes confits."),
        large=("Three infusions for the evening, macaroons, candied zest and peach jelly.",
               "Trois infusions du soir, macarons, zestes confits et gelée de pêche."),
    ),
    8: _theme(
        4, "Herb garden", "Jardin de simples",
        small=("A green tea with fresh mint, thyme sablés and lemon biscuits.",
               "Un thé vert à la menthe fraîche, des sablés au thym et des biscuits au citron."),
        large=("Mint, verbena and lemon balm teas, thyme sablés, lemon biscuits and mint syrup.",
               "Thés à la menthe, à la verveine et à la mélisse, sablés au thym, biscuits au citron et sirop de menthe."),
    ),
    9: _theme(
        3, "Back to school", "La rentrée",
        small=("A malty black tea, honey madeleines and hazelnut biscuits.",
               "Un thé noir malté, des madeleines au miel et des biscuits aux noisettes."),
        large=("Assam, yunnan and a milky oolong, madeleines, hazelnut biscuits and acacia honey.",
               "Assam, yunnan et un oolong lacté, madeleines, biscuits aux noisettes et miel d’acacia."),
    ),
    10: _theme(
        3, "Chestnut season", "Saison des châtaignes",
        small=("A roasted oolong, chestnut biscuits and a jar of honey.",
               "Un oolong torréfié, des biscuits à la châtaigne et un pot de miel."),
        large=("Hojicha, roasted oolong and a smoked tea, chestnut biscuits, gingerbread and honey.",
               "Hojicha, oolong torréfié et thé fumé, biscuits à la châtaigne, pain d’épices et miel."),
    ),
    11: _theme(
        1, "First fires", "Premières flambées",
        small=("A black tea with orange, speculoos and candied ginger.",
               "Un thé noir à l’orange, des spéculoos et du gingembre confit."),
        large=("Orange pekoe, a chai and a rooibos, speculoos, candied ginger and orange marmalade.",
               "Orange pekoe, un chaï et un rooibos, spéculoos, gingembre confit et marmelade d’oranges."),
    ),
    12: _theme(
        1, "Winter spices", "Épices d’hiver",
        small=("A Christmas black tea, cinnamon stars and speculoos.",
               "Un thé noir de Noël, des étoiles à la cannelle et des spéculoos."),
        large=("A Christmas tea, a chai and a vanilla rooibos, cinnamon stars, speculoos and orange marmalade.",
               "Un thé de Noël, un chaï et un rooibos à la vanille, étoiles à la cannelle, spéculoos et marmelade d’oranges."),
    ),
}  # fmt: skip
