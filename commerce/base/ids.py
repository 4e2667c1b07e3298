"""Public ids: random, prefixed, safe in an address; primary keys never leave the database."""

import secrets
from functools import partial
from typing import Any

from django.db import models

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32
LENGTH = 20  # 100 random bits


def public_id(prefix: str) -> str:
    """A new id such as `ord_8f3k…`: `prefix`, an underscore and 100 random bits."""
    return f"{prefix}_" + "".join(ALPHABET[byte % 32] for byte in secrets.token_bytes(LENGTH))


class PublicIdField(models.CharField):
    """Unique, filled by itself, never edited."""

    def __init__(self, prefix: str, **options: Any) -> None:
        self.prefix = prefix
        options.update(max_length=len(prefix) + 1 + LENGTH, unique=True, editable=False)
        options["default"] = partial(public_id, prefix)
        super().__init__(**options)

    def deconstruct(self) -> Any:
        name, path, _args, options = super().deconstruct()
        for derived in ("max_length", "unique", "editable", "default"):
            options.pop(derived, None)
        return name, path, [self.prefix], options
