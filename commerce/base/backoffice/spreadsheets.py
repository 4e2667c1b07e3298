"""Exports that a spreadsheet can open without running anything."""

from typing import Any

from wagtail.admin.views.mixins import SpreadsheetExportMixin

# The wide ones are plain ones to spreadsheets of East Asia.
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def harmless(cell: str) -> str:
    """The text as a cell of a CSV: one that a spreadsheet would run as a formula stays text (OWASP: CSV
    injection)."""
    return f"'{cell}" if cell.startswith(STARTS_A_FORMULA) else cell


def make_every_export_harmless() -> None:
    """From now on Wagtail's own reports and lists are exported like ours."""
    within = SpreadsheetExportMixin.preprocess_field_value

    def preprocess_field_value(view: Any, field: str, value: Any, export_format: str) -> Any:
        cell = within(view, field, value, export_format)
        return harmless(cell) if export_format == view.FORMAT_CSV and isinstance(cell, str) else cell

    SpreadsheetExportMixin.preprocess_field_value = preprocess_field_value
