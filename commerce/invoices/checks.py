"""What this machine needs so that documents can be printed."""

from ctypes.util import find_library
from typing import Any

from django.core.checks import CheckMessage, Warning

PANGO = "pangoft2-1.0"


def pango_is_installed(**_options: Any) -> list[CheckMessage]:
    """Nothing else fails without it: invoices are issued, and their PDFs made once it is there."""
    if find_library(PANGO):
        return []
    return [
        Warning(
            "Pango is not installed: invoices are issued, but no PDF of them can be made.",
            hint="On Debian and Ubuntu: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
            id="invoices.W001",
        )
    ]
