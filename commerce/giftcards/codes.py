"""The codes of gift cards: unguessable, easy to read aloud, and nowhere in the database.

A code that we make has 80 bits, worked out from the card's random seed with the installation's secret
key: so it can be printed and mailed again, and whoever reads the database alone cannot. A code is found
by its keyed hash. A number typed by staff has no seed: it stands on the plastic, and only its hash here.
After `SECRET_KEY` was changed, cards are still found while the former key is in SECRET_KEY_FALLBACKS.
"""

import secrets

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # without 0 and O, 1 and I
LENGTH = 16  # of 5 bits each
GROUP = 4
LONGEST = 40
HIDDEN = "\N{BULLET}" * GROUP


def new_seed() -> str:
    """128 random bits."""
    return secrets.token_hex(16)


def code_of(seed: str, *, hashed: str = "") -> str:
    """The code of this seed, sixteen characters; with `hashed`, the one that hashes to it.

    Raises ValueError when no key that we have makes that one.
    """
    for key in _keys():
        code = _derived(seed, key)
        if not hashed or constant_time_compare(_hash(code, key), hashed):
            return code
    raise ValueError("SECRET_KEY was changed, and the former one is not in SECRET_KEY_FALLBACKS")


def hash_of(code: str) -> str:
    """What is kept of a code, which must be tidy."""
    return _hash(code, settings.SECRET_KEY)


def hashes_of(code: str) -> list[str]:
    """What may have been kept of a code as somebody typed it."""
    return [_hash(tidy(code), key) for key in _keys()]


def tidy(code: str) -> str:
    """A code without what people put between its characters, in capitals."""
    return "".join(sign for sign in code.upper() if sign.isascii() and sign.isalnum())


def grouped(code: str) -> str:
    """As it is printed: in fours."""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def hidden(last4: str) -> str:
    """As it stands wherever the code must not, in the form of the code."""
    return "-".join([*[HIDDEN] * (LENGTH // GROUP - 1), last4])


def _keys() -> list[str]:
    return [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]


def _derived(seed: str, key: str) -> str:
    number = int.from_bytes(salted_hmac("giftcards.code", seed, secret=key, algorithm="sha256").digest()[:10])
    return "".join(ALPHABET[number >> shift & 31] for shift in range(0, 5 * LENGTH, 5))


def _hash(code: str, key: str) -> str:
    return salted_hmac("giftcards.hash", code, secret=key, algorithm="sha256").hexdigest()
