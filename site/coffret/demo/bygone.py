"""The boxes of Maison Camille that have left, by month of the calendar: what it tells of them and what was in."""

from dataclasses import dataclass

Both = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """What lay in a box; `product` is the slug of what the shop sells it as."""

    name: Both = ("", "")
    note: Both = ("", "")
    product: str = ""
    quantity: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    teaser: Both
    story: Both
    small: tuple[Thing, ...]
    large: tuple[Thing, ...]
    covers: Both  # of the small and of the large one
    pictures: tuple[str, ...] = ()


TITLE: Both = ("Past boxes", "Les coffrets passés")
SLUG: Both = ("past-boxes", "coffrets-passes")
INTRODUCTION: Both = (
    "Every box leaves once. Here is what was in those that have, and what we still have of it.",
    "Un coffret ne part qu’une fois. Voici ce qu’il y avait dans les précédents, et ce qu’il nous en reste.",
)

BOXES: dict[int, Box] = {
    11: Box(
        covers=("edition-1", "prestige"),
        teaser=("For the first evening on which you close the shutters before dinner.",
                "Pour le premier soir où l’on ferme les volets avant le dîner."),
        story=(
            "<p>We wanted a box that smells of the drawer where the candles are kept. The orange is from Soller, dried in our own oven on the nights it was cooling down.</p><p>Camille’s letter explains how to make a hot toddy of the tea. It is longer than usual.</p>",
            "<p>Nous voulions un coffret qui sente le tiroir aux bougies. L’orange vient de Sóller, séchée dans notre four les nuits où il refroidissait.</p><p>La lettre de Camille explique comment en faire un grog. Elle est plus longue que d’habitude.</p>",
        ),
        small=(
            Thing(product="earl-grey", note=("With orange instead of bergamot, for November alone.", "À l’orange au lieu de la bergamote, pour novembre seulement.")),
            Thing(name=("Speculoos", "Spéculoos"), note=("Twelve, in their paper.", "Douze, dans leur papier."), quantity=12),
            Thing(name=("Candied ginger", "Gingembre confit"), note=("Cut by hand, so no two are alike.", "Coupé à la main, jamais deux fois pareil.")),
        ),
        large=(
            Thing(product="earl-grey"), Thing(product="rooibos"),
            Thing(name=("A chai of six spices", "Un chaï aux six épices")),
            Thing(name=("Speculoos", "Spéculoos"), quantity=24),
            Thing(name=("Orange marmalade", "Marmelade d’oranges"), note=("Seville, thick cut.", "De Séville, coupée large.")),
        ),
    ),
    10: Box(
        covers=("edition-3", "prestige"),
        teaser=("A box for the week in which one first lights the oven for company.",
                "Un coffret pour la semaine où l’on rallume le four pour la compagnie."),
        story=(
            "<p>October is when the chestnuts come down from the Ardèche in sacks, and Hugo smells of smoke until Christmas. The oolong was roasted twice for this box: once in Nantou, and once more by us, slowly, over charcoal.</p><p>We tried eleven biscuits beside it. The chestnut one was the eighth.</p>",
            "<p>En octobre, les châtaignes descendent de l’Ardèche par sacs entiers, et Hugo sent la fumée jusqu’à Noël. L’oolong a été torréfié deux fois\u00a0: à Nantou, puis chez nous, doucement, au charbon.</p><p>Nous avons essayé onze biscuits à côté. Celui à la châtaigne était le huitième.</p>",
        ),
        small=(
            Thing(name=("Roasted oolong", "Oolong torréfié"), note=("Nantou, roasted twice. 40 g.", "Nantou, torréfié deux fois. 40\u00a0g.")),
            Thing(name=("Chestnut biscuits", "Biscuits à la châtaigne"), quantity=9),
            Thing(product="honey", note=("A small jar, for the biscuits or by itself.", "Un petit pot, pour les biscuits ou tout seul.")),
        ),
        large=(
            Thing(name=("Roasted oolong", "Oolong torréfié")), Thing(product="smoked-tea"),
            Thing(name=("Hojicha", "Hojicha")), Thing(name=("Gingerbread", "Pain d’épices")),
            Thing(product="honey", note=("From the Cévennes, picked in June.", "Des Cévennes, récolté en juin.")),
            Thing(product="breakfast-cup", note=("The heavy one, glazed in grey.", "La lourde, émaillée de gris.")),
        ),
        pictures=("ware-honey", "ware-smoked"),
    ),
    9: Box(
        covers=("decouverte", "how-enjoy"),
        teaser=("Something for half past four, when the bag falls on the kitchen floor.",
                "De quoi tenir à quatre heures et demie, quand le cartable tombe dans la cuisine."),
        story=(
            "<p>September wants milk in its tea. We asked the gardens of Assam for something that would not be shy of it, and got a malty second flush with a colour like new conkers.</p>",
            "<p>Septembre veut du lait dans son thé. Nous avons demandé aux jardins d’Assam un thé qui n’en ait pas peur\u00a0: une deuxième récolte maltée, couleur de marron neuf.</p>",
        ),
        small=(
            Thing(name=("Assam, second flush", "Assam, deuxième récolte"), note=("Takes milk well.", "Aime le lait.")),
            Thing(product="madeleines", note=("Nine, with honey.", "Neuf, au miel."), quantity=9),
            Thing(name=("Hazelnut biscuits", "Biscuits aux noisettes"), quantity=8),
        ),
        large=(
            Thing(name=("Assam, second flush", "Assam, deuxième récolte")), Thing(name=("Yunnan", "Yunnan")),
            Thing(name=("Milky oolong", "Oolong lacté")), Thing(product="madeleines", quantity=18),
            Thing(product="sables"), Thing(name=("Acacia honey", "Miel d’acacia")),
        ),
        pictures=("ware-madeleines",),
    ),
    8: Box(
        covers=("edition-4", "hero"),
        teaser=("Five herbs, cut in the morning, for evenings out of doors.",
                "Cinq herbes, coupées le matin, pour les soirs dehors."),
        story=(
            "<p>The mint grows behind the shop, in what was once a bath. Everything else is from the market gardens on the other bank. We tie the bunches on the Wednesday and post them on the Thursday, with the tea still cool.</p>",
            "<p>La menthe pousse derrière la boutique, dans ce qui fut une baignoire. Le reste vient des maraîchers de l’autre rive. Nous lions les bouquets le mercredi et les postons le jeudi, le thé encore frais.</p>",
        ),
        small=(
            Thing(product="sencha", note=("With fresh mint from the yard.", "À la menthe fraîche de la cour.")),
            Thing(product="sables", note=("With thyme.", "Au thym.")),
            Thing(name=("Lemon biscuits", "Biscuits au citron"), quantity=8),
        ),
        large=(
            Thing(product="sencha"), Thing(name=("Verbena", "Verveine")), Thing(name=("Lemon balm", "Mélisse")),
            Thing(product="sables"), Thing(product="teapot", note=("The small one, for two.", "La petite, pour deux.")),
            Thing(name=("Mint syrup", "Sirop de menthe")),
        ),
        pictures=("ware-sencha", "ware-sables"),
    ),
}  # fmt: skip
