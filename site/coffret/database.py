"""The one database, PostgreSQL: the server named by an URL, or one that Coffret runs itself."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

# Above this many threads of one process, requests wait for a connection.
POOL_SIZE = 16
# Who waits longer for a row that somebody else changes tries again, and then says so (base.actions).
LOCK_TIMEOUT = "3s"
# The part of the trigrams of what somebody looks for from which it is taken for a word misspelt.
ALIKE = 0.45


def databases(url: str | None, *, data_dir: Path) -> dict[str, dict[str, Any]]:
    """Django's DATABASES for `url`, or for an embedded PostgreSQL kept under `data_dir`.

    Threads share a pool, so that a request does not wait for a new connection and no thread keeps
    one that it does not use; a connection that broke is replaced before it is handed out.
    """
    default = _embedded(data_dir) if url is None else _external(url)
    pool = {"min_size": 1, "max_size": POOL_SIZE, "timeout": 10}
    session = f"-c lock_timeout={LOCK_TIMEOUT} -c pg_trgm.word_similarity_threshold={ALIKE}"
    given = default["OPTIONS"].get("options", "")
    default["OPTIONS"] = {**default["OPTIONS"], "options": f"{given} {session}".strip(), "pool": pool}
    default["CONN_MAX_AGE"] = 0
    default["CONN_HEALTH_CHECKS"] = True
    return {"default": default}


def _embedded(data_dir: Path) -> dict[str, Any]:
    return {
        "ENGINE": "coffret.embedded",
        "NAME": "coffret",
        "HOST": str(data_dir / "postgres"),
        "OPTIONS": {"options": "-c synchronous_commit=off"},
    }


def _external(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    query = {key: values[-1] for key, values in parse_qs(parts.query).items()}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", unquote(parts.hostname or "")),
        "PORT": str(parts.port or ""),
        "OPTIONS": query,
    }
