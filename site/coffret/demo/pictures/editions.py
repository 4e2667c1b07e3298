"""The six boxes of the season, one still life a month."""

from coffret.demo.pictures.boxes import card
from coffret.demo.pictures.canvas import Canvas
from coffret.demo.pictures.geometry import ellipse
from coffret.demo.pictures.palette import (
    AMBER,
    BLUE,
    BLUSH,
    BUTTER,
    CREAM,
    CRUST,
    HONEY,
    MOSS,
    PORCELAIN,
    ROSE,
    SAGE,
    SPRUCE,
    TEA_RED,
    lit,
    mix,
)  # fmt: skip
from coffret.demo.pictures.places import backdrop, cloth
from coffret.demo.pictures.plants import (
    blossom,
    branch,
    cinnamon,
    fir,
    leaf,
    loose_tea,
    orange_slice,
    pearls,
    petals,
    star_anise,
    tea_sprig,
)  # fmt: skip
from coffret.demo.pictures.sweets import (
    almond_biscuit,
    butter_biscuit,
    madeleine,
    sable,
    shortbread,
    speculoos,
    stack,
)  # fmt: skip
from coffret.demo.pictures.vessels import bowl, cup, jar, pouch, saucer, spoon, steam, teapot, tin


def winter_spices(c: Canvas) -> None:
    """December: orange, cinnamon, star anise and speculoos."""
    backdrop(c, "#6a3f37", "#e8d3b0")
    fir(c, 190, 1010, 430, -24)
    tin(c, 660, 990, 350, 640, TEA_RED, word="ÉPICES", lid="#b98d3c")
    pouch(c, 1040, 970, 340, 500, word="BISCUITS", seal=SPRUCE)
    cup(c, 1530, 1090, 350)
    steam(c, 1530, 860, 300)
    fir(c, 70, 1240, 470, -10)
    fir(c, 120, 1180, 400, -32)
    orange_slice(c, 280, 1060, 165)
    orange_slice(c, 430, 1160, 150, 20)
    cinnamon(c, 640, 1290, 400, -18)
    cinnamon(c, 690, 1340, 380, -6)
    star_anise(c, 530, 1300, 92)
    speculoos(c, 1200, 1260, 310, -14)
    speculoos(c, 1290, 1230, 310, 12)
    star_anise(c, 1010, 1190, 76)
    star_anise(c, 1620, 1360, 84)
    star_anise(c, 1760, 1310, 66)


def white_silence(c: Canvas) -> None:
    """January: white tea and shortbread in the light of snow."""
    backdrop(c, "#b9c7cc", "#f1f1ec")
    teapot(c, 1130, 920, 580, "#f0eee6")
    tin(c, 560, 970, 350, 620, PORCELAIN, word="BLANC", paper=lit(BLUE, 2.2))
    cup(c, 1590, 1110, 340, tea="#dfc27d")
    steam(c, 1590, 890, 290)
    saucer(c, 960, 1240, 620)
    shortbread(c, 880, 1215, 300, 10)
    shortbread(c, 1030, 1250, 300, -14)
    shortbread(c, 950, 1195, 290, 24)
    loose_tea(c, 430, 1210, 180, 220, "#a0a587")
    fir(c, 1330, 1380, 450, -10, "#6f8a84")
    fir(c, 1400, 1330, 360, -30, "#7d958c")
    card(c, (300, 1390), 300, 8, ink=BLUE)


def smoke_and_honey(c: Canvas) -> None:
    """February: smoked tea, honey and madeleines."""
    backdrop(c, "#8d7458", "#ead6ac")
    tin(c, 500, 980, 350, 650, "#33322f", word="FUMÉ", lid="#b98d3c")
    jar(c, 900, 1000, 360, 480, HONEY, cloth=BUTTER)
    cup(c, 1370, 1010, 330, tea="#7a3a1a", colour="#ead9bd", rim="#8a4a2a")
    steam(c, 1370, 790, 330)
    saucer(c, 1380, 1270, 700)
    for x, y, turn in ((1230, 1215, -20), (1480, 1205, 16), (1560, 1260, 30), (1350, 1275, 4)):
        madeleine(c, x, y, 280, turn)
    spoon(c, 700, 1260, 400, -12, "#9a6a3c")
    c.flat(ellipse(700, 1262, 46, 16), lit(HONEY, 0.4))
    loose_tea(c, 330, 1240, 200, 260, "#3a302a")
    madeleine(c, 880, 1390, 250, 160)


def first_picking(c: Canvas) -> None:
    """March: green leaves, sencha and sablés."""
    backdrop(c, "#a3b38c", "#f3ead0")
    teapot(c, 560, 960, 560, MOSS)
    tin(c, 1080, 980, 350, 620, SPRUCE, word="SENCHA")
    bowl(c, 1510, 1010, 380, PORCELAIN, "#b9b455")
    steam(c, 1510, 850, 280)
    loose_tea(c, 640, 1190, 190, 260)
    stack(c, 1030, 1250, 145, 4)
    sable(c, 1310, 1310, 145, 20)
    tea_sprig(c, 190, 1390, 380, -24)
    tea_sprig(c, 420, 1400, 300, -50)
    tea_sprig(c, 1830, 1230, 320, 155)
    leaf(c, (760, 1390), 150, 8, MOSS, squash=0.6)


def orchard(c: Canvas) -> None:
    """April: cherry blossom, jasmine pearls and almond biscuits."""
    backdrop(c, "#d6ab9c", "#f6ecdc")
    _bough(c)
    tin(c, 600, 990, 350, 600, ROSE, word="JASMIN", lid=CREAM)
    cup(c, 1110, 1070, 350, tea="#d9b75f")
    steam(c, 1110, 840, 270)
    saucer(c, 1550, 1200, 640)
    for x, y, turn in ((1430, 1150, 10), (1670, 1160, 40), (1540, 1215, 70)):
        almond_biscuit(c, x, y, 130, turn)
    pearls(c, 380, 1250, 230, 90)
    petals(c, 900, 1360, 330, 12)
    petals(c, 220, 1040, 140, 4)
    almond_biscuit(c, 1010, 1370, 120, 25)
    blossom(c, 760, 1290, 62, lit(BLUSH, 0.5), 0.62)
    blossom(c, 660, 1360, 54, lit(BLUSH, 0.5), 0.62)


def _bough(c: Canvas) -> None:
    """A branch of cherry reaching in from the upper left, before the wall."""
    main = branch(c, [(-40, 110), (300, 190), (640, 165), (980, 270), (1330, 230)], 36)
    upper = branch(c, [(560, 170), (720, 80), (930, 40)], 18)
    lower = branch(c, [(980, 270), (1120, 350), (1240, 370)], 15)
    near = branch(c, [(180, 165), (250, 300), (330, 360)], 15)
    for x, y in main[4::8]:
        leaf(c, (x, y + 14), 90, c.rng.uniform(20, 80), SAGE)
    for line, step in ((main, 3), (upper, 4), (lower, 4), (near, 4)):
        for x, y in line[2::step]:
            tone = lit(BLUSH, c.rng.uniform(0.1, 0.8))
            blossom(c, x + c.rng.uniform(-36, 36), y + c.rng.uniform(-48, 42), c.rng.uniform(38, 74), tone)
        x, y = line[-1]
        blossom(c, x, y, 50, lit(BLUSH, 0.4))
        for _ in range(3):
            bud = (x + c.rng.uniform(10, 60), y + c.rng.uniform(-46, 40))
            c.line([(x, y), bud], 5, MOSS)
            c.patch(ellipse(*bud, 17, 20), mix(BLUSH, ROSE, 0.5), "ball", brush="", shake=1)


def garden_breakfast(c: Canvas) -> None:
    """May: breakfast tea, jam and butter biscuits."""
    backdrop(c, "#dfc88c", "#f1e8d0")
    cloth(c, [(100, 800), (1900, 780), (2080, 1440), (-80, 1460)], lit(CREAM, 0.4), BLUE)
    teapot(c, 500, 960, 560, mix(BLUE, "#98a09a", 0.3))
    tin(c, 1270, 950, 340, 610, MOSS, word="MATIN", lid=BUTTER)
    jar(c, 970, 1010, 310, 410, "#93303d", word="FRAISE", cloth=TEA_RED)
    cup(c, 1610, 1150, 350, tea=AMBER)
    steam(c, 1610, 920, 290)
    saucer(c, 870, 1290, 680)
    for x, y, turn in ((750, 1250, 14), (990, 1265, -18), (860, 1215, 40)):
        butter_biscuit(c, x, y, 290, turn)
    tea_sprig(c, 170, 1290, 300, -30, mix(MOSS, SAGE, 0.3))
    blossom(c, 320, 1300, 76, "#fbf4e4", 0.62)
    blossom(c, 430, 1360, 64, "#fbf4e4", 0.62)
    spoon(c, 1360, 1380, 360, -8, CRUST)
