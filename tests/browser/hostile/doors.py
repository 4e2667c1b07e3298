"""Every form of the back office, found by walking its addresses, filled with payloads and sent as a browser
would: what is refused is left out and the rest sent again, until it is taken."""

import io
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import lxml.html
from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image as Pixels
from wagtail import blocks
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.contrib.settings.registry import registry as settings_registry
from wagtail.models import Page, Site

from commerce.base.backoffice.acting import ActionView
from tests.browser.hostile import paths
from tests.browser.hostile.fields import Slots, filled
from tests.browser.hostile.payloads import of_families
from tests.commerce.backoffice.addresses import view_classes
from tests.commerce.untouched import undone

ONE_PAGE_OF_EACH_TYPE = {"wagtailadmin_pages:edit", "wagtailadmin_pages:add", "wagtailsettings:edit"}
WRITTEN = {"text", "url", "email", "search", "tel", "number", None}
FILM = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
TRIES, PARTS = 12, 4
NO_FORMS = (
    "index", "results", "history", "usage", "compare", "choose", "chosen", "chosen-multiple", "inspect",
    "copy", "list", "export", "aging", "revisions_compare", "view_draft", "explore", "listing", "report",
    "preview", "preview_on_edit", "multiple", "search", "revisions_revert", "delete_multiple", "children",
    "start_import",  # see tests/content/test_documents.py
)  # fmt: skip
SHORTEST = 16  # of the payloads
_serial = count(1)
Entered = dict[str, Any]


@dataclass
class Door:
    """One form: which of its inputs took a payload, which refused one with a reason, and what went wrong."""

    name: str
    path: str
    taken: set[str] = field(default_factory=set)
    refused: set[str] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)
    done: bool = False


class SafeSlots(Slots):
    """Texts are payloads that the field takes, and addresses lead somewhere."""

    block: blocks.Block | None = None

    def address(self, name: str, longest: int | None = None) -> str:
        return FILM if name == "video.url" else f"https://example.com/{next(_serial)}"


def opened() -> Iterator[tuple[str, str]]:
    """Name and path of whatever may hold a form."""
    for name, candidates in paths.back_office():
        yield from ((name, path) for path in candidates)
    for model in settings_registry:
        site = Site.objects.get(is_default_site=True)
        row = model.for_site(site) if issubclass(model, BaseSiteSetting) else model.load()
        key = site.pk if issubclass(model, BaseSiteSetting) else row.pk
        kind = [model._meta.app_label, model._meta.model_name]
        yield "wagtailsettings:edit", reverse("wagtailsettings:edit", args=[*kind, key])
    for parent in Page.objects.filter(depth__gt=1).specific():
        for child in parent.creatable_subpage_models():
            kind = [child._meta.app_label, child._meta.model_name]
            yield "wagtailadmin_pages:add", reverse("wagtailadmin_pages:add", args=[*kind, parent.pk])


def doors(client: Client) -> Iterator[tuple[Door, Any]]:
    """Each form with a page that shows it; of editors' pages and settings, one of each type."""
    found: set[Any] = set()
    acting = {name for name, view in view_classes() if issubclass(view, ActionView)}
    for name, path in opened():
        if name in acting or name.rpartition(":")[2].endswith(NO_FORMS):
            continue
        key = path.rsplit("/", 2)[0] if name == "wagtailadmin_pages:add" else path
        if (name if name not in ONE_PAGE_OF_EACH_TYPE else (name, key)) in found:
            continue
        page = client.get(path)
        if page.status_code == 200 and form_of(page) is not None:
            found.add(name if name not in ONE_PAGE_OF_EACH_TYPE else (name, key))
            yield Door(name, path), page


def form_of(page: Any) -> Any:
    """The form of the page in which somebody writes; None where there is none."""
    if "html" not in page.get("Content-Type", ""):
        return None
    streams = bool(streams_of(page))
    posting = [each for each in lxml.html.fromstring(page.content).forms if each.method == "POST"]
    writing = [each for each in posting if streams or list(inputs_of(each))]
    return max(writing, key=lambda each: len(each.inputs), default=None)


def inputs_of(form: Any) -> Iterator[tuple[str, Any]]:
    for each in form.inputs:
        name = each.name or ""
        kind = each.get("type") if each.tag == "input" else None
        is_rich = each.get("data-draftail-input") is not None
        is_written = each.tag == "textarea" or (each.tag == "input" and kind in WRITTEN)
        if name and "__prefix__" not in name and (is_written or is_rich or kind == "file"):
            yield name, each


def streams_of(page: Any) -> dict[str, blocks.Block]:
    form = page.context.get("form") if page.context else None
    return {name: each.block for name, each in getattr(form, "fields", {}).items() if hasattr(each, "block")}


def sent_untouched(form: Any) -> Entered:
    empty = {name: "" for name, each in inputs_of(form) if each.get("type") != "file"}
    return empty | {name: value for name, value in form.fields.items() if value is not None and name}


def payload_for(each: Any, slots: Slots) -> Any:
    longest = int(each.get("maxlength") or 0) or None
    if longest and longest < SHORTEST:
        return "<'{"[:longest]
    if each.get("type") == "file":
        return upload(each, slots)
    if each.get("data-draftail-input") is not None:
        return rich(slots)
    if each.get("type") == "url":
        return slots.address(each.name, longest)
    return slots.text(each.name, longest)


def upload(each: Any, slots: Slots) -> SimpleUploadedFile:
    """A picture, or a document where that is asked for, under the name of a payload."""
    name = slots.text(f"name of {each.name}", 60).strip()
    if "image" in (each.get("accept") or "") or each.name.startswith("avatar"):
        return SimpleUploadedFile(f"{name}.jpg", PICTURE, "image/jpeg")
    return SimpleUploadedFile(f"{name}.csv", b"slug,code,price\n", "text/csv")


def picture() -> bytes:
    file = io.BytesIO()
    Pixels.new("RGB", (400, 300)).save(file, "JPEG")
    return file.getvalue()


PICTURE = picture()


def rich(slots: Slots) -> str:
    """As the editor of rich text sends it: a payload for the text, and one for where a part of it leads."""
    link = {"type": "LINK", "mutability": "MUTABLE", "data": {"url": next(hostile_addresses)}}
    line = {
        "key": "abcde", "text": slots.html("rich text"), "type": "unstyled", "depth": 0,
        "inlineStyleRanges": [], "entityRanges": [{"offset": 0, "length": 3, "key": 0}],
    }  # fmt: skip
    return json.dumps({"blocks": [line], "entityMap": {"0": link}})


def _addresses() -> Iterator[str]:
    while True:
        yield from (each.text for each in of_families("address"))


hostile_addresses = _addresses()


def posted(block: blocks.Block, value: Any, name: str, slots: Slots) -> Iterator[tuple[str, Any]]:
    """What a browser sends for the block with this stored value."""
    match block:
        case blocks.StreamBlock() | blocks.ListBlock():
            yield f"{name}-count", str(len(value))
            for at, each in enumerate(value):
                child = (
                    block.child_blocks[each["type"]]
                    if isinstance(block, blocks.StreamBlock)
                    else block.child_block
                )
                yield from {f"{name}-{at}-type": each["type"], f"{name}-{at}-id": each["id"]}.items()
                yield from {f"{name}-{at}-order": str(at), f"{name}-{at}-deleted": ""}.items()
                yield from posted(child, each["value"], f"{name}-{at}-value", slots)
        case blocks.StructBlock():
            for key, child in block.child_blocks.items():
                yield from posted(child, value.get(key), f"{name}-{key}", slots)
        case blocks.RichTextBlock():
            yield name, rich(slots)
        case blocks.BooleanBlock():
            return
        case _:
            yield name, "" if value is None else str(value)


def accepted_texts(block: blocks.Block, value: Any, slots: Slots) -> Any:
    """The value with only such payloads as each text of it takes."""
    match block:
        case blocks.StreamBlock():
            return [
                {**each, "value": accepted_texts(block.child_blocks[each["type"]], each["value"], slots)}
                for each in value
            ]
        case blocks.ListBlock():
            return [
                {**each, "value": accepted_texts(block.child_block, each["value"], slots)} for each in value
            ]
        case blocks.StructBlock():
            return {
                key: accepted_texts(child, value.get(key), slots) for key, child in block.child_blocks.items()
            }
        case blocks.CharBlock() | blocks.TextBlock():
            return next(text for text in _texts(value, slots) if _is_taken(block, text))
    return value


def _texts(first: Any, slots: Slots) -> Iterator[str]:
    yield first or ""
    while True:
        yield slots.text("a block")


def _is_taken(block: blocks.Block, text: str) -> bool:
    try:
        block.clean(text)
    except ValidationError:
        return False
    return True


class Visitor:
    """Writes into each door; `chosen` is what may be chosen, `known` what a form needs besides."""

    def __init__(self, client: Client, *, chosen: dict[type, Any], known: dict[str, Entered]) -> None:
        self.client, self.chosen, self.known = client, chosen, known
        self.slots, self.safe = Slots(), SafeSlots()
        self.count = self.turn = 0

    def visit(self, door: Door, page: Any) -> None:
        form, streams = form_of(page), streams_of(page)
        untouched = self._untouched(door, form)
        values = {name: payload_for(each, self.slots) for name, each in inputs_of(form)}
        for name, block in streams.items():
            tried = self._some(filled(block, self.slots, chosen=self.chosen))
            self._send(door, {**untouched, **values, **dict(posted(block, tried, name, self.slots))})
        door.taken |= streams.keys()
        self._write_until_taken(door, untouched | self._blocks(streams), values)

    def visit_again(self, door: Door, page: Any) -> None:
        """Other payloads in whatever took one; it is undone again. What is there already may be refused."""
        known = len(door.wrong)
        form, streams = form_of(page), streams_of(page)
        values = {name: payload_for(each, self.slots) for name, each in inputs_of(form) if name in door.taken}
        blocks = self._blocks({name: block for name, block in streams.items() if name in door.taken})
        with undone():
            self._write_until_taken(door, self._untouched(door, form) | blocks, values)
        door.wrong[known:] = [each for each in door.wrong[known:] if each.isdigit()]

    def _untouched(self, door: Door, form: Any) -> Entered:
        return sent_untouched(form) | self.known.get(door.name, {})

    def _blocks(self, streams: dict[str, blocks.Block]) -> Entered:
        """Every text of them a payload that it takes."""
        found: Entered = {}
        for name, block in streams.items():
            safe = self._some(filled(block, self.safe, chosen=self.chosen))
            found |= dict(posted(block, accepted_texts(block, safe, self.safe), name, self.slots))
        return found

    def _some(self, body: list[Any]) -> list[Any]:
        """A part of the blocks in turn: over all the pages each stands somewhere several times."""
        self.turn += 1
        return body[self.turn % PARTS :: PARTS] if len(body) > PARTS else body

    def _write_until_taken(self, door: Door, untouched: Entered, values: Entered) -> None:
        plain: defaultdict[str, Iterator[str]] = defaultdict(plain_values)
        invalid: dict[str, str] = {}
        for _try in range(TRIES):
            answer = self._send(door, {**untouched, **values})
            if answer.status_code >= 500:
                return
            invalid = errors_in(answer)
            if not invalid:
                door.taken |= values.keys()
                door.done = True
                return
            at_fault = {name for name in values if is_about(name, invalid)}
            door.refused |= at_fault
            values = {name: value for name, value in values.items() if name not in at_fault}
            if not at_fault:
                self._leave_out(door, untouched, invalid)
                wanted = {name for name in untouched if is_about(name, invalid)}
                untouched |= {name: next(plain[name]) for name in wanted}
                values = {} if not wanted else values
        door.wrong.append(f"not taken: {invalid}")

    def _leave_out(self, door: Door, untouched: Entered, invalid: dict[str, str]) -> None:
        """Blocks that are refused as a whole are sent no more."""
        for name in invalid:
            if f"{name}-count" in untouched:
                for key in [key for key in untouched if key.startswith(f"{name}-")]:
                    del untouched[key]
                untouched[f"{name}-count"] = "0"
                door.taken.discard(name)

    def _send(self, door: Door, sent: Entered) -> Any:
        self.count += 1
        for each in sent.values():
            if isinstance(each, SimpleUploadedFile):
                each.seek(0)
        sent = {"action-publish": "1", **sent}
        answer = self.client.post(door.path, sent)
        if answer.status_code >= 500:
            door.wrong.append(str(answer.status_code))
        return answer


def is_about(name: str, invalid: dict[str, str]) -> bool:
    return name in invalid or name.rpartition("_")[0] in invalid  # words have an input for each language


def plain_values() -> Iterator[str]:
    """What such an input may be meant for, one after the other."""
    number = next(_serial)
    yield from (
        f"word-{number}",
        f"somebody{number}@example.com",
        "7",
        "2030-05-05",
        f"shop{number}.example",
        "#205030",
    )
    while True:
        yield ""


def errors_in(answer: Any) -> dict[str, str]:
    """Why the form was not taken, by the name of each input; empty where it was."""
    if answer.status_code != 200 or answer.get("Content-Disposition"):
        return {} if answer.status_code in (200, 302) else {"answer": str(answer.status_code)}
    found: dict[str, str] = defaultdict(str)
    for form in _forms_in(answer):
        for key, errors in (form._errors or {}).items():
            found[form.add_prefix(key)] = errors.as_text()
    for each in lxml.html.fromstring(answer.content).xpath("//*[@aria-invalid='true']"):
        found[each.get("name") or ""] += "marked"
    if not found and answer.context and answer.context.get("refusals"):
        found["refusals"] = str(answer.context["refusals"])
    return dict(found) or {"page": "shown again without a reason"}


def _forms_in(answer: Any) -> Iterator[Any]:
    shown = [each for context in answer.context or [] for each in context.dicts]
    for value in [value for each in shown for value in each.values()]:
        if isinstance(value, forms.BaseForm):
            yield value
            for formset in getattr(value, "formsets", {}).values():
                yield from formset.forms
        elif isinstance(value, forms.BaseFormSet):
            yield from value.forms
