"""Every field that somebody writes, found by walking models and blocks: a new one is there by itself."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from itertools import cycle
from typing import Any
from uuid import uuid4

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import DatabaseError, connection, models, transaction
from wagtail import blocks
from wagtail.models import Page

from commerce.base.words import Words, WordsField
from tests.browser.hostile.payloads import Payload, emails, of_families, payloads

# What programs write, to programs. Everything else is somebody's words.
PROGRAMS_TABLES = (
    "account_", "auth_permission", "base_counter", "base_delivery", "base_installation", "base_journal",
    "billing_", "checks_", "django_", "ledger_", "mfa_", "wagtail_localize_", "wagtailadmin_",
    "wagtailcore_locale", "wagtailcore_referenceindex", "wagtailcore_revision", "wagtailcore_apitoken",
    "wagtailembeds_", "wagtailimages_", "wagtailsearch_", "catalog_searchtext", "invoices_storedpdf",
    "invoices_closing", "pages_previewdraft", "base_emergencystop", "catalog_reservation",
)  # fmt: skip
PROGRAMS = {
    "path", "url_path", "public_id", "token", "token_hash", "hash", "code_hash", "quote_hash", "file_hash",
    "fingerprint", "key", "seed", "last4", "currency", "country", "language", "language_code", "time_zone",
    "preferred_language", "current_time_zone", "actor", "reference", "password", "session_key", "message_id",
    "hostname", "action", "object_id", "model_path", "content_path", "contentpath", "position", "theme",
    "last_scan", "thumbnail_url", "filter_spec", "focal_point_key", "cart", "order", "campaign", "customer",
    "series", "dismissibles", "unit", "field_type", "clean_name", "again", "options_json", "unanswered",
    "vat_elsewhere", "promises", "promised", "totals", "running", "seen_account",
}  # fmt: skip
# Of these models `message` is the name of a mail, of the others what somebody writes.
MESSAGES = {"emails.Mail", "emails.SilentMessage", "emails.MailWords"}
ADDRESSES = {"destination", "tracking_url", "redirect_link", "url"}
# In stored JSON: what looks like a program's value stays, whatever it is called.
MACHINE = re.compile(r"[a-z]{3}_\w+|[\d.:T+Z -]*|[A-Z]{2,3}|[a-z]{2}|[a-z]+(_[a-z]+)+|[0-9a-f]{16,}")
# Of links, which lead to one thing: to their address.
LEFT_EMPTY = (".page", ".category", "button.formula", "link.formula", "privacy.formula")
MACHINE_KEYS = {
    "currency", "country", "kind", "type", "id", "language", "category", "code", "rate", "email", "state",
    "status",
}  # fmt: skip


class Slots:
    """Hands out the payloads in turn, to each kind of field its own turn; notes who got which."""

    def __init__(self) -> None:
        every = payloads()
        self.texts, self.rich, self.mails = cycle(every), cycle(every), cycle(list(emails()))
        self.addresses = cycle([*of_families("address"), *of_families("polyglot", "link", "header", "json")])
        self.given: Counter[int] = Counter()
        self.fields: Counter[str] = Counter()

    def text(self, name: str, longest: int | None = None) -> str:
        return self._next(self.texts, name, longest)

    def html(self, name: str) -> str:
        return self._next(self.rich, name, None)

    def address(self, name: str, longest: int | None = None) -> str:
        return self._next(self.addresses, name, longest)

    def _next(self, turn: Iterator[Payload], name: str, longest: int | None) -> str:
        found = next(each for each in turn if longest is None or len(each.text) <= longest)
        self.given[found.number] += 1
        self.fields[name] += 1
        return found.text


def filled(block: blocks.Block, slots: Slots, *, chosen: dict[type, Any], name: str = "") -> Any:
    """What the block stores when every text in it is a payload."""
    match block:
        case blocks.StreamBlock():
            return [
                {"type": kind, "id": str(uuid4()), "value": filled(child, slots, chosen=chosen, name=kind)}
                for kind, child in block.child_blocks.items()
                if not _names_nothing(child, chosen)
            ]
        case blocks.StructBlock():
            return {
                field: filled(child, slots, chosen=chosen, name=f"{name}.{field}")
                for field, child in block.child_blocks.items()
            }
        case blocks.ListBlock():
            one = block.child_block
            return [
                {"type": "item", "id": str(uuid4()), "value": filled(one, slots, chosen=chosen, name=name)}
                for _each in range(2)
                if not _names_nothing(one, chosen)
            ]
    return _leaf(block, slots, chosen, name)


def _names_nothing(block: blocks.Block, chosen: dict[type, Any]) -> bool:
    return isinstance(block, blocks.ChooserBlock) and chosen.get(block.model_class) is None


def _leaf(block: blocks.Block, slots: Slots, chosen: dict[type, Any], name: str) -> Any:
    match block:
        case blocks.ChooserBlock():
            return None if name.endswith(LEFT_EMPTY) else chosen.get(block.model_class)
        case blocks.RichTextBlock():
            return slots.html(name)
        case blocks.ChoiceBlock():
            return next((value for value, _label in block.field.choices if value), "")
        case blocks.BooleanBlock():
            return False
        case blocks.IntegerBlock():
            return 4
        case blocks.URLBlock():
            return slots.address(name)
        case blocks.CharBlock() | blocks.TextBlock():
            return slots.address(name) if name.endswith("url") else slots.text(name)
    if block.get_default() is None or not isinstance(block.get_default(), str):
        return block.get_prep_value(block.get_default())
    raise AssertionError(f"What may be written into a {type(block)}, {name}?")


def written_fields(model: type[models.Model]) -> Iterator[models.Field[Any, Any]]:
    """The columns of the model that somebody writes."""
    if not model._meta.managed or model._meta.db_table.startswith(PROGRAMS_TABLES):
        return
    for field in model._meta.local_concrete_fields:
        texts = isinstance(field, models.CharField | models.TextField | models.JSONField)
        known = field.name in PROGRAMS or (field.name == "message" and model._meta.label in MESSAGES)
        has_choices = getattr(field, "choices", None)
        short = field.max_length is not None and field.max_length < 12
        if texts and not known and not has_choices and not short and not hasattr(field, "stream_block"):
            yield field


def poison(slots: Slots) -> dict[str, int]:
    """Every text of every row is a payload, past all forms and rules, as an import or an older version could
    have left it; how often, by field. What the database itself refuses stays."""
    done: Counter[str] = Counter()
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")  # no trigger seals anything
    for model in apps.get_models():
        fields = list(written_fields(model))
        for row in model._base_manager.order_by("pk") if fields else ():
            for field in fields:
                if _put(model, row, field, slots):
                    done[f"{model._meta.label}.{field.name}"] += 1
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = origin")
    ContentType.objects.clear_cache()
    return dict(done)


def _put(model: Any, row: Any, field: Any, slots: Slots) -> bool:
    value = getattr(row, field.attname)
    name = f"{model._meta.label}.{field.name}"
    new = _instead(field, value, slots, name)
    if new is None or (field.null and value is None):
        return False
    try:
        with transaction.atomic():
            model._base_manager.filter(pk=row.pk).update(**{field.attname: new})
    except (DatabaseError, ValueError):
        return False
    return True


def _instead(field: Any, value: Any, slots: Slots, name: str) -> Any:
    match field:
        case WordsField():
            return Words({"en": slots.text(name)})
        case models.JSONField():
            changed = _within(value, slots, name)
            return changed if changed != value else None
        case models.EmailField():
            return next(each for each in slots.mails if len(each) <= (field.max_length or 254))
        case models.SlugField():
            return None  # nothing is found by it any more; see `hostile_slug`
    if isinstance(field, models.URLField) or field.name in ADDRESSES:
        return slots.address(name, field.max_length)
    return slots.text(name, field.max_length)


def _within(value: Any, slots: Slots, name: str, key: str = "") -> Any:
    """The same JSON with payloads for what people wrote in it."""
    match value:
        case dict():
            return {each: _within(inner, slots, name, each) for each, inner in value.items()}
        case list():
            return [_within(inner, slots, name, key) for inner in value]
        case str() if value and key not in MACHINE_KEYS and not MACHINE.fullmatch(value):
            return slots.text(f"{name}.{key}")
    return value


def hostile_slug(page: Page, slug: str) -> None:
    """The page's slug is what no form would let it be."""
    Page.objects.filter(pk=page.pk).update(slug=slug, url_path=f"{page.get_parent().url_path}{slug}/")


def store(model: type[models.Model], pk: Any, name: str, body: list[dict[str, Any]]) -> None:
    """The body as it is stored, past its blocks' own rules."""
    model._base_manager.filter(pk=pk).update(**{name: json.dumps(body)})
