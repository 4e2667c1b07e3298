"""From the field on a page to the news, and out again, by the links of mails."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core import signing
from django.test import Client
from django.urls import reverse

from commerce.base import clock
from commerce.base.models import JournalEntry
from commerce.marketing import actions, links, rules
from commerce.marketing.models import SignUp
from commerce.marketing.tasks import forget
from content.emails import tracking
from content.emails.models import Mail
from content.emails.outbox import send
from content.forms import guard, newsletter
from content.pages.models import HomePage
from content.pages.opening import Opening
from tests.commerce.shop import hear_everything
from tests.storefront.buying import sign_up as make_account
from tests.storefront.shop import Api, Shop
from tests.storefront.test_access import second_site
from tests.storefront.test_blocks import NOWHERE, home, page_with

pytestmark = pytest.mark.django_db
__all__ = ["home"]  # a fixture

WORDS = "I would like the news."
BROWSER = {"sec-fetch-site": "same-origin"}
ANNA = "anna@example.com"


def stamp(wording: str = WORDS, age: timedelta = timedelta(seconds=10)) -> str:
    """The stamp of a form that was handed out so long ago."""
    made = [[newsletter.KIND, wording], (clock.now() - age).timestamp()]
    return signing.dumps(made, salt=guard.SALT)


def ask(api: Api, email: str = ANNA, **more: Any) -> Any:
    given = {"email": email, "stamp": stamp(), "path": "/journal/"} | more
    return api.run("NewsletterSignUp", **given)["newsletterSignUp"]


def confirmed(api: Api, email: str = ANNA) -> SignUp:
    ask(api, email)
    return actions.confirm(SignUp.objects.get(email=email, withdrawn_at=None))


def told() -> list[str]:
    """The mails that wait because of what has happened so far."""
    hear_everything()
    return list(Mail.objects.order_by("pk").values_list("message", flat=True))


def test_an_address_is_typed_confirmed_and_withdrawn_with_every_step_dated(shop: Shop, api: Api) -> None:
    assert ask(api) == {"received": True, "problems": []}
    signed = SignUp.objects.get()
    assert (signed.email, signed.wording, signed.page, signed.language) == (ANNA, WORDS, "/journal/", "en")
    assert not SignUp.objects.agreed().exists()
    token = links.confirm_token(signed.public_id)
    for _press in range(2):
        answer = api.run("NewsletterConfirm", token=token)["newsletterConfirm"]
        assert answer == {"signUp": {"state": "CONFIRMED"}, "problems": []}
    assert SignUp.objects.agreed().count() == 1
    for _press in range(2):
        answer = api.run("NewsletterLeave", token=links.leave_token(signed.public_id))["newsletterLeave"]
        assert answer == {"signUp": {"state": "WITHDRAWN"}, "problems": []}
    signed.refresh_from_db()
    assert signed.asked_at <= signed.confirmed_at <= signed.withdrawn_at  # type: ignore[operator]
    assert signed.withdrawn_by == SignUp.By.LINK
    names = list(JournalEntry.objects.order_by("pk").values_list("name", flat=True))
    assert names == ["SignUpAsked", "SignUpConfirmed", "SignUpWithdrawn"]
    assert all(ANNA not in str(entry.data) for entry in JournalEntry.objects.all())


def test_what_was_withdrawn_is_not_confirmed_again_by_an_old_link(shop: Shop, api: Api) -> None:
    signed = confirmed(api)
    actions.withdraw(signed, by=SignUp.By.LINK)
    answer = api.run("NewsletterConfirm", token=links.confirm_token(signed.public_id))["newsletterConfirm"]
    assert answer["problems"][0]["code"] == "CANNOT_CHANGE"
    assert not SignUp.objects.agreed().exists()
    assert ask(api)["received"]
    assert SignUp.objects.count() == 2


def test_a_link_to_leave_confirms_nothing(shop: Shop, api: Api) -> None:
    ask(api)
    token = links.leave_token(SignUp.objects.get().public_id)
    answer = api.run("NewsletterConfirm", token=token)["newsletterConfirm"]
    assert answer["problems"][0]["code"] == "NOT_FOUND"
    assert not SignUp.objects.agreed().exists()


def test_a_link_to_confirm_expires_and_one_to_leave_does_not(shop: Shop, api: Api) -> None:
    signed = confirmed(api)
    tokens = links.confirm_token(signed.public_id), links.leave_token(signed.public_id)
    with time_machine.travel(clock.now() + timedelta(days=31)):
        assert api.run("NewsletterPage", token=tokens[0])["newsletterSignUp"] is None
        assert api.run("NewsletterPage", token=tokens[1])["newsletterSignUp"]["state"] == "CONFIRMED"


def test_links_of_one_site_open_nothing_on_another(shop: Shop, api: Api) -> None:
    signed = confirmed(api)
    elsewhere = second_site()
    SignUp.objects.filter(pk=signed.pk).update(site=elsewhere.site)
    token = links.leave_token(signed.public_id)
    assert api.run("NewsletterPage", token=token)["newsletterSignUp"] is None
    assert api.run("NewsletterLeave", token=token)["newsletterLeave"]["problems"][0]["code"] == "NOT_FOUND"
    assert Client().post(reverse("NewsletterLink", args=[token])).status_code == 404
    assert SignUp.objects.get().state == "confirmed"


@pytest.mark.parametrize("wrong", ["soon", "late", "trap", "page", "nonsense"])
def test_programs_are_told_apart(shop: Shop, api: Api, wrong: str) -> None:
    more = {
        "soon": {"stamp": stamp(age=timedelta(seconds=1))},
        "late": {"stamp": stamp(age=timedelta(hours=25))},
        "trap": {"website": "https://spam.example"},
        "page": {"stamp": signing.dumps([7, clock.now().timestamp() - 10], salt=guard.SALT)},
        "nonsense": {"stamp": "nonsense"},
    }[wrong]
    [problem] = ask(api, **more)["problems"]
    assert "person" in problem["message"]
    assert not SignUp.objects.exists()


@pytest.mark.parametrize("path", ["https://evil.example/", "x" * 301, "/a\nb", "javascript:1"])
def test_the_page_is_a_path_of_the_shop(shop: Shop, api: Api, path: str) -> None:
    assert ask(api, path=path)["problems"][0]["field"] == "path"
    assert not SignUp.objects.exists()


def test_the_answer_does_not_tell_whether_an_address_is_known(shop: Shop, api: Api) -> None:
    confirmed(api, "known@example.com")
    ask(api, "asked@example.com")
    answers = [ask(api, f"{who}@example.com") for who in ("known", "asked", "new")]
    assert answers == [{"received": True, "problems": []}] * 3


def test_nobodys_box_is_filled_by_others(shop: Shop, api: Api, settings: Any) -> None:
    settings.STOREFRONT_MUTATIONS_PER_MINUTE = {"*": 10**9}
    start = clock.now()
    for minutes in range(0, 24 * 60, 20):
        with clock.moved_to(start + timedelta(minutes=minutes)):
            assert ask(api)["received"]
    assert told() == ["NewsletterConfirm"] * 5  # at once, after 20 minutes, 40, 160 and 640
    signed = actions.confirm(SignUp.objects.get())
    for days in range(1, 20):
        with clock.moved_to(clock.now() + timedelta(days=days)):
            ask(api)
    assert told()[5:] == ["NewsletterWelcome", "NewsletterKnown", "NewsletterKnown"]  # after 1 day and 4
    signed.refresh_from_db()
    assert signed.wording == WORDS


def test_one_client_signs_five_addresses_up_a_minute(shop: Shop, api: Api) -> None:
    with clock.moved_to(clock.now().replace(second=0)):
        for number in range(5):
            assert ask(api, f"{number}@example.com")["received"]
        last = {"email": ANNA, "stamp": stamp()}
        answer = api.post({"operationName": "NewsletterSignUp", "variables": last})
    assert answer.status_code == 429
    assert SignUp.objects.count() == 5


def test_what_nobody_confirmed_is_forgotten_and_a_proof_is_kept_as_long_as_needed(
    shop: Shop, api: Api
) -> None:
    ask(api, "silent@example.com")
    confirmed(api, "stays@example.com")
    gone = actions.withdraw(confirmed(api, "gone@example.com"), by=SignUp.By.LINK)
    with clock.moved_to(clock.now() + rules.FORGOTTEN_AFTER - timedelta(hours=1)):
        forget()
        assert SignUp.objects.count() == 3
    with clock.moved_to(clock.now() + rules.FORGOTTEN_AFTER + timedelta(hours=1)):
        forget()
        assert set(SignUp.objects.values_list("email", flat=True)) == {"stays@example.com", gone.email}
    with clock.moved_to(clock.now() + rules.PROOF_KEPT + timedelta(hours=1)):
        forget()
        assert list(SignUp.objects.values_list("email", flat=True)) == ["stays@example.com"]


def sent_by(signed: SignUp, message: str, outbox: list[Any]) -> Any:
    hear_everything()
    mail = Mail.objects.get(message=message)
    send(mail.pk)
    return outbox[-1]


def test_news_can_be_stopped_by_the_button_of_a_mail_program(
    shop: Shop, api: Api, mailoutbox: list[Any]
) -> None:
    signed = confirmed(api)
    left = sent_by(signed, "NewsletterWelcome", mailoutbox)
    assert left.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = left.extra_headers["List-Unsubscribe"].strip("<>")
    path = "/" + address.split("/", 3)[3]
    followed = Client().get(path)
    assert (followed.status_code, SignUp.objects.get().state) == (302, "confirmed")
    program = Client(enforce_csrf_checks=True)
    for _press in range(2):
        answer = program.post(path, {"List-Unsubscribe": "One-Click"})
        assert (answer.status_code, answer.content) == (204, b"")
        assert not answer.cookies
    signed.refresh_from_db()
    assert (signed.state, signed.withdrawn_by) == ("withdrawn", SignUp.By.ONE_CLICK)


def test_a_mail_that_is_no_advertising_has_no_such_button(
    shop: Shop, api: Api, mailoutbox: list[Any]
) -> None:
    ask(api)
    left = sent_by(SignUp.objects.get(), "NewsletterConfirm", mailoutbox)
    assert "List-Unsubscribe" not in left.extra_headers


def test_news_can_be_stopped_while_the_shop_is_closed(shop: Shop, api: Api) -> None:
    first, second = confirmed(api), confirmed(api, "other@example.com")
    Opening.objects.update_or_create(site=shop.site, defaults={"closed": True})
    assert Client().get("/cart/").status_code == 503
    by_program = reverse("NewsletterLink", args=[links.leave_token(first.public_id)])
    assert Client().post(by_program).status_code == 204
    token = links.leave_token(second.public_id)
    page = Client().get(reverse("NewsletterPage", args=[token]))
    assert page.status_code == 200
    posted = Client(headers=BROWSER).post("/do/NewsletterLeave", {"token": token, "next": "/"})
    assert posted.status_code == 302
    assert not SignUp.objects.living().exists()


def test_whoever_complains_of_a_mail_receives_no_more_news_and_who_bounces_keeps_the_consent(
    shop: Shop, api: Api
) -> None:
    for email, outcome, state in (
        ("angry@example.com", Mail.Outcome.COMPLAINED, "withdrawn"),
        ("full@example.com", Mail.Outcome.BOUNCED, "confirmed"),
    ):
        confirmed(api, email)
        hear_everything()
        mail = Mail.objects.get(message="NewsletterWelcome", recipient=email)
        tracking.report(mail, outcome=outcome, at=clock.now(), said="", key="1", for_good=True)
        hear_everything()
        assert SignUp.objects.get(email=email).state == state
    assert SignUp.objects.get(email="angry@example.com").withdrawn_by == SignUp.By.COMPLAINT


ME = "{ me { newsletter { state } } }"


def test_a_customer_sees_and_stops_the_news_of_a_proven_address_alone(shop: Shop) -> None:
    me = make_account(ANNA)
    me.ask("{ me { email } }")
    confirmed(Api(Client(), {}), ANNA)
    EmailAddress.objects.filter(email=ANNA).update(verified=False)
    assert me.ask(ME)["me"] == {"newsletter": None}
    refused = me.run("NewsletterLeave")["newsletterLeave"]
    assert refused["problems"][0]["code"] == "NOT_FOUND"
    assert SignUp.objects.get().state == "confirmed"
    EmailAddress.objects.filter(email=ANNA).update(verified=True)
    assert me.ask(ME)["me"] == {"newsletter": {"state": "CONFIRMED"}}
    assert make_account("other@example.com").ask(ME)["me"] == {"newsletter": None}
    done = me.run("NewsletterLeave")["newsletterLeave"]
    assert done == {"signUp": {"state": "WITHDRAWN"}, "problems": []}
    assert SignUp.objects.get().withdrawn_by == SignUp.By.ACCOUNT
    assert Api(Client(), {}).run("NewsletterLeave")["newsletterLeave"]["problems"][0]["code"] == "NOT_FOUND"


BLOCK = {
    "heading": "News", "text": "", "image": None, "button_label": "", "consent": "",
    "privacy": {**NOWHERE, "url": "/privacy/"},
}  # fmt: skip


def test_a_form_on_a_page_works_without_scripts_and_keeps_the_very_words_that_were_read(
    shop: Shop, home: HomePage
) -> None:
    page_with(home, ("newsletter", BLOCK))
    browser = Client(headers=BROWSER)
    html = browser.get("/blocks/").text
    words = "By signing up you agree to receive news and offers"
    assert words in html and '<a href="/privacy/">' in html
    fields = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', html))
    sent = {**fields, "email": "not an address", "website": ""}
    with time_machine.travel(clock.now() + timedelta(seconds=5)):
        wrong = browser.post("/do/NewsletterSignUp", sent)
        assert (wrong.status_code, "not an address" in wrong.text) == (422, True)
        done = browser.post("/do/NewsletterSignUp", {**sent, "email": ANNA})
    assert (done.status_code, done["Location"]) == (302, "/newsletter/")
    assert browser.get("/newsletter/").status_code == 200
    signed = SignUp.objects.get()
    assert signed.wording.startswith(words) and signed.page == "/blocks/"


def test_a_mail_scanner_that_follows_the_link_confirms_nothing(shop: Shop, api: Api) -> None:
    ask(api)
    token = links.confirm_token(SignUp.objects.get().public_id)
    page = Client().get(reverse("NewsletterPage", args=[token]))
    assert page.status_code == 200 and "noindex" in page.text
    assert page["Cache-Control"] == "private, no-store"
    assert SignUp.objects.get().state == "asked"
    done = Client(headers=BROWSER).post(
        "/do/NewsletterConfirm", {"token": token, "next": f"/newsletter/{token}/"}
    )
    assert done.status_code == 302
    assert "Thank you" in Client().get(done["Location"]).text
    gone = Client().get("/newsletter/nonsense/")
    assert (gone.status_code, "no longer opens" in gone.text) == (404, True)
