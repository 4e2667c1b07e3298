"""What the shop sells by the piece: one thing or two on the table, tall enough for a shelf."""

from coffret.demo.pictures.boxes import Crate, card, closed_box, envelope, tied
from coffret.demo.pictures.canvas import Canvas
from coffret.demo.pictures.palette import (
    AMBER,
    BLUE,
    BUTTER,
    CREAM,
    HONEY,
    PORCELAIN,
    ROSE,
    SPRUCE,
    TEA_RED,
)  # fmt: skip
from coffret.demo.pictures.places import backdrop
from coffret.demo.pictures.plants import (
    blossom,
    cinnamon,
    fir,
    loose_tea,
    orange_slice,
    pearls,
    petals,
    star_anise,
    tea_sprig,
)  # fmt: skip
from coffret.demo.pictures.sweets import madeleine, sable, stack
from coffret.demo.pictures.vessels import cup, jar, pouch, saucer, steam, teapot, tin


def earl_grey(c: Canvas) -> None:
    """Black tea with bergamot."""
    backdrop(c, "#b8a98a", "#efe2c4")
    tin(c, 700, 1330, 480, 830, BLUE, word="EARL", lid="#b98d3c")
    orange_slice(c, 330, 1500, 150, -10)
    orange_slice(c, 470, 1590, 130, 24)
    loose_tea(c, 960, 1560, 200, 260, "#3a302a")


def sencha(c: Canvas) -> None:
    """Green tea."""
    backdrop(c, "#a3b38c", "#f3ead0")
    tin(c, 700, 1330, 480, 830, SPRUCE, word="SENCHA")
    loose_tea(c, 930, 1560, 220, 300)
    tea_sprig(c, 190, 1610, 420, -24)


def jasmine(c: Canvas) -> None:
    """Jasmine pearls."""
    backdrop(c, "#d6ab9c", "#f6ecdc")
    tin(c, 700, 1330, 480, 830, ROSE, word="JASMIN", lid=CREAM)
    pearls(c, 960, 1560, 220, 90)
    blossom(c, 330, 1480, 90, PORCELAIN)
    petals(c, 470, 1590, 150, 9)


def smoked(c: Canvas) -> None:
    """Smoked black tea."""
    backdrop(c, "#8d7458", "#ead6ac")
    tin(c, 700, 1330, 480, 830, "#33322f", word="FUMÉ", lid="#b98d3c")
    loose_tea(c, 420, 1560, 230, 320, "#3a302a")


def rooibos(c: Canvas) -> None:
    """Rooibos, in a bag."""
    backdrop(c, "#c9a27c", "#f1e1c3")
    pouch(c, 690, 1370, 540, 820, word="ROOIBOS", seal=SPRUCE)
    loose_tea(c, 1010, 1580, 210, 300, "#9a4a24")
    orange_slice(c, 300, 1570, 130, 12)


def sables(c: Canvas) -> None:
    """Shortbread, in a bag and out of it."""
    backdrop(c, "#b9c0a4", "#f2e8d2")
    pouch(c, 520, 1240, 440, 640, word="SABLÉS", seal=TEA_RED)
    stack(c, 930, 1420, 190, 5)
    sable(c, 480, 1560, 190, 20)


def madeleines(c: Canvas) -> None:
    """Madeleines on a plate."""
    backdrop(c, "#cdb7a0", "#f5ead6")
    saucer(c, 700, 1400, 1080)
    for x, y, turn in ((470, 1330, -20), (800, 1300, 12), (620, 1440, 4), (960, 1420, 34), (760, 1210, -8)):
        madeleine(c, x, y, 360, turn)


def honey(c: Canvas) -> None:
    """A jar of honey."""
    backdrop(c, "#c2b184", "#f2e6c8")
    jar(c, 700, 1400, 600, 780, HONEY, cloth=BUTTER)


def jam(c: Canvas) -> None:
    """A jar of strawberry jam."""
    backdrop(c, "#b9b4a0", "#f3e8da")
    jar(c, 700, 1400, 600, 780, "#8f2f3c", word="FRAISE", cloth=ROSE)


def pot(c: Canvas) -> None:
    """The teapot in green."""
    backdrop(c, "#c3c9b3", "#efe6d2")
    teapot(c, 690, 1350, 820, SPRUCE)


def red_pot(c: Canvas) -> None:
    """The teapot in red."""
    backdrop(c, "#c3c9b3", "#efe6d2")
    teapot(c, 690, 1350, 820, TEA_RED)


def breakfast_cup(c: Canvas) -> None:
    """A large cup of hot tea."""
    backdrop(c, "#b9c7cc", "#f1f1ec")
    saucer(c, 690, 1420, 900)
    cup(c, 690, 1370, 620, tea=AMBER)
    steam(c, 690, 960, 480)


def winter_box(c: Canvas) -> None:
    """The special box of the end of the year."""
    backdrop(c, "#6a3f37", "#e8d3b0")
    fir(c, 160, 1250, 560, -24)
    fir(c, 120, 1420, 520, -6)
    crate = Crate(280, 1400, 760, 340, 300)
    cap = closed_box(c, crate, TEA_RED)
    tied(c, crate, cap, "#c9a14a")
    orange_slice(c, 360, 1590, 140, 14)
    cinnamon(c, 760, 1610, 420, -10)
    star_anise(c, 1120, 1570, 110)


def gift_card(c: Canvas) -> None:
    """A card in its envelope."""
    backdrop(c, "#a9b59a", "#efe6d2")
    envelope(c, (640, 1290), 900, -6)
    card(c, (900, 1480), 560, 9, ink=TEA_RED)
