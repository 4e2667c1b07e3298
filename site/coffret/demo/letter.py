"""Who reads the monthly letter of Maison Camille, or did, and what they agreed to."""

from datetime import timedelta

from allauth.account.models import EmailAddress
from django.utils import translation
from wagtail.models import Site

from coffret.demo import accounts
from commerce.base import clock
from commerce.customers.models import Customer
from commerce.marketing import actions as marketing
from commerce.marketing.models import SignUp
from content.forms import newsletter
from content.pages.queries import identity

PATHS = ("/", "/journal/three-minutes-not-four/")
ASKED_AGO = (400, 320, 251, 190, 133, 88, 40, 12, 3, 1)  # days
NEVER_CONFIRMED, STOPPED = 2, 1  # the last of them; the first


def find_readers(site: Site) -> None:
    """Louise and some others of the shop's customers signed up; not all confirmed, and one has stopped."""
    rows = Customer.objects.filter(site=site).order_by("pk")
    louise = rows.get(email=accounts.ACTIVE_EMAIL)
    EmailAddress.objects.get_or_create(user=louise.user, email=louise.email, verified=True, primary=True)
    readers = [louise, *rows.exclude(pk=louise.pk)[3 : 3 + len(ASKED_AGO) - 1]]
    name, today = identity(site).name, clock.now()
    for number, (reader, ago) in enumerate(zip(readers, ASKED_AGO, strict=True)):
        with clock.moved_to(today - timedelta(days=ago)), translation.override(reader.language):
            signed = marketing.sign_up(
                site, email=reader.email, language=reader.language,
                wording=newsletter.wording("", shop=name), path=PATHS[number % len(PATHS)],
            )  # fmt: skip
            if number < len(ASKED_AGO) - NEVER_CONFIRMED:
                marketing.confirm(signed)
        if number == STOPPED:
            with clock.moved_to(today - timedelta(days=ago // 2)):
                marketing.withdraw(signed, by=SignUp.By.LINK)
