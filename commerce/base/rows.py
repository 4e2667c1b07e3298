"""Tables that people bring in as CSV files: how they are read, whatever program wrote them."""

import csv
from collections.abc import Collection
from typing import TextIO

from django import forms
from django.utils.translation import gettext as _

SAMPLE = 4096  # characters


def reader(file: TextIO, *, needed: Collection[str]) -> "csv.DictReader[str]":
    """The rows of the file by its header. Raises ValueError when a column is missing."""
    rows = csv.DictReader(file, dialect=_dialect(file))
    missing = set(needed) - set(rows.fieldnames or ())
    if missing:
        raise ValueError(_("Columns are missing: %(names)s.") % {"names": ", ".join(sorted(missing))})
    return rows


def errors_of(form: forms.Form) -> dict[str, list[str]]:
    """What is wrong with a row, column by column."""
    return {name: [str(one) for one in found] for name, found in form.errors.items()}


def _dialect(file: TextIO) -> type[csv.Dialect]:
    """Commas, semicolons or tabs, as the header has them."""
    sample = file.read(SAMPLE)
    file.seek(0)
    try:
        return csv.Sniffer().sniff(sample.splitlines()[0] if sample else ",", delimiters=",;\t")
    except csv.Error:
        return csv.excel
