"""Answers that are the same for everybody, kept as bytes until what the public sees changes.

Each site has a generation: a random stamp replaced once a change has committed. An answer is
kept with the stamp that stood *before* it was computed, so one computed from data older than the
change is never served after it. A lost bump (the cache was down) is made up by the answers'
lifetime, which also bounds what only time changes, such as the next box's lock date.
"""

import hashlib
import json
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.db import connection, transaction

LIFETIME = 60  # seconds
LARGEST = 500_000


@dataclass(frozen=True, slots=True)
class Kept:
    """One public answer; `etag` is a strong validator of its bytes."""

    body: bytes
    etag: str


def generation(site_id: int) -> str:
    """The stamp of what the public now sees on the site."""
    stamp = cache.get(_stamp_key(site_id))
    return stamp or _new_stamp(site_id)


def bump(site_id: int) -> None:
    """Once this transaction commits, everything kept for the site is forgotten."""
    transaction.on_commit(
        lambda: cache.set(_stamp_key(site_id), secrets.token_hex(8), timeout=None), robust=True
    )


def key_of(operation: str, variables: Mapping[str, Any], *, site_id: int, language: str) -> str:
    """Key under which the answer of the operation (its digest) is kept for everybody."""
    asked = json.dumps([operation, variables, language], sort_keys=True, separators=(",", ":"), default=str)
    return f"storefront:answer:{site_id}:{hashlib.sha256(asked.encode()).hexdigest()}"


def recall(key: str, site_id: int, compute: Callable[[], bytes | None]) -> Kept | None:
    """The answer kept under `key`, else computed and kept; None when it computes none.

    Inside a transaction nothing is kept or recalled: what it sees may never be committed.
    """
    if connection.in_atomic_block:
        body = compute()
        return None if body is None else _kept(body)
    found = cache.get_many([_stamp_key(site_id), key])
    stamp = found.get(_stamp_key(site_id)) or _new_stamp(site_id)
    if key in found and found[key][0] == stamp:
        return Kept(found[key][1], found[key][2])
    body = compute()
    if body is None:
        return None
    kept = _kept(body)
    if len(body) <= LARGEST:
        cache.set(key, (stamp, kept.body, kept.etag), timeout=LIFETIME)
    return kept


def _kept(body: bytes) -> Kept:
    return Kept(body, f'"{hashlib.sha256(body).hexdigest()[:32]}"')


def _stamp_key(site_id: int) -> str:
    return f"storefront:generation:{site_id}"


def _new_stamp(site_id: int) -> str:
    """A first stamp; the one of whoever was faster, if somebody was."""
    cache.add(_stamp_key(site_id), secrets.token_hex(8), timeout=None)
    stamp: str = cache.get(_stamp_key(site_id), "")
    return stamp
