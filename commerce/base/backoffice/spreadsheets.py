"""Exports that a spreadsheet can open without running anything."""

from typing import Any

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def harmless(cell: str) -> str:
    """The text as a cell of a CSV: one that a spreadsheet would run as a formula stays text (OWASP: CSV
    injection)."""
    return f"'{cell}" if cell.startswith(STARTS_A_FORMULA) else cell


class HarmlessCells:
    """For Wagtail's views that export."""

    FORMAT_CSV: str

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        cell = super().preprocess_field_value(field, value, export_format)  # type: ignore[misc]
        return harmless(cell) if export_format == self.FORMAT_CSV and isinstance(cell, str) else cell
