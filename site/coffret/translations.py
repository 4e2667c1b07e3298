"""Message catalogues without GNU gettext: gathered from the sources and compiled by Babel.

The languages of the back office have every message. The others have what a shopper or a customer reads:
a message of a file that is not the staff's alone.
"""

import tomllib
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[2]
FLOORS = ("site/coffret", "commerce", "content", "graphql/storefront", "themes")
TEMPLATES = {".html", ".txt", ".mjml"}
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}

# Files whose messages only staff or developers read: forms, lists and records of the back office, the names
# of models and of their fields. What any other file says may be said to customers. (A * crosses folders.)
STAFF = (
    "*/admin.py", "*/admin/*", "*/apps.py", "*/backoffice/*", "*/choosers.py", "*/importing.py",
    "*/models.py", "*/models/*", "*/settings.py", "*/settings/*", "*/templates/*", "*/theme.toml",
    "*/wagtail_hooks.py", "*/wagtail_hooks/*", "*_forms.py", "commerce/base/rows.py",
    "commerce/base/stops.py", "commerce/base/words.py", "commerce/billing/cards.py",
    "commerce/billing/disputes.py", "commerce/billing/inbox.py", "commerce/billing/payouts.py",
    "commerce/billing/reconciliations.py", "commerce/billing/refunds.py", "commerce/catalog/vat.py",
    "commerce/checkout/asking.py", "commerce/checks/*", "commerce/fulfilment/carriers.py",
    "commerce/subscriptions/ratings.py", "commerce/subscriptions/runs.py", "content/blog/*",
    "content/emails/causes.py", "content/emails/customising.py", "content/emails/differences.py",
    "content/emails/errors.py", "content/emails/messages/alerts.py", "content/emails/messages/forms.py",
    "content/emails/overview.py", "content/emails/previews.py", "content/emails/refusing.py",
    "content/emails/stream.py", "content/emails/vocabulary.py", "content/emails/words.py",
    "content/images/*", "content/pages/*", "content/sites/*", "graphql/storefront/explorer.py",
    "site/coffret/*",
)  # fmt: skip
# What is of such a file by its name, and yet printed or shown to customers.
SHOWN = (
    "commerce/billing/templates/billing/demo_bank.html", "commerce/giftcards/templates/*",
    "commerce/invoices/templates/invoices/document.html", "content/sites/services.py",
)  # fmt: skip


def customers_read(message: Message) -> bool:
    """Whether one of the files that say it is not the staff's alone."""
    return any(_is_of(where, SHOWN) or not _is_of(where, STAFF) for where, _line in message.locations)


def _is_of(where: str, patterns: Sequence[str]) -> bool:
    return any(fnmatchcase(where, pattern) for pattern in patterns)


def is_of_staff(language: str) -> bool:
    """Whether the back office speaks it."""
    return language in dict(settings.WAGTAILADMIN_PERMITTED_LANGUAGES)


def catalogues() -> list[Path]:
    """Every `.po` file of the house."""
    return sorted(
        file for floor in FLOORS for file in (ROOT / floor).glob("**/locale/*/LC_MESSAGES/django.po")
    )


def compile_all() -> None:
    """Every `.po` file has a `.mo` file that is at least as new."""
    for source in catalogues():
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            with source.open("rb") as po:
                catalogue = read_po(po)
            compiled = BytesIO()
            write_mo(compiled, catalogue)
            target.write_bytes(compiled.getvalue())


def update_all() -> None:
    """Every `.po` file has exactly the messages that it is to translate."""
    for target in catalogues():
        with target.open("rb") as po:
            catalogue = read_po(po, locale=target.parent.parent.name)
        found = messages_for(target)
        found.creation_date = catalogue.creation_date
        catalogue.update(found, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        with target.open("wb") as po:
            write_po(po, catalogue, width=110, sort_by_file=True, include_lineno=False)


def gaps() -> list[str]:
    """A line for every message that a catalogue does not translate."""
    lines = []
    for source in catalogues():
        with source.open("rb") as po:
            catalogue = read_po(po)
        where = source.relative_to(ROOT)
        lines += [
            f"{where}: {message.id!r}" for message in catalogue if message.id and not all(_strings(message))
        ]
    return lines


def _declared(given: Any) -> Iterator[str]:
    """What a theme's declaration says to its owner."""
    for key, value in given.items() if isinstance(given, dict) else ():
        if isinstance(value, str) and key in ("label", "group", "help"):
            yield value
        for inner in value if isinstance(value, list) else [value]:
            yield from _declared(inner)


def _strings(message: Message) -> Sequence[object]:
    return message.string if isinstance(message.string, tuple) else [message.string]


def messages_for(target: Path) -> Catalog:
    """What `target` translates: of what the sources beside its `locale` folder say, what its readers read."""
    found = messages(target.parents[3])
    if not is_of_staff(target.parent.parent.name):
        for message in list(found):
            if message.id and not customers_read(message):
                found.delete(message.id, message.context)
    return found


def messages(folder: Path) -> Catalog:
    """What the sources below `folder` say, except where a folder further down has its own catalogue."""
    found = Catalog()
    nested = [locale.parent for locale in folder.glob("*/**/locale")]
    for file in sorted(folder.rglob("*")):
        if not file.is_file() or any(file.is_relative_to(other) for other in nested):
            continue
        if file.suffix == ".py":
            text = file.read_text()
        elif file.suffix in TEMPLATES:
            # What is not for translators comes out as X and B, indented as no Python could be.
            text = "\n".join(map(str.strip, templatize(file.read_text(), origin=str(file)).splitlines()))
        elif file.name == "theme.toml":
            text = "\n".join(f"_({said!r})" for said in _declared(tomllib.loads(file.read_text())))
        else:
            continue
        where = str(file.relative_to(ROOT))
        for _line, said, comments, context in extract(
            "python", BytesIO(text.encode()), KEYWORDS, ["Translators:"]
        ):
            # Without line numbers, which change with every edit above them.
            found.add(said, locations=[(where, 0)], auto_comments=comments, context=context)
    return found
