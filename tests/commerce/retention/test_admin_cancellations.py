"""What staff see of cancellations, and only of their own sites."""

import csv
import hashlib
import io
import json
import zipfile

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from commerce.base.events import acting_as
from commerce.base.models import JournalEntry, User
from commerce.base.words import Words
from commerce.retention import actions, analysis
from commerce.retention.models import Departure, FunnelSettings, Question
from tests.commerce import shop as build
from tests.commerce.backoffice.sales import staff
from tests.commerce.shop import Shop
from tests.commerce.subscriptions.life import Life, on

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("owner@example.com", "a password"))
    return client


@pytest.fixture
def said(shop: Shop, why: Question, else_: Question) -> list[Life]:
    """Three left: two for the price, one who moved and wrote a spreadsheet's formula."""
    lives = []
    for value, text in (("Too dear", "<b>Alas</b>"), ("Too dear", ""), ("I moved", "=HYPERLINK(1)")):
        life = Life(shop, build.register(shop))
        answers = {why.public_id: value, else_.public_id: text}
        actions.leave(life.subscription, channel="account", answers=answers)
        lives.append(life)
    return lives


def test_answers_are_counted(admin: Client, said: list[Life]) -> None:
    page = admin.get(reverse("departures:answers")).text
    assert "3 requests to stop" in page
    assert "Too dear" in page and "67 %" in page and "33 %" in page
    assert "&lt;b&gt;Alas&lt;/b&gt;" in page and "<b>Alas</b>" not in page


def test_answers_are_filtered_and_exported(admin: Client, said: list[Life], shop: Shop) -> None:
    rows = exported(admin, formula=shop.monthly.pk)
    assert len(rows) == 1 + 5
    assert "'=HYPERLINK(1)" in [row[-1] for row in rows]
    assert next(row for row in rows if row[-1] == "I moved")[2] == said[2].customer.email
    assert exported(admin, formula=shop.quarterly.pk) == rows[:1]
    assert exported(admin, started_at_from="2026-01-03") == rows[:1]
    assert len(exported(admin, started_at_from="2026-01-02")) == 6


def exported(admin: Client, **query: object) -> list[list[str]]:
    answer = admin.get(reverse("departures:answers"), {**query, "export": "csv"})
    return list(csv.reader(io.StringIO(answer.content.decode())))


def test_an_answer_given_before_the_question_was_edited_is_still_counted(
    said: list[Life], why: Question
) -> None:
    why.choices = Words(en="Other\nI moved")
    why.save()
    (found, _texts) = analysis.analysed(Departure.objects.all())
    assert [(bar.value, bar.count) for bar in found.bars] == [("Other", 0), ("I moved", 1), ("Too dear", 2)]


def test_staff_read_the_answers_in_their_language(said: list[Life]) -> None:
    with translation.override("fr"):
        (found, _texts) = analysis.analysed(Departure.objects.all())
    assert [bar.value for bar in found.bars] == ["Trop cher", "J’ai déménagé"]


def test_the_effect_is_held_against_those_never_shown(shop: Shop, funnel: FunnelSettings) -> None:
    taker, leaver, held_out = (Life(shop, build.register(shop)) for _n in range(3))
    actions.accept_offer(taker.subscription, channel="account")
    actions.leave(leaver.subscription, channel="account")
    FunnelSettings.objects.update(hold_out_percent=100)
    actions.leave(held_out.subscription, channel="account")
    with on("2026-02-09 12:00"), on("2026-03-09 12:00"):
        found = analysis.effect(Departure.objects.all())
    assert (found.shown.asked, found.shown.kept, found.shown.percent) == (2, 1, 50)
    assert (found.held_out.asked, found.held_out.kept, found.net) == (1, 0, 50)
    assert (found.taken, [sum_.amount for sum_ in found.given], found.boxes) == (1, [500], 2)
    assert [cost.amount for cost in found.per_box] == [250]


def test_without_requests_nothing_is_divided_by_nothing(admin: Client, shop: Shop) -> None:
    page = admin.get(reverse("departures:answers"))
    assert page.status_code == 200 and "Nothing was answered yet." in page.text
    assert admin.get(reverse("departures:answers"), {"started_at_from": "never"}).status_code == 200


@pytest.mark.parametrize("section", ["departures", "questions", "contract-requests", "withdrawals"])
def test_each_section_lists_and_shows(admin: Client, said: list[Life], shop: Shop, section: str) -> None:
    actions.ask(shop.site, kind="cancel", email="a@example.com", number="1")
    actions.withdraw(said[0].first_order, channel="account")
    page = admin.get(reverse(f"{section}:index"))
    assert page.status_code == 200
    pk = page.context["object_list"][0].pk
    assert admin.get(reverse(f"{section}:inspect", args=[pk])).status_code == 200
    assert admin.get(reverse(f"{section}:index"), {"export": "csv"}).status_code == 200


def test_a_question_is_written_in_the_admin(admin: Client, shop: Shop) -> None:
    fields = {"label_en": "Why?", "label_fr": "Pourquoi ?", "kind": "choice", "active": "on"}
    wrong = admin.post(reverse("questions:add"), fields | {"choices_en": "One", "choices_fr": ""})
    assert "Give at least two answers" in wrong.text
    sent = admin.post(reverse("questions:add"), fields | {"choices_en": "One\nTwo", "choices_fr": "Un\nDeux"})
    assert sent.status_code == 302, sent.context["form"].errors
    assert Question.objects.get().codes == ["One", "Two"]


def test_an_answered_question_is_retired_not_deleted(admin: Client, said: list[Life], why: Question) -> None:
    page = admin.post(reverse("questions:delete", args=[why.pk]), follow=True).text
    assert "Untick" in page
    assert Question.objects.filter(pk=why.pk).exists()


def test_the_proof_file_holds_the_whole_story(admin: Client, said: list[Life], shop: Shop) -> None:
    life = said[0]
    request = actions.ask(shop.site, kind="cancel", email=life.customer.email, number=life.first_order.number)
    actions.confirm(request)
    build.hear_everything()
    page = admin.get(reverse("subscriptions:inspect", args=[life.pk])).text
    address = reverse("departures:proof", args=[life.pk])
    assert address in page
    answer = admin.get(address)
    assert answer["Content-Disposition"] == f'attachment; filename="{life.subscription.public_id}.zip"'
    archive = zipfile.ZipFile(io.BytesIO(answer.getvalue()))
    for line in archive.read("SHA256SUMS").decode().splitlines():
        digest, name = line.split()
        assert hashlib.sha256(archive.read(name)).hexdigest() == digest
    told = {name: json.loads(archive.read(name)) for name in archive.namelist() if name.endswith(".json")}
    events = [entry["event"] for entry in told["journal.json"]]
    for event in ("OrderPaid", "SubscriptionStarted", "SubscriptionChanged", "DepartureEnded",
                  "ContractRequestConfirmed", "ProofExported"):  # fmt: skip
        assert event in events
    assert told["contract.json"][1]["total"] == "24.90"
    assert told["changes.json"][0]["kind"] == "cancel"
    (departure,) = told["requests-to-stop.json"]
    assert "Too dear" in json.dumps(departure["answers"])
    assert told["requests-without-account.json"][0]["outcome"] == "nothing"
    assert "mails.json" in told
    others = {one.subscription.public_id for one in said[1:]}
    assert not any(other in archive.read("journal.json").decode() for other in others)
    assert JournalEntry.objects.get(name="ProofExported").actor.startswith("staff:")


@pytest.mark.parametrize(("may", "status"), [("view_subscription", 302), ("view_departure", 200)])
def test_only_those_who_may_see_it_see_it(client: Client, said: list[Life], may: str, status: int) -> None:
    client.force_login(staff(may))
    for address in (reverse("departures:answers"), reverse("departures:proof", args=[said[0].pk])):
        assert client.get(address).status_code == status
    assert JournalEntry.objects.filter(name="ProofExported").exists() is (status == 200)


def test_another_sites_staff_see_nothing_of_it(client: Client, said: list[Life]) -> None:
    client.force_login(staff("view_departure", only=build.other_site()))
    assert "0 requests to stop" in client.get(reverse("departures:answers")).text
    assert exported(client) == exported(client)[:1]
    assert client.get(reverse("departures:proof", args=[said[0].pk])).status_code == 404


def test_settings_are_edited_in_the_shops_currency(admin: Client, shop: Shop) -> None:
    funnel = FunnelSettings.for_site(shop.site)
    address = reverse("wagtailsettings:edit", args=["retention", "funnelsettings", shop.site.pk])
    fields = {
        "offer_on": "on", "offer_amount": "5.50", "cooldown_months": "6", "hold_out_percent": "10",
        "withdrawal_days": "14",
    }  # fmt: skip
    with acting_as("test"):
        assert admin.post(address, fields).status_code == 302
    funnel.refresh_from_db()
    assert (funnel.offer_amount, funnel.hold_out_percent) == (550, 10)
    for name, value in (("cooldown_months", "0"), ("withdrawal_days", "13"), ("hold_out_percent", "51"),
                        ("offer_amount", "-1")):  # fmt: skip
        assert admin.post(address, fields | {name: value}).status_code == 200
