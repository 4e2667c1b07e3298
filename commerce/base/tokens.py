"""The secret that makes a cart somebody's while nobody has signed in."""

import secrets

from django.utils.crypto import salted_hmac


def new_token() -> str:
    """160 random bits; only its hash is stored."""
    return secrets.token_urlsafe(20)


def token_hash(token: str) -> str:
    return salted_hmac("cart", token, algorithm="sha256").hexdigest()
