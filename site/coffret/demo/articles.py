"""What Maison Camille writes in its journal, in English and in French."""

from dataclasses import dataclass

Both = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    slug: Both
    title: Both
    introduction: Both
    picture: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One article: `body` is text, or the name of a picture with a heading and a text beside it."""

    slug: Both
    title: Both
    standfirst: Both
    subject: str
    author: str
    picture: str
    days_ago: int
    tags: tuple[Both, ...]
    body: tuple[Both | tuple[str, Both, Both], ...]


TITLE: Both = ("Journal", "Journal")
SLUG: Both = ("journal", "journal")
INTRODUCTION: Both = (
    "What we learn at the tasting table and beside the oven, written down before we forget it.",
    "Ce que nous apprenons à la table de dégustation et devant le four, noté avant de l’oublier.",
)

WRITERS: dict[str, tuple[str, str, Both]] = {
    "camille-aubry": ("Camille Aubry", "how-enjoy", (
        "Buys the teas, tastes everything twice and writes the letter in every box.",
        "Achète les thés, goûte tout deux fois et écrit la lettre de chaque coffret.",
    )),
    "hugo-morel": ("Hugo Morel", "ware-madeleines", (
        "Bakes on the quai from Thursday to Saturday, and sleeps on Sunday.",
        "Cuit sur le quai du jeudi au samedi, et dort le dimanche.",
    )),
}  # fmt: skip

SUBJECTS: dict[str, Subject] = {
    "teas": Subject(
        slug=("the-teas", "les-thes"), title=("The teas", "Les thés"), picture="edition-4",
        introduction=(
            "Where they come from, who picks them, and what water does to them.",
            "D’où ils viennent, qui les cueille, et ce que l’eau leur fait.",
        ),
    ),
    "kitchen": Subject(
        slug=("the-kitchen", "la-cuisine"), title=("The kitchen", "La cuisine"), picture="edition-6",
        introduction=(
            "Butter, flour and patience, with the windows open.",
            "Du beurre, de la farine et de la patience, fenêtres ouvertes.",
        ),
    ),
}  # fmt: skip

DOSSIER = Subject(
    slug=("from-garden-to-cup", "du-jardin-a-la-tasse"),
    title=("From the garden to the cup", "Du jardin à la tasse"),
    picture="story",
    introduction=(
        "Three stops on the way of one leaf: the hill where it grew, the fire that dried it, and your kettle.",
        "Trois étapes dans la vie d’une feuille\u00a0: la colline où elle a poussé, le feu qui l’a séchée, et votre bouilloire.",
    ),
)
IN_ORDER = ("two-leaves-and-a-bud", "smoke-is-an-ingredient", "three-minutes-not-four")

PIECES: tuple[Piece, ...] = (
    Piece(
        slug=("three-minutes-not-four", "trois-minutes-pas-quatre"),
        title=("Three minutes, not four", "Trois minutes, pas quatre"),
        standfirst=(
            "A good tea is ruined in sixty seconds. Here is what happens in the pot while you look for a spoon.",
            "Un bon thé se perd en soixante secondes. Voici ce qui se passe dans la théière pendant que vous cherchez une cuillère.",
        ),
        subject="teas", author="camille-aubry", picture="how-enjoy", days_ago=9,
        tags=(("Steeping", "Infusion"), ("Water", "Eau"), ("Black tea", "Thé noir")),
        body=(
            (
                "<p>Every leaf holds three things that dissolve at three speeds. Scent comes first, within thirty seconds. Sweetness follows, slowly, in the second minute. Bitterness takes its time, and then arrives all at once.</p><p>At three minutes a black tea has given its scent and its sweetness, and only the edge of what is bitter. At four it has given everything. We tasted this again last week, nine cups in a row, with the same tin, the same water and a stopwatch. Nobody round the table disagreed, which does not happen often.</p><h2>What to do about it</h2><ul><li>Boil fresh water: what has boiled twice tastes flat.</li><li>Let it rest for a minute for green tea, not at all for black.</li><li>Take the leaves out. A pot that keeps them goes on brewing until the last cup.</li></ul>",
                "<p>Une feuille contient trois choses, qui se dissolvent à trois vitesses. Le parfum vient d’abord, en trente secondes. La douceur suit, lentement, pendant la deuxième minute. L’amertume prend son temps, puis arrive d’un coup.</p><p>À trois minutes, un thé noir a donné son parfum et sa douceur, et seulement le bord de l’amertume. À quatre, il a tout donné. Nous l’avons encore vérifié la semaine dernière, neuf tasses de suite, avec la même boîte, la même eau et un chronomètre. Personne autour de la table n’a protesté, ce qui n’arrive pas souvent.</p><h2>Que faire</h2><ul><li>Faites bouillir de l’eau fraîche\u00a0: celle qui a bouilli deux fois a le goût plat.</li><li>Laissez-la reposer une minute pour un thé vert, pas du tout pour un thé noir.</li><li>Retirez les feuilles. Une théière qui les garde infuse jusqu’à la dernière tasse.</li></ul>",
            ),
            (
                "ware-pot", ("A pot with a basket", "Une théière à panier"),
                (
                    "<p>The basket of a teapot should be as wide as the pot itself. Leaves want room: they open to five times their size, and what cannot open cannot give.</p>",
                    "<p>Le panier d’une théière doit être aussi large qu’elle. Les feuilles ont besoin de place\u00a0: elles s’ouvrent jusqu’à cinq fois leur taille, et ce qui ne s’ouvre pas ne donne rien.</p>",
                ),
            ),
            (
                "<p>And if you like your tea strong? Use more leaves, not more time. Two spoons for three minutes are a strong tea. One spoon for six is a bitter one.</p>",
                "<p>Et si vous l’aimez fort\u00a0? Mettez plus de feuilles, pas plus de temps. Deux cuillères pendant trois minutes font un thé corsé. Une cuillère pendant six minutes fait un thé amer.</p>",
            ),
        ),
    ),
    Piece(
        slug=("why-we-bake-on-thursdays", "pourquoi-nous-cuisons-le-jeudi"),
        title=("Why we bake on Thursdays", "Pourquoi nous cuisons le jeudi"),
        standfirst=(
            "A biscuit has two good weeks in it. The first one is ours to waste; we would rather it were yours.",
            "Un biscuit a deux bonnes semaines devant lui. La première, nous pourrions la gâcher\u00a0: nous préférons vous la laisser.",
        ),
        subject="kitchen", author="hugo-morel", picture="edition-6", days_ago=23,
        tags=(("Baking", "Cuisson"), ("Butter", "Beurre")),
        body=(
            (
                "<p>Boxes leave on a Friday or a Monday. If I baked on Tuesday, as most bakers do, your sablés would have spent four days in a tin before they saw the post office. So the oven is lit on Thursday at five in the morning, and what comes out of it is packed the same afternoon, once it has cooled on the long table by the window.</p><p>There is a second reason, which is butter. Ours comes from a dairy near Loches, twice a week, and Wednesday’s churning is the one I like. It is a little drier, so the dough keeps its edges.</p><blockquote>You can taste a calendar, if you know what to look for.</blockquote><h2>The test</h2><p>Break a sablé in two over a dark plate. If it falls into three pieces and some sand, it is right. If it bends, it has been in a hurry; if it snaps, it has been in the oven while I was on the telephone.</p>",
                "<p>Les coffrets partent un vendredi ou un lundi. Si je cuisais le mardi, comme presque tout le monde, vos sablés passeraient quatre jours en boîte avant de voir la poste. On allume donc le four le jeudi à cinq heures, et ce qui en sort est emballé l’après-midi même, après avoir refroidi sur la longue table près de la fenêtre.</p><p>Il y a une deuxième raison\u00a0: le beurre. Le nôtre vient d’une laiterie près de Loches, deux fois par semaine, et c’est le barattage du mercredi que je préfère. Il est un peu plus sec, la pâte garde ses bords.</p><blockquote>Un calendrier a du goût, pour qui sait le chercher.</blockquote><h2>L’épreuve</h2><p>Cassez un sablé en deux au-dessus d’une assiette sombre. S’il tombe en trois morceaux et un peu de sable, il est réussi. S’il plie, il était pressé\u00a0; s’il claque, il est resté au four pendant que j’étais au téléphone.</p>",
            ),
        ),
    ),
    Piece(
        slug=("smoke-is-an-ingredient", "la-fumee-est-un-ingredient"),
        title=("Smoke is an ingredient", "La fumée est un ingrédient"),
        standfirst=(
            "In the Wuyi hills, tea is dried over pine because the harvest once had to leave in a hurry. It has never been in a hurry since.",
            "Dans les monts Wuyi, on sèche le thé au feu de pin parce qu’une récolte dut un jour partir vite. Depuis, elle a tout son temps.",
        ),
        subject="teas", author="camille-aubry", picture="edition-3", days_ago=41,
        tags=(("Black tea", "Thé noir"), ("China", "Chine")),
        body=(
            (
                "<p>The story goes that an army slept in the drying sheds, and that the leaves it had kept waiting were dried over the nearest fire, which was of pine. They were sold as they were. The following year the merchants came back and asked for more of the spoilt ones.</p><p>Our lapsang comes from a family who still dry it on three wooden floors above one hearth. Whoever carries the trays up does not need a clock: on the first floor the eyes sting, on the second they do not, and on the third the tea is done.</p><h2>How to drink it</h2><p>Without milk, after something salty. It goes with old cheese, with smoked fish, and with rain. Keep the tin away from your other teas: they would all be smoked by Sunday.</p>",
                "<p>On raconte qu’une armée dormit dans les séchoirs, et que les feuilles qu’elle avait fait attendre furent séchées au feu le plus proche, qui était de pin. On les vendit telles quelles. L’année suivante, les marchands revinrent demander du thé gâté.</p><p>Notre lapsang vient d’une famille qui le sèche encore sur trois planchers, au-dessus d’un seul foyer. Celui qui monte les plateaux n’a pas besoin de montre\u00a0: au premier les yeux piquent, au deuxième ils ne piquent plus, au troisième le thé est prêt.</p><h2>Comment le boire</h2><p>Sans lait, après quelque chose de salé. Il va avec les vieux fromages, le poisson fumé et la pluie. Gardez la boîte loin de vos autres thés\u00a0: ils seraient tous fumés dimanche.</p>",
            ),
        ),
    ),
    Piece(
        slug=("two-leaves-and-a-bud", "deux-feuilles-et-un-bourgeon"),
        title=("Two leaves and a bud", "Deux feuilles et un bourgeon"),
        standfirst=(
            "All the tea in your box was picked by hand, by somebody who was paid for the basket and could count.",
            "Tout le thé de votre coffret a été cueilli à la main, par quelqu’un qu’on payait au panier et qui savait compter.",
        ),
        subject="teas", author="camille-aubry", picture="edition-4", days_ago=62,
        tags=(("Harvest", "Récolte"), ("Green tea", "Thé vert"), ("Japan", "Japon")),
        body=(
            (
                "<p>The best of a tea bush is at its very end: one bud still closed, and the two leaves below it. Everything further down is larger, tougher and cheaper. A machine takes all of it. A hand takes the three that matter, and leaves the bush what it needs for the next time.</p><p>In May we spent a week in Shizuoka with the Mori family. They begin at six, when the leaves are still cool, and stop at eleven whatever is left. The afternoon is for steaming, because a green tea that waits until the evening is no longer green.</p>",
                "<p>Le meilleur du théier est tout au bout\u00a0: un bourgeon encore fermé, et les deux feuilles juste en dessous. Plus bas, tout est plus grand, plus dur et moins cher. La machine prend tout. La main prend les trois qui comptent, et laisse à l’arbuste de quoi recommencer.</p><p>En mai, nous avons passé une semaine à Shizuoka, dans la famille Mori. On commence à six heures, quand les feuilles sont fraîches, et l’on s’arrête à onze, quoi qu’il reste. L’après-midi est à la vapeur\u00a0: un thé vert qui attend le soir n’est plus vert.</p>",
            ),
            (
                "story", ("Paid before the harvest", "Payés avant la récolte"),
                (
                    "<p>We pay the gardens in March, for tea that is picked in May. It costs us a little interest, and it costs them no sleep. The picking date is on every tin.</p>",
                    "<p>Nous payons les jardins en mars, pour un thé cueilli en mai. Cela nous coûte un peu d’intérêts et ne leur coûte aucune nuit blanche. La date de cueillette est sur chaque boîte.</p>",
                ),
            ),
        ),
    ),
    Piece(
        slug=("honey-that-is-not-sweet", "un-miel-qui-nest-pas-doux"),
        title=("A honey that is not sweet", "Un miel qui n’est pas doux"),
        standfirst=(
            "Chestnut honey divides the house. Here is the case for it, by somebody who would not touch it at first.",
            "Le miel de châtaignier partage la maison. Voici sa défense, par quelqu’un qui n’en voulait pas.",
        ),
        subject="kitchen", author="hugo-morel", picture="ware-honey", days_ago=90,
        tags=(("Honey", "Miel"), ("Butter", "Beurre")),
        body=(
            (
                "<p>It is the colour of strong tea and it smells of a sawmill. On bread, it wins an argument with any butter. I kept the first jar at the back of the shelf for a year.</p><p>What changed my mind was a madeleine. Take a third of the sugar out, put chestnut honey in its place, and let the batter sleep overnight in the cold. The bitterness goes where it is wanted: under the butter, at the end, so that you reach for another.</p><ol><li>Melt the butter until it smells of hazelnuts.</li><li>Stir the honey in while it is warm.</li><li>Wait until tomorrow. This is the hard part.</li></ol>",
                "<p>Il a la couleur d’un thé fort et sent la scierie. Sur du pain, il l’emporte sur n’importe quel beurre. J’ai laissé le premier pot au fond de l’étagère pendant un an.</p><p>Une madeleine m’a fait changer d’avis. Retirez un tiers du sucre, remplacez-le par du miel de châtaignier, et laissez dormir la pâte une nuit au froid. L’amertume va où on l’attend\u00a0: sous le beurre, à la fin, juste ce qu’il faut pour en reprendre une.</p><ol><li>Faites fondre le beurre jusqu’à ce qu’il sente la noisette.</li><li>Ajoutez le miel pendant qu’il est tiède.</li><li>Attendez demain. C’est le plus difficile.</li></ol>",
            ),
        ),
    ),
)  # fmt: skip
