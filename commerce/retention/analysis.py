"""What people who want to stop say, and what the offer is worth. Reads only."""

from dataclasses import dataclass

from django.db.models import Count, F, QuerySet, Sum

from commerce.base.money import Money
from commerce.retention import rules
from commerce.retention.models import Answer, Departure, Question
from commerce.subscriptions.models import Cycle

Kind = Question.Kind
MOST_TEXTS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """`count` gave this answer: `percent` of those who answered the question."""

    value: str
    count: int
    percent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysed:
    """One question, answered by `total`: as bars, or the last texts."""

    question: Question
    total: int
    bars: list[Bar]
    texts: list[Answer]


def analysed(departures: QuerySet[Departure]) -> list[Analysed]:
    """What these departures answered, by question; those nobody answered are left out."""
    answers = Answer.objects.filter(departure__in=departures)
    counts: dict[int, dict[str, int]] = {}
    for question, value, count in (
        answers.exclude(question__kind=Kind.TEXT)
        .order_by().values_list("question", "value").annotate(n=Count("pk"))
    ):  # fmt: skip
        counts.setdefault(question, {})[value] = count
    texts: dict[int, list[Answer]] = {}
    written = answers.filter(question__kind=Kind.TEXT).select_related("departure__subscription__customer")
    for answer in written.order_by("-answered_at"):
        texts.setdefault(answer.question_id, []).append(answer)
    asked = Question.objects.filter(pk__in=[*counts, *texts])
    return [_analysed(one, counts.get(one.pk, {}), texts.get(one.pk, [])) for one in asked]


def _analysed(question: Question, counts: dict[str, int], texts: list[Answer]) -> Analysed:
    known = list(rules.SCALE) if question.kind == Kind.SCALE else question.codes
    values = known if question.kind != Kind.TEXT else []
    values = [*values, *(value for value in counts if value not in values)]  # said before they were edited
    total, words = sum(counts.values()), dict(question.options)
    bars = [
        Bar(
            value=words.get(value, value),
            count=counts.get(value, 0),
            percent=round(100 * counts.get(value, 0) / total),
        )
        for value in values
        if total
    ]
    return Analysed(question=question, total=total or len(texts), bars=bars, texts=texts[:MOST_TEXTS])


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """People who could be made the offer: how many asked to stop, and how many of them did not."""

    asked: int
    kept: int

    @property
    def percent(self) -> int | None:
        return round(100 * self.kept / self.asked) if self.asked else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """Those who were shown the offer beside those who never are. `given` was given off charges;
    `boxes` were paid since by whoever took it; `net` is how many percent of requests the offer kept."""

    shown: Group
    held_out: Group
    taken: int
    given: list[Money]
    boxes: int

    @property
    def net(self) -> int | None:
        if self.shown.percent is None or self.held_out.percent is None:
            return None
        return self.shown.percent - self.held_out.percent

    @property
    def per_box(self) -> list[Money]:
        return [Money(round(sum_.amount / self.boxes), sum_.currency) for sum_ in self.given if self.boxes]


def effect(departures: QuerySet[Departure]) -> Effect:
    could = departures.filter(is_eligible=True)
    taken = departures.filter(outcome=Departure.Outcome.STAYED)
    sums = taken.order_by("currency").values_list("currency").annotate(sum=Sum("given_amount"))
    saved = Cycle.objects.filter(
        subscription__departures__in=taken,
        term__order__paid_at__gt=F("subscription__departures__finished_at"),
    ).exclude(status=Cycle.Status.CANCELLED)
    return Effect(
        shown=_group(could.filter(is_held_out=False)), held_out=_group(could.filter(is_held_out=True)),
        taken=taken.count(), given=[Money(amount, currency) for currency, amount in sums],
        boxes=saved.distinct().count(),
    )  # fmt: skip


def _group(departures: QuerySet[Departure]) -> Group:
    kept = departures.exclude(outcome=Departure.Outcome.CANCELLED)
    return Group(asked=departures.count(), kept=kept.count())
