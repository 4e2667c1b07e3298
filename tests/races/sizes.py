"""How often a race is run: as often as the bar asks with COFFRET_FULL=1, a few times otherwise."""

import os

FULL = bool(os.environ.get("COFFRET_FULL"))


def tries(full: int, *, usual: int) -> int:
    return full if FULL else usual
