"""The pages of cancelling and withdrawing, as a browser without scripts uses them."""

import re

import pytest
from django.test import Client

from commerce.retention.models import Answer, ContractRequest, Departure, FunnelSettings, Question, Withdrawal
from commerce.subscriptions import links
from tests.commerce import shop as build
from tests.commerce.fixtures import customer, new_year, shop
from tests.commerce.retention.conftest import else_, funnel, life, liked, why
from tests.commerce.subscriptions.life import Life

__all__ = ["customer", "else_", "funnel", "life", "liked", "new_year", "shop", "why"]

pytestmark = pytest.mark.django_db
OURS = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def browser(life: Life) -> Client:
    client = Client(headers=OURS)
    assert life.customer.user
    client.force_login(life.customer.user)
    return client


def hidden(html: str, form: str, key: str = "") -> dict[str, str]:
    """What the form sends by itself."""
    for found in re.findall(rf'<form method="post" action="/do/{form}".*?</form>', html, re.DOTALL):
        fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', found))
        if fields.get("key", "") == key:
            return fields
    raise AssertionError(f"no form {form} in {html}")


def test_questions_then_confirmation_then_a_receipt(
    browser: Client, life: Life, why: Question, else_: Question, funnel: FunnelSettings
) -> None:
    home = f"/account/subscriptions/{life.subscription.public_id}/cancel/"
    page = browser.get(home).text
    assert f'href="{home}confirm/"' in page and "Continue without answering" in page
    fields = hidden(page, "CancellationAnswer")
    fields |= {"answers-0-value": "I moved", "answers-1-value": "Thank you"}
    sent = browser.post("/do/CancellationAnswer", fields)
    assert (sent.status_code, sent["Location"]) == (302, f"{home}confirm/")
    page = browser.get(sent["Location"]).text
    assert "Stay with €5.00 off" in page and "€19.90" in page
    sent = browser.post("/do/CancellationConfirm", hidden(page, "CancellationConfirm"))
    assert (sent.status_code, sent["Location"]) == (302, f"{home}done/")
    page = browser.get(sent["Location"]).text
    assert "2 January 2026, 13:" in page and "Your cancellation is received" in page
    assert sorted(Answer.objects.values_list("value", flat=True)) == ["I moved", "Thank you"]
    assert life.subscription.status == "cancel_at_end"


def test_an_unanswered_question_is_left_out(
    browser: Client, life: Life, why: Question, liked: Question
) -> None:
    page = browser.get(f"/account/subscriptions/{life.subscription.public_id}/cancel/").text
    fields = hidden(page, "CancellationAnswer") | {"answers-1-value": "4"}
    assert browser.post("/do/CancellationAnswer", fields).status_code == 302
    assert [(one.question, one.value) for one in Answer.objects.all()] == [(liked, "4")]


def test_without_questions_the_first_page_confirms(browser: Client, life: Life) -> None:
    page = browser.get(f"/account/subscriptions/{life.subscription.public_id}/cancel/").text
    browser.post("/do/CancellationConfirm", hidden(page, "CancellationConfirm"))
    assert life.subscription.status == "cancel_at_end"


def test_the_offer_is_on_the_same_page(browser: Client, life: Life, funnel: FunnelSettings) -> None:
    page = browser.get(f"/account/subscriptions/{life.subscription.public_id}/cancel/confirm/").text
    sent = browser.post("/do/CancellationConfirm", hidden(page, "CancellationConfirm", "offer"))
    assert "Good that you stay" in browser.get(sent["Location"]).text
    assert Departure.objects.get().outcome == "stayed"


def test_a_link_from_a_mail_is_enough(life: Life, why: Question) -> None:
    browser = Client(headers=OURS)
    sent = browser.get(links.cancel_link(life.subscription))
    page = browser.get(sent["Location"])
    assert page.status_code == 200 and "Why do you leave?" in page.text
    assert page["Cache-Control"] == "private, no-store"


def test_strangers_are_asked_to_sign_in(life: Life) -> None:
    for path in ("cancel/", "cancel/confirm/", "cancel/done/"):
        sent = Client().get(f"/account/subscriptions/{life.subscription.public_id}/{path}")
        assert sent.status_code == 302 and "/accounts/login/" in sent["Location"]
    assert Client().get(f"/orders/{life.first_order.public_id}/withdraw/").status_code == 302


@pytest.mark.parametrize(
    ("start", "words", "link"),
    [("/", "Cancel a subscription", "/cancel/"), ("/fr/", "Résilier votre contrat", "/fr/cancel/")],
)
def test_every_page_leads_there(life: Life, start: str, words: str, link: str) -> None:
    for path in ("cart/", "cancel/", "nothing-here/"):
        page = Client().get(f"{start}{path}").text
        assert f'<a href="{link}">{words}</a>' in page


@pytest.mark.parametrize(
    ("path", "confirm", "done"),
    [
        ("/cancel/", "ContractCancel", "Your cancellation is received"),
        ("/withdraw/", "WithdrawalConfirm", "Your withdrawal is received"),
    ],
)
def test_without_an_account(life: Life, path: str, confirm: str, done: str) -> None:
    browser = Client(headers=OURS)
    fields = hidden(browser.get(path).text, "ContractIdentify")
    typed = {"email": "camille@example.com", "number": life.first_order.number}
    sent = browser.post("/do/ContractIdentify", fields | typed)
    assert sent.status_code == 302
    assert "camille" not in sent["Location"] and life.first_order.number not in sent["Location"]
    page = browser.get(sent["Location"]).text
    assert "camille@example.com" in page and life.first_order.number in page
    sent = browser.post(f"/do/{confirm}", hidden(page, confirm))
    assert done in browser.get(sent["Location"]).text
    build.hear_everything()
    assert life.subscription.status in ("cancel_at_end", "cancelled")
    assert ContractRequest.objects.get().outcome == "done"


def test_a_wrong_address_comes_back_with_what_was_typed(life: Life) -> None:
    browser = Client(headers=OURS)
    fields = hidden(browser.get("/cancel/").text, "ContractIdentify")
    page = browser.post("/do/ContractIdentify", fields | {"email": "camille@", "number": "<b>1</b>"})
    assert page.status_code == 422
    assert 'value="camille@"' in page.text and "&lt;b&gt;1&lt;/b&gt;" in page.text


def test_an_order_leads_to_its_withdrawal(browser: Client, life: Life) -> None:
    order = f"/orders/{life.first_order.public_id}/"
    assert f'href="{order}withdraw/"' in browser.get(order).text
    page = browser.get(f"{order}withdraw/").text
    assert "€24.90 is given back now" in page
    sent = browser.post("/do/WithdrawalConfirm", hidden(page, "WithdrawalConfirm"))
    page = browser.get(sent["Location"]).text
    assert "Your withdrawal is received" in page and "2 January 2026, 13:" in page
    assert Withdrawal.objects.get().channel == "account"
    assert "You withdrew from this contract on" in browser.get(order).text


def test_more_rows_than_there_are_questions_change_nothing(
    browser: Client, life: Life, why: Question
) -> None:
    fields = {"subscription": life.subscription.public_id, "next": "/cart/", "from": "/cart/"}
    for n in range(99):
        fields |= {f"answers-{n}-question": "qst_none", f"answers-{n}-value": "x"}
    assert browser.post("/do/CancellationAnswer", fields).status_code == 422
    fields = {"subscription": life.subscription.public_id, "answers-x-value": "1", "answers-1-value": "2"}
    assert browser.post("/do/CancellationAnswer", fields).status_code == 302
    assert not Answer.objects.exists()
