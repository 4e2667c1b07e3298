"""What the domain of a site, and that of its mails, say in the DNS, beside what they should say."""

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

import dns.exception
import dns.resolver
from django.db import models
from django.utils.translation import gettext_lazy as _

from commerce.base import clock
from content.sites.models import Advanced

TIMEOUT = 2.0  # seconds for one server
PATIENCE = 4.0  # seconds for one question
LONGEST = 500  # characters of an answer that are kept

Ask = Callable[[str, str], list[str]]


class State(models.TextChoices):
    FOUND = "found", _("Found")
    WRONG = "wrong", _("Wrong")
    MISSING = "missing", _("Missing")
    UNKNOWN = "unknown", _("No answer")


@dataclass(frozen=True, slots=True)
class Record:
    """One record that should be there. `accepts` says whether an answer is right."""

    kind: Any
    name: str
    expected: str
    types: tuple[str, ...]
    accepts: Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Finding:
    kind: str
    name: str
    expected: str
    seen: str
    state: str


class Unanswered(Exception):
    """No server answered in time."""


def ask(name: str, type_: str) -> list[str]:
    """The records of one type, as text; none when there are none. Raises Unanswered."""
    resolver = dns.resolver.Resolver()
    resolver.timeout, resolver.lifetime = TIMEOUT, PATIENCE
    return ask_of(resolver, name, type_)


def ask_of(resolver: dns.resolver.Resolver, name: str, type_: str) -> list[str]:
    try:
        answer = resolver.resolve(name, type_, search=False)
    except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
        return []
    except dns.exception.DNSException as error:
        raise Unanswered(name) from error
    return [_text(row) for row in answer]


def _text(row: Any) -> str:
    strings = getattr(row, "strings", None)  # a TXT record is split where it is longer than 255
    text = b"".join(strings).decode(errors="replace") if strings else row.to_text()
    return str(text)[:LONGEST]


def records_of(advanced: Advanced) -> Iterator[Record]:
    """Every record that the settings let expect."""
    servers = {each.strip().rstrip(".").lower() for each in advanced.servers.split(",") if each.strip()}
    if servers:
        yield Record(
            _("Site"), advanced.site.hostname, ", ".join(sorted(servers)), ("A", "AAAA", "CNAME"),
            lambda seen: seen.rstrip(".").lower() in servers,
        )  # fmt: skip
    if advanced.caa:
        yield Record(
            "CAA", advanced.site.hostname, f'issue "{advanced.caa}"', ("CAA",),
            lambda seen: f'issue "{advanced.caa}"' in seen,
        )  # fmt: skip
    if advanced.sender_domain:
        yield from _of_mails(advanced, advanced.sender_domain)


def _of_mails(advanced: Advanced, domain: str) -> Iterator[Record]:
    spf, selector = advanced.spf, advanced.dkim_selector
    yield Record(
        "SPF", domain, f"v=spf1 {spf or '…'}", ("TXT",),
        lambda seen: seen.lower().startswith("v=spf1") and (not spf or spf.lower() in seen.lower().split()),
    )  # fmt: skip
    if selector:
        yield Record(
            "DKIM", f"{selector}._domainkey.{domain}", "v=DKIM1; p=…", ("TXT", "CNAME"),
            lambda seen: "p=" in seen.replace(" ", "") and "p=;" not in f"{seen.replace(' ', '')};",
        )  # fmt: skip
    yield Record(
        "DMARC",
        f"_dmarc.{domain}",
        "v=DMARC1; p=quarantine",
        ("TXT",),
        lambda seen: seen.lower().startswith("v=dmarc1") and "p=" in seen,
    )
    if advanced.mx:
        yield Record(
            "MX", domain, advanced.mx, ("MX",),
            lambda seen: seen.split()[-1].rstrip(".").lower() == advanced.mx.lower(),
        )  # fmt: skip


def check(advanced: Advanced, *, ask: Ask = ask) -> Advanced:
    """What is seen now is written beside what is expected; asked outside any transaction."""
    findings = [_found(record, ask) for record in records_of(advanced)]
    advanced.findings = [asdict(finding) for finding in findings]
    advanced.checked_at = clock.now()
    advanced.save()
    return advanced


def _found(record: Record, ask: Ask) -> Finding:
    seen: list[str] = []
    try:
        for type_ in record.types:
            seen += ask(record.name, type_)
    except Unanswered:
        return _finding(record, [], State.UNKNOWN)
    relevant = [text for text in seen if _is_about(record.kind, text)]
    if not relevant:
        return _finding(record, [], State.MISSING)
    right = any(record.accepts(text) for text in relevant)
    return _finding(record, relevant, State.FOUND if right else State.WRONG)


def _is_about(kind: str, text: str) -> bool:
    """A domain has TXT records of many sorts: of SPF and DMARC only their own count."""
    begins = {"SPF": "v=spf1", "DMARC": "v=dmarc1"}.get(kind, "")
    return text.lower().startswith(begins)


def _finding(record: Record, seen: list[str], state: State) -> Finding:
    return Finding(str(record.kind), record.name, record.expected, " · ".join(seen)[:LONGEST], state.value)
