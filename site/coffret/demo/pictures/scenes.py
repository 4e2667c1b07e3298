"""The shop's standing pictures: the open box, the two ranges, the house and how it works."""

from coffret.demo.pictures.boxes import (
    Crate,
    card,
    closed_box,
    envelope,
    open_box,
    raised_lid,
    tied,
    tissue,
    trailing,
)  # fmt: skip
from coffret.demo.pictures.canvas import Canvas
from coffret.demo.pictures.geometry import box, curve, placed
from coffret.demo.pictures.palette import (
    AMBER,
    BARK,
    BUTTER,
    CREAM,
    HONEY,
    KRAFT,
    LINEN,
    MOSS,
    ROSE,
    SAGE,
    SPRUCE,
    TEA_RED,
    lit,
    mix,
    shaded,
)  # fmt: skip
from coffret.demo.pictures.places import backdrop, cloth, potted, shelf, shop_front, window
from coffret.demo.pictures.plants import leaf, loose_tea, tea_sprig
from coffret.demo.pictures.sweets import madeleine, sable, stack
from coffret.demo.pictures.vessels import cup, jar, pouch, saucer, spoon, steam, teapot, tin

WALL = "#c3c9b3"


def _packed(c: Canvas, crate: Crate, peaks: float) -> None:
    """The tissue paper along the front rim of a box."""
    rim = [(-0.01, 0.12), (0.22, 0.03), (0.5, 0.05), (0.76, 0.02), (0.99, 0.14)]
    tissue(c, [crate.within(across, deep, 26) for across, deep in rim], peaks=peaks)


def hero(c: Canvas) -> None:
    """The open box on a linen cloth, with tea poured beside it."""
    backdrop(c, WALL)
    cloth(c, [(270, 850), (2160, 810), (2370, 1400), (90, 1440)])
    teapot(c, 400, 900, 470, SPRUCE)
    crate = Crate(720, 1230, 1000, 330, 460)
    raised_lid(c, crate, TEA_RED, 400)
    with open_box(c, crate, TEA_RED, inner="#ead9c0"):
        tissue(c, [crate.within(0.02, 0.95, 20), crate.within(0.98, 0.95, 20)], peaks=110)
        tin(c, *crate.within(0.175, 0.72, 205), 245, 490, SPRUCE, word="SENCHA", shadow=False)
        pouch(c, *crate.within(0.45, 0.75, 215), 260, 450, shadow=False)
        tin(c, *crate.within(0.74, 0.68, 200), 235, 400, BUTTER, word="JASMIN", lid=SAGE, shadow=False)
        jar(c, *crate.within(0.115, 0.22, 100), 190, 260, HONEY, shadow=False)
        jar(c, *crate.within(0.515, 0.22, 95), 180, 230, "#8f2f3c", word="FRAISE", cloth=ROSE, shadow=False)
        pouch(c, *crate.within(0.735, 0.2, 130), 220, 320, CREAM, word="BISCUITS", seal=MOSS, shadow=False)
        _packed(c, crate, 84)
    cup(c, 400, 1240, 300)
    steam(c, 400, 1050, 250)
    tea_sprig(c, 1960, 1130, 250, -34)
    trail = [(1560, 1370), (1680, 1305), (1800, 1375), (1730, 1425), (1900, 1425), (2050, 1340), (2180, 1390)]
    trailing(c, [(float(x), float(y)) for x, y in trail], 36, TEA_RED)
    madeleine(c, 800, 1350, 220, -14)
    madeleine(c, 980, 1385, 220, 24)
    sable(c, 1300, 1350, 104, 8)
    sable(c, 1420, 1395, 104, 30)
    loose_tea(c, 2140, 1250, 110, 110)


def decouverte(c: Canvas) -> None:
    """The smaller box, in kraft paper, with four things in it."""
    backdrop(c, "#d5c79f")
    crate = Crate(330, 1560, 980, 360, 480)
    with open_box(c, crate, KRAFT, inner="#e6cfae"):
        tissue(c, [crate.within(0.02, 0.95, 20), crate.within(0.98, 0.95, 20)], peaks=130)
        tin(c, *crate.within(0.13, 0.72, 220), 320, 640, SAGE, word="THÉ", shadow=False)
        pouch(c, *crate.within(0.56, 0.74, 220), 340, 580, CREAM, word="BISCUITS", seal=TEA_RED, shadow=False)
        jar(c, *crate.within(0.46, 0.2, 110), 240, 330, HONEY, cloth=BUTTER, shadow=False)
        card(c, crate.within(0.85, 0.24, -64), 290, -7, lying=False)
        _packed(c, crate, 90)
    sable(c, 500, 1770, 140, 12)
    sable(c, 740, 1830, 140, 40)
    tea_sprig(c, 1230, 1850, 330, -24)


def prestige(c: Canvas) -> None:
    """The larger box, deep red with a ribbon, with a porcelain cup and six things in it."""
    backdrop(c, "#b1b69b")
    crate = Crate(190, 1560, 1180, 400, 560)
    raised_lid(c, crate, TEA_RED, 500)
    with open_box(c, crate, TEA_RED, inner="#ead9c0"):
        tissue(c, [crate.within(0.02, 0.95, 20), crate.within(0.98, 0.95, 20)], peaks=130)
        tin(c, *crate.within(0.15, 0.74, 240), 290, 590, SPRUCE, word="SENCHA", shadow=False)
        tin(c, *crate.within(0.42, 0.78, 240), 280, 520, BUTTER, word="JASMIN", lid=SAGE, shadow=False)
        pouch(c, *crate.within(0.71, 0.74, 240), 300, 500, shadow=False)
        jar(c, *crate.within(0.075, 0.22, 130), 230, 320, "#8f2f3c", word="FRAISE", cloth=ROSE, shadow=False)
        pouch(c, *crate.within(0.475, 0.22, 130), 270, 370, CREAM, word="BISCUITS", seal=MOSS, shadow=False)
        jar(c, *crate.within(0.83, 0.2, 130), 230, 310, HONEY, shadow=False)
        _packed(c, crate, 96)
    cup(c, 1590, 1690, 350)
    trail = [(220, 1790), (380, 1700), (540, 1800), (450, 1865), (680, 1870), (870, 1760), (1040, 1830)]
    trailing(c, [(float(x), float(y)) for x, y in trail], 46, TEA_RED)
    madeleine(c, 1180, 1790, 260, -16)


def _pile(c: Canvas, colours: tuple[str, str, str], ribbon: str, size: float) -> None:
    """Three boxes, one a month, the smallest on top."""
    x, y = 950 - size * 0.66, 1680.0
    for index, colour in enumerate(colours):
        wide = size - index * 90
        crate = Crate(x + (20, 58, 34)[index], y, wide, size * 0.29, size * 0.5 - index * 34)
        cap = closed_box(c, crate, colour, shadow=index == 0)
        tied(c, crate, cap, ribbon, bow_size=size * 0.22 if index == 2 else -1)
        if index < 2:
            c.shade([(px + 30, py + 16) for px, py in cap.mouth()], "dark", 0.35)
        y = cap.y - cap.height + cap.back[1] * 0.1


def decouverte_quarterly(c: Canvas) -> None:
    """Three kraft boxes piled, for three months."""
    backdrop(c, "#d5c79f")
    _pile(c, (KRAFT, lit(KRAFT, 0.6), lit(KRAFT, -0.3)), MOSS, 1060)
    tea_sprig(c, 300, 1880, 300, -22)
    sable(c, 1500, 1830, 130, 14)
    sable(c, 1660, 1880, 130, 34)


def prestige_quarterly(c: Canvas) -> None:
    """Three red boxes piled, for three months."""
    backdrop(c, "#b1b69b")
    _pile(c, (TEA_RED, mix(TEA_RED, ROSE, 0.3), shaded(TEA_RED, 0.3)), "#e3c07a", 1120)
    card(c, (480, 1860), 380, 7)
    madeleine(c, 1560, 1850, 250, -18)
    madeleine(c, 1740, 1890, 250, 22)


def story(c: Canvas) -> None:
    """Camille's kitchen: a window on the tea hills, a shelf of jars, and tea on the table."""
    c.patch(box(-30, -30, c.width + 60, 1800), "#d8c9a4", "flat", brush="w", depth=0.35, shake=0)
    window(c, 170, 600, 1290, 1000)
    _dried_herbs(c, 1720, 640)
    shelf(c, 150, 410, 1700)
    sorts = ((HONEY, "MIEL"), ("#8f2f3c", "FRAISE"), (AMBER, "ABRICOT"), (MOSS, "MENTHE"))
    for index, (tone, word) in enumerate(sorts):
        jar(
            c,
            290 + index * 232,
            400,
            190,
            260,
            tone,
            word=word,
            cloth=(TEA_RED, "", CREAM, "")[index],
            shadow=False,
        )
    tin(c, 1240, 402, 190, 320, TEA_RED, shadow=False)
    tin(c, 1460, 402, 200, 260, SPRUCE, word="SENCHA", shadow=False)
    pouch(c, 1700, 402, 210, 300, shadow=False)
    c.patch(box(-30, 1760, c.width + 60, 800), LINEN, "fall", brush="h", depth=0.35)
    c.shade(box(-30, 1762, c.width + 60, 60), "fall", 0.4)
    teapot(c, 640, 2030, 620, TEA_RED)
    tin(c, 1560, 1990, 320, 560, SPRUCE, word="SENCHA")
    pouch(c, 1800, 2060, 280, 420, word="BISCUITS")
    cup(c, 1180, 2230, 350)
    steam(c, 1180, 2010, 300)
    saucer(c, 440, 2320, 560)
    madeleine(c, 330, 2270, 240, -20)
    madeleine(c, 540, 2280, 240, 20)
    madeleine(c, 440, 2320, 240, 2)
    loose_tea(c, 1640, 2330, 190, 240)
    tea_sprig(c, 860, 2440, 270, -16)


def _dried_herbs(c: Canvas, x: float, y: float) -> None:
    """A bunch of herbs hung head down from a nail."""
    c.line([(x, y - 110), (x - 3, y)], 5, BARK, taper=False)
    c.dot(x, y - 112, 11, BARK)
    for turn in range(-28, 29, 8):
        long = c.rng.uniform(430, 560)
        stem = placed(
            curve([(-90, turn * -0.3), (0, 0), (long * 0.6, turn * 0.4), (long, turn)], closed=False),
            (x, y),
            90 + turn * 0.7,
        )
        c.line(stem, 7, mix(MOSS, BUTTER, 0.3))
        for at in stem[12::2]:
            for side in (-50, 50):
                leaf(
                    c,
                    at,
                    c.rng.uniform(46, 74),
                    90 + turn + side,
                    lit(mix(MOSS, SAGE, 0.5), c.rng.uniform(-0.5, 0.6)),
                )
    c.patch(box(x - 34, y - 16, 68, 34), TEA_RED, "round", brush="h")


def maison(c: Canvas) -> None:
    """The shop in its street."""
    shop_front(c)
    potted(c, c.width * 0.425, c.height * 0.925, 250)
    potted(c, c.width * 0.575, c.height * 0.925, 250)


def how_choose(c: Canvas) -> None:
    """The two ranges side by side."""
    backdrop(c, "#d5c79f")
    red = Crate(560, 1130, 640, 340, 400)
    tied(c, red, closed_box(c, red, TEA_RED, word=False), "#e3c07a")
    kraft = Crate(130, 1310, 500, 250, 300)
    tied(c, kraft, closed_box(c, kraft, KRAFT), MOSS)
    card(c, (1100, 1400), 360, -8)


def how_receive(c: Canvas) -> None:
    """A parcel and a letter, just arrived."""
    backdrop(c, "#c59d8c", "#e4d3b5")
    crate = Crate(210, 1210, 820, 400, 480)
    tied(c, crate, closed_box(c, crate, KRAFT), TEA_RED)
    envelope(c, (560, 1410), 420, -9)
    tea_sprig(c, 1060, 1440, 250, -24)


def how_enjoy(c: Canvas) -> None:
    """A cup poured, a plate of biscuits."""
    backdrop(c, "#9fb0ad")
    teapot(c, 1000, 900, 640, TEA_RED)
    cup(c, 500, 1200, 430)
    steam(c, 500, 930, 340)
    saucer(c, 1150, 1260, 620)
    stack(c, 1050, 1245, 125, 4)
    madeleine(c, 1280, 1250, 240, 18)
    spoon(c, 660, 1460, 340, -8, BARK)
