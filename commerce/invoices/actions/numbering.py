"""Numbers without gaps and seals without forks: one writer at a time per seller."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeVar

from commerce.base.models import Counter, LegalEntity
from commerce.invoices import rules
from commerce.invoices.models import Document

D = TypeVar("D", bound=Document)


def lock_sellers(ids: Iterable[int]) -> dict[int, LegalEntity]:
    """The sellers as they are now. Until commit nobody else issues documents in their names.

    So a document never has an earlier date, nor another predecessor, than its number says.
    Rows may still be written that name the seller.
    """
    rows = LegalEntity.objects.select_for_update(no_key=True).filter(pk__in=set(ids)).order_by("pk")
    return {seller.pk: seller for seller in rows}


def number(documents: Sequence[D]) -> None:
    """Each document has the next number of its series, and its seal; call it just before they are saved."""
    seals = {key: _last_seal(type(documents[0]), *key) for key in {_chain(one) for one in documents}}
    by_counter: dict[str, list[D]] = defaultdict(list)
    for document in documents:
        by_counter[document.counter].append(document)
    for counter, together in sorted(by_counter.items()):
        for document, sequence in zip(together, Counter.take_many(counter, len(together)), strict=True):
            document.sequence = sequence
            document.number = rules.format_number(document.series, document.year, sequence)
    for document in documents:
        chain = _chain(document)
        document.hash = seals[chain] = rules.chained(seals[chain], document.content())


def _chain(document: Document) -> tuple[int, str]:
    return document.legal_entity_id, document.series


def _last_seal(kind: type[D], seller: int, series: str) -> str:
    """The newest seal of the seller's series, "" before the first."""
    rows = kind._default_manager.filter(legal_entity=seller, series=series).order_by("-pk")
    return rows.values_list("hash", flat=True).first() or ""
