"""Newsletter sign-ups as staff see them: whose sites', in which order, and what they may do."""

import csv
import io

import pytest
from allauth.account.models import EmailAddress
from allauth.account.signals import email_changed
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from commerce.base import clock
from commerce.base.models import JournalEntry, User
from commerce.checkout.settings import NoReminder
from commerce.customers.models import Customer
from commerce.marketing import actions, links
from commerce.marketing.models import SignUp
from tests.commerce import shop as build
from tests.commerce.shop import Shop

pytestmark = pytest.mark.django_db


def sign_up(shop: Shop, email: str, wording: str = "I agree.", language: str = "en") -> SignUp:
    return actions.sign_up(shop.site, email=email, language=language, wording=wording, path="/")


def listed(client: Client, **filters: str) -> set[str]:
    page = client.get(reverse("newsletter:index"), filters)
    return {row.email for row in page.context["object_list"]}


@pytest.fixture
def staff(shop: Shop) -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("boss@example.com", "correct horse battery"))
    return client


def test_an_address_signs_up_to_a_site_once_until_it_withdraws(shop: Shop) -> None:
    signed = sign_up(shop, "Ada@Example.com")
    assert sign_up(shop, "ada@example.com ").pk == signed.pk
    with pytest.raises(IntegrityError, match="signed_up_once"), transaction.atomic():
        SignUp.objects.create(
            site=shop.site, email="ada@example.com", language="en", wording="x", asked_at=clock.now(),
            mailed_at=clock.now(),
        )  # fmt: skip
    actions.withdraw(signed, by=SignUp.By.LINK)
    assert sign_up(shop, "ada@example.com").pk != signed.pk


def test_what_was_agreed_to_last_is_the_proof_until_it_is_confirmed(shop: Shop) -> None:
    sign_up(shop, "ada@example.com", "First words.")
    signed = sign_up(shop, "ada@example.com", "Second words.")
    actions.confirm(signed)
    assert sign_up(shop, "ada@example.com", "Third words.").wording == "Second words."


def test_staff_find_sign_ups_by_state_language_day_and_words(shop: Shop, staff: Client) -> None:
    sign_up(shop, "asked@example.com")
    actions.confirm(sign_up(shop, "oui@example.com", language="fr"))
    today = clock.now().date().isoformat()
    assert listed(staff) == {"asked@example.com", "oui@example.com"}
    assert listed(staff, state="confirmed") == listed(staff, language="fr") == {"oui@example.com"}
    assert listed(staff, q="asked") == {"asked@example.com"}
    assert len(listed(staff, asked_at_from=today)) == 2
    assert listed(staff, asked_at_to="2020-01-01") == set()


def test_an_export_runs_nothing_in_a_spreadsheet(shop: Shop, staff: Client) -> None:
    sign_up(shop, "ada@example.com", '=HYPERLINK("https://evil.example")')
    told = staff.get(reverse("newsletter:index"), {"export": "csv"}).getvalue().decode()
    [row] = list(csv.DictReader(io.StringIO(told)))
    assert "'=HYPERLINK" in ",".join(row.values())
    assert not any(cell.startswith("=") for cell in row.values())


def test_staff_withdraw_for_whoever_asks_and_the_journal_says_who(shop: Shop, staff: Client) -> None:
    signed = actions.confirm(sign_up(shop, "ada@example.com"))
    address = reverse("newsletter:withdraw", args=[signed.pk])
    assert "ada@example.com" in staff.get(address).text
    assert SignUp.objects.agreed().exists()
    staff.post(address, {"confirm": "yes"})
    signed.refresh_from_db()
    assert (signed.state, signed.withdrawn_by) == ("withdrawn", SignUp.By.STAFF)
    entry = JournalEntry.objects.get(name="SignUpWithdrawn")
    assert entry.actor == f"staff:{User.objects.get(email='boss@example.com').pk}"
    page = staff.get(reverse("newsletter:inspect", args=[signed.pk])).text
    assert "I agree." in page and address not in page
    assert "withdrawn already" in staff.post(address, {"confirm": "yes"}).text


def test_a_customers_page_tells_what_their_address_agreed_to(shop: Shop, staff: Client) -> None:
    customer = build.register(shop, "ada@example.com")
    actions.confirm(sign_up(shop, "ada@example.com"))
    sign_up(shop, "other@example.com")
    page = staff.get(reverse("customers:inspect", args=[customer.pk])).text
    assert page.count("/admin/newsletter/inspect/") == 1


MOVED = "moved@example.com"


def move(customer: Customer, *, verified: bool = True, was_verified: bool = True) -> None:
    """The customer changes the address of their account, as allauth tells it."""
    user = customer.user
    assert user is not None
    before = EmailAddress(user=user, email=user.email, verified=was_verified)
    user.email = MOVED
    user.save()
    after = EmailAddress(user=user, email=MOVED, verified=verified, primary=True)
    email_changed.send(
        sender=EmailAddress, request=None, user=user, from_email_address=before, to_email_address=after
    )


def confirmed(shop: Shop, email: str) -> SignUp:
    return actions.confirm(sign_up(shop, email))


def agreed(shop: Shop) -> set[str]:
    return set(SignUp.objects.agreed().values_list("email", flat=True))


def test_the_news_follow_a_customer_to_a_proven_address_with_all_their_links(
    shop: Shop, customer: Customer
) -> None:
    signed = confirmed(shop, customer.email)
    before = customer.email
    move(customer)
    signed.refresh_from_db()
    assert (signed.email, signed.confirmed_as, signed.state) == (MOVED, before, "confirmed")
    assert JournalEntry.objects.filter(name="SignUpMoved", data__sign_up=signed.public_id).count() == 1
    actions.withdraw(links.named_by(links.leave_token(signed.public_id), site=shop.site), by=SignUp.By.LINK)
    assert agreed(shop) == set()


@pytest.mark.parametrize("proof", [{"verified": False}, {"was_verified": False}])
def test_the_news_of_an_address_that_is_not_proven_stay_where_they_are(
    shop: Shop, customer: Customer, proof: dict[str, bool]
) -> None:
    before = confirmed(shop, customer.email).email
    move(customer, **proof)
    assert agreed(shop) == {before}


def test_who_never_confirmed_at_the_address_before_takes_nothing_along(
    shop: Shop, customer: Customer
) -> None:
    sign_up(shop, customer.email)
    move(customer)
    assert agreed(shop) == set() and not SignUp.objects.filter(email=MOVED).exists()


def test_what_the_new_address_said_itself_holds(shop: Shop, customer: Customer) -> None:
    before = confirmed(shop, customer.email)
    own = confirmed(shop, MOVED)
    move(customer)
    before.refresh_from_db()
    assert (before.state, before.withdrawn_by) == ("withdrawn", SignUp.By.MOVED)
    own.refresh_from_db()
    assert (own.state, own.confirmed_as) == ("confirmed", "")


def test_a_no_of_the_new_address_is_not_overruled(shop: Shop, customer: Customer) -> None:
    confirmed(shop, customer.email)
    actions.withdraw(confirmed(shop, MOVED), by=SignUp.By.LINK)
    move(customer)
    assert agreed(shop) == set()


def test_an_unanswered_question_to_the_new_address_is_settled(shop: Shop, customer: Customer) -> None:
    confirmed(shop, customer.email)
    sign_up(shop, MOVED)
    move(customer)
    assert agreed(shop) == {MOVED}


def test_who_asked_for_no_reminders_is_not_reminded_at_the_new_address(
    shop: Shop, customer: Customer
) -> None:
    NoReminder.objects.create(site=shop.site, email=customer.email, since=clock.now())
    move(customer)
    assert NoReminder.objects.filter(site=shop.site, email=MOVED).exists()
