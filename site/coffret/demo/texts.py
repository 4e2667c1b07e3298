"""What Maison Camille says of itself, in English and in French."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    description: str
    hero_heading: str
    hero_text: str
    hero_button: str
    steps_heading: str
    steps: tuple[tuple[str, str], tuple[str, str], tuple[str, str]]
    picker_heading: str
    picker_intro: str
    formulas_title: str
    formulas_slug: str
    formulas_intro: str
    story_title: str
    story_slug: str
    story_intro: str
    story_heading: str
    story_short_html: str
    story_html: str
    shop_heading: str
    shop_html: str
    terms_title: str
    terms_slug: str
    terms_intro: str
    terms_html: str
    newsletter_heading: str
    newsletter_text: str


ENGLISH = Texts(
    description="A box of tea and biscuits by post, chosen and packed in Tours by Maison Camille.",
    hero_heading="A box of tea and biscuits, every month",
    hero_text="Picked by Camille, packed by hand in Tours, on your table by the third week of the month.",
    hero_button="Choose your box",
    steps_heading="How it works",
    steps=(
        (
            "You choose",
            "Découverte for a quiet cup, Prestige for a full table. Month by month, or three at a time.",
        ),
        (
            "We pack",
            "Around the fifteenth we close the boxes and post them. You can change yours until the eighth.",
        ),
        (
            "You put the kettle on",
            "Each box holds teas we have tasted twice and biscuits baked that very week.",
        ),
    ),
    picker_heading="Two boxes, at your own pace",
    picker_intro="Delivery is included. Skip a month or stop whenever you like.",
    formulas_title="The boxes",
    formulas_slug="formulas",
    formulas_intro="Two sizes, two rhythms. The price is the price: delivery and VAT are in it.",
    story_title="Our house",
    story_slug="our-house",
    story_intro="A shop, an oven and a good many kettles, in Tours since 2011.",
    story_heading="A kitchen before it was a shop",
    story_short_html=(
        "<p>Camille Aubry began by posting tins to friends who had moved away. They asked for more, then their "
        "friends did. Twelve years on, the tins still leave from the same street.</p>"
        "<p>We buy from eleven gardens we know by name, and bake with four neighbours.</p>"
    ),
    story_html=(
        "<p>Camille Aubry began by posting tins to friends who had moved away. They asked for more, then their "
        "friends did. Twelve years on, the tins still leave from the same street, and every blend is still tasted "
        "at the same table.</p><p>We buy from eleven gardens we know by name, pay them before the harvest, and "
        "write the picking date on every tin.</p>"
    ),
    shop_heading="Come and knock",
    shop_html=(
        "<p>The shop is open from Tuesday to Saturday, 12 rue des Tilleuls in Tours. There is always a pot on. "
        "If you subscribe, bring your box back: we fill it again for less.</p>"
    ),
    terms_title="Terms of sale",
    terms_slug="terms-of-sale",
    terms_intro="In plain words. This shop is a demonstration: nothing is really sold.",
    newsletter_heading="One letter a month, when the next box is decided",
    newsletter_text="What is in it, who made it, and the one recipe we tried ourselves. Nothing else.",
    terms_html=(
        "<h2>Your subscription</h2><p>You subscribe to a box at the price shown, delivery and VAT included. A "
        "monthly formula is charged on the ninth of each month; a three-month formula is charged once for three "
        "boxes.</p><h2>Changing or stopping</h2><p>Until the eighth of the month you may change the next box. You "
        "may stop at any time: boxes already paid are still delivered.</p><h2>Changing your mind</h2><p>You have "
        "fourteen days from the arrival of your first box to return it unopened.</p>"
    ),
)

FRENCH = Texts(
    description="Un coffret de thés et de biscuits par la poste, choisi et préparé à Tours par Maison Camille.",
    hero_heading="Un coffret de thés et de biscuits, chaque mois",
    hero_text="Choisi par Camille, préparé à la main à Tours, sur votre table la troisième semaine du mois.",
    hero_button="Choisir mon coffret",
    steps_heading="Comment ça marche",
    steps=(
        (
            "Vous choisissez",
            "Découverte pour une tasse tranquille, Prestige pour une grande table. Au mois, ou par trois.",
        ),
        (
            "Nous préparons",
            "Vers le quinze, nous fermons les coffrets et les postons. Le vôtre peut changer jusqu’au huit.",
        ),
        (
            "Vous faites chauffer l’eau",
            "Chaque coffret contient des thés goûtés deux fois et des biscuits cuits la semaine même.",
        ),
    ),
    picker_heading="Deux coffrets, à votre rythme",
    picker_intro="La livraison est comprise. Sautez un mois ou arrêtez quand vous voulez.",
    formulas_title="Les coffrets",
    formulas_slug="formules",
    formulas_intro="Deux tailles, deux rythmes. Le prix est le prix\u00a0: livraison et TVA comprises.",
    story_title="La maison",
    story_slug="la-maison",
    story_intro="Une boutique, un four et bon nombre de bouilloires, à Tours depuis 2011.",
    story_heading="Une cuisine avant d’être une boutique",
    story_short_html=(
        "<p>Camille Aubry a commencé par poster des boîtes à des amis partis vivre ailleurs. Ils en ont redemandé, "
        "puis leurs amis aussi. Douze ans plus tard, les boîtes partent toujours de la même rue.</p>"
        "<p>Nous achetons à onze jardins que nous connaissons par leur nom, et cuisons avec quatre voisins.</p>"
    ),
    story_html=(
        "<p>Camille Aubry a commencé par poster des boîtes à des amis partis vivre ailleurs. Ils en ont redemandé, "
        "puis leurs amis aussi. Douze ans plus tard, les boîtes partent toujours de la même rue, et chaque mélange "
        "est encore goûté à la même table.</p><p>Nous achetons à onze jardins que nous connaissons par leur nom, "
        "les payons avant la récolte et inscrivons la date de cueillette sur chaque boîte.</p>"
    ),
    shop_heading="Venez frapper à la porte",
    shop_html=(
        "<p>La boutique est ouverte du mardi au samedi, 12 rue des Tilleuls à Tours. Une théière y est toujours "
        "au chaud. Si vous êtes abonné, rapportez votre coffret\u00a0: nous le remplissons pour moins cher.</p>"
    ),
    terms_title="Conditions de vente",
    terms_slug="conditions-de-vente",
    terms_intro="En mots simples. Cette boutique est une démonstration\u00a0: rien n’y est vraiment vendu.",
    newsletter_heading="Une lettre par mois, quand le prochain coffret est choisi",
    newsletter_text="Ce qu’il contient, qui l’a fait, et la seule recette que nous avons essayée nous-mêmes. Rien d’autre.",
    terms_html=(
        "<h2>Votre abonnement</h2><p>Vous vous abonnez à un coffret au prix affiché, livraison et TVA comprises. "
        "Une formule mensuelle est débitée le neuf de chaque mois\u00a0; une formule de trois mois l’est une fois "
        "pour trois coffrets.</p><h2>Changer ou arrêter</h2><p>Jusqu’au huit du mois, vous pouvez modifier le "
        "prochain coffret. Vous pouvez arrêter à tout moment\u00a0: les coffrets déjà payés vous sont livrés.</p>"
        "<h2>Changer d’avis</h2><p>Vous disposez de quatorze jours à compter de la réception de votre premier "
        "coffret pour le renvoyer non ouvert.</p>"
    ),
)
