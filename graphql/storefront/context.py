"""Who asks: a Viewer made of a request, for browsers (session) and for apps (tokens in headers)."""

import time
from contextlib import suppress
from copy import copy
from dataclasses import dataclass, replace
from typing import Any

import strawberry
from allauth.account.models import EmailAddress
from allauth.account.signals import email_confirmed
from allauth.headless import app_settings as headless
from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.sessions.backends.base import SessionBase
from django.core.exceptions import DisallowedHost
from django.db import connection
from django.dispatch import receiver
from django.http import HttpRequest
from django.http.request import split_domain_port, validate_host
from django.utils.translation import get_language, get_supported_language_variant
from django.utils.translation import gettext as _
from django.utils.translation.trans_real import parse_accept_lang_header
from wagtail.models import Site

from commerce.base import clock
from commerce.base.errors import NotFound
from commerce.base.models import ShopSettings, User
from commerce.base.viewer import Viewer
from commerce.checkout import actions as checkout
from commerce.customers import actions as customers
from commerce.customers.models import Customer
from content.pages.opening import Opening
from storefront import campaigns, grants, reopening
from storefront.caching import generation as generation_of
from storefront.limits import Refused
from storefront.newsletter import leaving

CART_KEY = "cart_token"
ENTER = "wagtailadmin.access_admin"
SITE_LIFETIME = 5.0  # seconds
MOST_HOSTS = 1000

_sites: dict[str, tuple[Site, float]] = {}
_domains: dict[frozenset[str], float] = {}  # one at most: all there are, and until when


class NoShopHere(Refused, DisallowedHost):
    """The host of the request is no site's: GraphQL says so as it refuses, pages as of any unknown host."""


class ShopGone(NoShopHere):
    """The site of the host was archived."""


@dataclass
class Context:
    """What resolvers know of one operation. `request` is None where nobody asked (mails, checks).

    With `session`, the cart's token is kept for the browser and never told to it.
    """

    viewer: Viewer
    request: HttpRequest | None = None
    session: SessionBase | None = None
    status: int = 200


Info = strawberry.Info[Context, None]


def visitor_for(request: HttpRequest, language: str | None = None) -> Viewer:
    """Anybody on the request's site: reads no session, so that the answer may be public."""
    site = site_for(request)
    spoken, wanted = languages_of(site), language or get_language() or settings.LANGUAGE_CODE
    return Viewer(site=site, language=wanted if wanted in spoken else spoken[0])


def viewer_for(request: HttpRequest) -> Viewer:
    """The browser's visitor or customer, by its session; in the active language."""
    visitor = visitor_for(request)
    if settings.SESSION_COOKIE_NAME not in request.COOKIES and not request.session.session_key:
        return visitor
    return _of_browser(visitor, request)


def follow_link(request: HttpRequest, token: str, change: str = "") -> str | None:
    """The id of the subscription or order that a link from a mail opens to this browser, from now on.

    With `change`, one of a subscription's changes. None for a link that opens nothing here.
    """
    try:
        public_id = grants.open_link(request, token, viewer_for(request))
        if change:
            grants.change_of(change, subscription=public_id)
    except NotFound:
        return None
    return public_id


def follow_campaign(request: HttpRequest, slug: str) -> str | None:
    """The path to which an ad's link leads, its coupon now in the browser's cart or waiting for one.

    None for a link of no campaign.
    """
    return campaigns.follow(request, slug, viewer_for(request))


def follow_recommendation(request: HttpRequest, code: str) -> None:
    """The browser's cart, now or once there is one, is of somebody to whom the shop was recommended."""
    campaigns.recommend(request, code, viewer_for(request))


def reopen_cart(request: HttpRequest, token: str) -> bool | None:
    """Whether the cart that a link stands for is this browser's from now on; else its customer must sign in.

    None for a link that opens nothing here.
    """
    viewer = viewer_for(request)
    found = reopening.reopen(token, viewer)
    if found is None:
        return None
    is_open, secret = found
    if secret:
        if not viewer.is_customer:
            request.session.cycle_key()  # whoever planted this session does not share what it opens
        request.session[CART_KEY] = secret
    return is_open


def remind_no_more(request: HttpRequest, token: str) -> bool:
    """Whether the link ended the reminders of whom it was sent to."""
    return reopening.remind_no_more(token, visitor_for(request))


def leave_newsletter(request: HttpRequest, token: str) -> bool:
    """Whether the link ended the newsletter for whom it was sent to."""
    return leaving.leave_at_once(token, visitor_for(request))


def generation(site: Site) -> str:
    """Stamp that changes with anything the public sees on the site; for keys of cached pages."""
    return generation_of(site.pk)


def context_for(request: HttpRequest) -> Context:
    """Context of a GraphQL request over HTTP.

    A token in the headers names the session to use, and the cookie is then not looked at: only so
    may such requests come without a CSRF token. Raises Refused for a token that is not valid.
    """
    visitor = visitor_for(request, language_for(request))
    token = header_token(request)
    cart_token = request.headers.get("X-Cart-Token", "")
    visitor = replace(visitor, granted=grants.of_header(request))
    if token:
        session = headless.TOKEN_STRATEGY.lookup_session(token)
        if session is None:
            raise Refused(
                _("This session token has expired or never was: sign in."), code="UNAUTHORIZED", status=401
            )
        return Context(_viewer(visitor, session, cart_token=cart_token), request)
    if not request.COOKIES:
        return Context(_with_cart(visitor, cart_token), request)
    return Context(_of_browser(visitor, request), request, request.session)


def keep_cart(context: Context, token: str) -> str | None:
    """Remembers the cart for a browser (None), or answers the token that an app must send."""
    if context.session is None:
        return token
    if context.session.get(CART_KEY) != token:
        context.session[CART_KEY] = token
    return None


def header_token(request: HttpRequest) -> str:
    """The session token of an app, as allauth's headless API gave it; "" without one."""
    scheme, _space, credential = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return credential.strip()
    return request.headers.get("X-Session-Token", "")


def language_for(request: HttpRequest) -> str:
    """The language asked by `?language=`, else by Accept-Language, if the shop has it; else the shop's own.

    Raises NoShopHere.
    """
    asked = [request.GET["language"]] if "language" in request.GET else []
    header = request.headers.get("Accept-Language", "")
    spoken = languages_of(site_for(request))
    for code in asked or [code for code, _quality in parse_accept_lang_header(header)]:
        with suppress(LookupError):
            known = get_supported_language_variant(code)
            if known in spoken:
                return known
    return spoken[0]


def languages_of(site: Site) -> list[str]:
    """The codes of the languages that the site speaks, its own first."""
    if "_spoken" not in site.__dict__:
        site.__dict__["_spoken"] = (ShopSettings.objects.filter(site=site).first() or ShopSettings()).spoken
    spoken: list[str] = site.__dict__["_spoken"]
    return spoken


def site_for(request: HttpRequest) -> Site:
    """The site that answers to the request's host, as it was at most some seconds ago.

    Every request asks this, cached answers too; it is the request's own copy, to remember things on.
    """
    if "_site" not in request.__dict__:
        known = _found_site(request) if connection.in_atomic_block else copy(_known_site(request))
        request.__dict__["_site"] = known
    site: Site = request.__dict__["_site"]
    return site


def _known_site(request: HttpRequest) -> Site:
    host, now = request.get_host(), time.monotonic()
    known = _sites.get(host)
    if known is None or known[1] < now:
        if len(_sites) >= MOST_HOSTS:
            _sites.clear()
        found = _found_site(request)
        languages_of(found)
        known = _sites[host] = (found, now + SITE_LIFETIME)
    return known[0]


def is_closed(request: HttpRequest) -> bool:
    """Whether the site lets no visitor in now."""
    return closure_of(site_for(request)) is not None


def closure_of(site: Site) -> Opening | None:
    """Why the site lets no visitor in now; None while it does. Known with the site of a request."""
    if "_opening" not in site.__dict__:
        closed = Opening.objects.filter(site=site, closed=True).select_related("site__shopsettings")
        site._opening = closed.first()
    opening: Opening | None = site._opening
    return opening if opening and opening.is_closed else None


def is_archived(site: Site) -> bool:
    """Whether the site was put away: its domain answers as if there had never been one."""
    closed = closure_of(site)
    shop = getattr(closed.site, "shopsettings", None) if closed else None
    return bool(shop and shop.archived_at)


def reopens_in(request: HttpRequest) -> int | None:
    """Seconds until the site of the request opens again; None where nobody said when."""
    opening = closure_of(site_for(request))
    if opening is None or opening.reopens_at is None:
        return None
    return max(1, int((opening.reopens_at - clock.now()).total_seconds()))


def is_staff(request: HttpRequest) -> bool:
    """Whether the browser's user may enter the back office."""
    user = _user_of(request.session)
    return user is not None and user.has_perm(ENTER)


def forget_sites() -> None:
    """Sites are read again by this process."""
    _sites.clear()
    _domains.clear()


def is_domain(host: str) -> bool:
    """Whether a site has this domain, as it was at most some seconds ago."""
    now = time.monotonic()
    if not any(until > now for until in _domains.values()):
        _domains.clear()
        _domains[frozenset(Site.objects.values_list("hostname", flat=True))] = now + SITE_LIFETIME
    return any(host in domains for domains in _domains)


def _found_site(request: HttpRequest) -> Site:
    """The site of the request's host. Raises NoShopHere for a host that is no site's, or no more.

    Those that the operator declares (the plain ones of ALLOWED_HOSTS) and no site has are the default site's.
    """
    site = Site.find_for_request(request)
    host = split_domain_port(request.get_host())[0]
    declared = [each for each in settings.ALLOWED_HOSTS if type(each) is str]
    if site is None or not (site.hostname == host or validate_host(host, declared)):
        raise NoShopHere(_("No shop answers at this address."), code="NOT_FOUND", status=404)
    if is_archived(site):
        raise ShopGone(_("No shop answers at this address any more."), code="NOT_FOUND", status=410)
    return site


def _of_browser(visitor: Viewer, request: HttpRequest) -> Viewer:
    """The viewer of a session; the cart they filled before they signed in is then their own."""
    visitor = replace(visitor, granted=visitor.granted | grants.of_session(request.session))
    viewer = _viewer(visitor, request.session, cart_token=request.session.get(CART_KEY, ""))
    if viewer.is_customer and viewer.cart_token:
        adopt(viewer)
        del request.session[CART_KEY]
        return replace(viewer, cart_token="")
    return viewer


def adopt(viewer: Viewer) -> None:
    """The cart of which the customer holds the token is theirs."""
    checkout.adopt(Customer.objects.visible_to(viewer).get(), viewer=viewer)


def _viewer(visitor: Viewer, session: SessionBase, *, cart_token: str) -> Viewer:
    user = _user_of(session)
    if user is None:
        return _with_cart(visitor, cart_token)
    customer_id = Customer.objects.filter(site=visitor.site, user=user).values_list("pk", flat=True).first()
    if customer_id is None and not _is_staff(user):
        customer_id = customers.register(
            user, site=visitor.site, language=visitor.language, proven=_is_proven(user)
        ).pk
    return replace(visitor, customer_id=customer_id, cart_token=cart_token)


def _is_staff(user: User) -> bool:
    """Whether the user works for the shop: looking at it makes nobody of them a customer."""
    return user.is_staff or user.has_perm(ENTER)


def _is_proven(user: User) -> bool:
    return EmailAddress.objects.filter(user=user, email__iexact=user.email, verified=True).exists()


@receiver(email_confirmed)
def _meet_guests(email_address: EmailAddress, **_rest: Any) -> None:
    customers.adopt_guests(email_address.user)


def _with_cart(visitor: Viewer, cart_token: str) -> Viewer:
    return replace(visitor, cart_token=cart_token)


def _user_of(session: SessionBase) -> User | None:
    """Who signed in to the session; None too when their password has changed since."""
    holder = HttpRequest()
    holder.session = session
    user = get_user(holder)
    return user if isinstance(user, User) else None
