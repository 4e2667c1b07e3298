"""Signing up for the newsletter, twice over: an address is typed, and then confirmed from a mail."""

from django.db.models import Q
from wagtail.models import Site

from commerce.base import clock
from commerce.base.actions import action
from commerce.base.events import publish
from commerce.customers.models import Customer
from commerce.marketing import rules
from commerce.marketing.events import (
    SignUpAsked,
    SignUpConfirmed,
    SignUpMoved,
    SignUpRepeated,
    SignUpWithdrawn,
)
from commerce.marketing.models import SignUp


@action
def sign_up(
    site: Site, *, email: str, language: str, wording: str, path: str = "", origin: str = SignUp.Origin.SITE
) -> SignUp:
    """The address waits to be confirmed, by the link of a mail; `wording` is what was agreed to.

    Asked again before that, it is by the new wording and the mail is sent again; confirmed before, a mail
    says so. Neither leaves more often than `rules.is_mail_due` allows. Raises EmailInvalid, PathInvalid.
    """
    tidy, page, now = rules.check_email(email), rules.check_path(path), clock.now()
    asked = {"language": language, "wording": wording, "page": page, "origin": origin, "asked_at": now}
    signed, is_new = SignUp.objects.locked().get_or_create(
        site=site, email=tidy, withdrawn_at=None, defaults={**asked, "mailed_at": now}
    )
    is_known = signed.state == SignUp.State.CONFIRMED
    if not is_new and not is_known:
        for name, value in asked.items():
            setattr(signed, name, value)
    is_due = rules.is_mail_due(signed.mailed_at, signed.mails, confirmed=is_known, now=now)
    if is_due and not is_new:
        signed.mailed_at, signed.mails = now, signed.mails + 1
    signed.save()
    if is_new or is_due:
        event = SignUpRepeated if is_known else SignUpAsked
        publish(event(site=signed.site_id, sign_up=signed.public_id))
    return signed


@action
def confirm(signed: SignUp) -> SignUp:
    """Its address may be written to with news; a second time changes nothing. Raises SignUpEnded."""
    signed = SignUp.objects.locked().get(pk=signed.pk)
    rules.check_living(signed.state)
    if signed.state == SignUp.State.ASKED:
        now = clock.now()
        signed.state, signed.confirmed_at = SignUp.State.CONFIRMED, now
        signed.mailed_at, signed.mails = now, 1
        signed.save()
        publish(SignUpConfirmed(site=signed.site_id, sign_up=signed.public_id))
    return signed


@action
def withdraw(signed: SignUp, *, by: SignUp.By) -> SignUp:
    """Its address is written to with news no more, from this moment on; a second time changes nothing."""
    signed = SignUp.objects.locked().get(pk=signed.pk)
    if signed.withdrawn_at is None:
        signed.state, signed.withdrawn_at, signed.withdrawn_by = SignUp.State.WITHDRAWN, clock.now(), by
        signed.save()
        publish(SignUpWithdrawn(site=signed.site_id, sign_up=signed.public_id, by=by))
    return signed


@action
def follow(customer: Customer, *, before: str) -> None:
    """The consent of a customer goes with them to their new address, and so do the links that end it.

    Where the new address has said yes by itself, or no since, that holds: the one before is ended.
    """
    signed = SignUp.objects.locked().of_address(before, site=customer.site).agreed().first()
    if signed is None or signed.confirmed_at is None:
        return
    there = SignUp.objects.locked().of_address(customer.email, site=customer.site)
    if there.filter(Q(state=SignUp.State.CONFIRMED) | Q(withdrawn_at__gt=signed.confirmed_at)).exists():
        withdraw(signed, by=SignUp.By.MOVED)
        return
    there.living().delete()
    signed.confirmed_as, signed.email = signed.confirmed_as or signed.email, customer.email.lower()
    signed.save(update_fields=["confirmed_as", "email"])
    publish(SignUpMoved(site=signed.site_id, sign_up=signed.public_id))


@action
def forget() -> int:
    """What nobody confirmed in time is gone, and so are proofs that are needed no more; how many."""
    now = clock.now()
    silent = Q(confirmed_at=None, asked_at__lte=now - rules.FORGOTTEN_AFTER)
    old = Q(withdrawn_at__lte=now - rules.PROOF_KEPT)
    return SignUp.objects.filter(silent | old).delete()[0]
