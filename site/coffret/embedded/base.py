"""Django's PostgreSQL backend, which starts the embedded server before the first connection.

So a command that needs no database (`check`, `makemessages`, the type checker) starts none.
"""

from pathlib import Path
from typing import Any

from django.db.backends.postgresql import base

from coffret.embedded import server


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection to the server whose data folder is the setting HOST."""

    def get_connection_params(self) -> dict[str, Any]:
        """Django's parameters, with the socket of the running server as host."""
        return super().get_connection_params() | {
            "host": server.start(Path(self.settings_dict["HOST"])),
            "user": "postgres",
        }
