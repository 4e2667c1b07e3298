"""The house's emblem: a sprig of tea rising from an open box, in one colour."""

from dataclasses import dataclass

from coffret.demo.pictures.palette import TEA_RED


@dataclass(frozen=True)
class Emblem:
    """The file the emblem is kept in."""

    file: str
    size: int
    alt_en: str
    alt_fr: str


LOGO = Emblem("logo.svg", 64, "Maison Camille", "Maison Camille")

# The bud and its two leaves, the lid line, and the box they rise from.
_BUD = (
    "M32 2.5c5.6 5.6 8 11.4 7.2 17.4-.6 4.5-3 8.5-7.2 12.1-4.2-3.6-6.6-7.6-7.2-12.1C24 13.9 26.4 8.1 32 2.5Z"
)
_LEFT = (
    "M9.5 13.5c6.3.2 10.9 2.3 13.7 6.3 2.5 3.5 4 7.6 4.6 12.2h-5.6"
    "c-4.2-1-7.4-3.1-9.6-6.3-2.3-3.4-3.3-7.5-3.1-12.2Z"
)
_RIGHT = (
    "M54.5 13.5c-6.3.2-10.9 2.3-13.7 6.3-2.5 3.5-4 7.6-4.6 12.2h5.6"
    "c4.2-1 7.4-3.1 9.6-6.3 2.3-3.4 3.3-7.5 3.1-12.2Z"
)
_RIM = "M6 35h52v7H6Z"
_BOX = "M9.5 44.5h45V58a3 3 0 0 1-3 3h-39a3 3 0 0 1-3-3Z"


def logo() -> str:
    """The emblem as SVG; a page that puts it inline may give it another ``color``."""
    d = "".join((_BUD, _LEFT, _RIGHT, _RIM, _BOX))
    frame = f'viewBox="0 0 {LOGO.size} {LOGO.size}" color="{TEA_RED}" role="img" aria-label="{LOGO.alt_en}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {frame}><path fill="currentColor" d="{d}"/></svg>\n'
