"""Links from mails open one subscription or order each, without a sign-in: kept in a browser's session,
sent by apps in a header. The token itself is kept, so that it ends when the link does."""

from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest

from commerce.base.errors import NotFound
from commerce.base.viewer import Viewer
from commerce.orders.links import order_of
from commerce.orders.models import Order
from commerce.subscriptions.links import subscription_of
from commerce.subscriptions.models import Change, Subscription

HEADER = "X-Access-Link"
KEY = "access_links"
MOST_KEPT = 5


def of_session(session: SessionBase) -> frozenset[str]:
    """The subscriptions and orders whose links this browser followed and which are still valid."""
    return _opened(session.get(KEY, []))


def of_header(request: HttpRequest) -> frozenset[str]:
    """What the link opens that an app sends with its request; nothing for a token that opens nothing."""
    token = request.headers.get(HEADER)
    return _opened([token] if token else [])


def open_link(request: HttpRequest, token: str, viewer: Viewer) -> str:
    """The id of the subscription or order that the token opens; the browser may see it from now on.

    Raises NotFound for a token that is forged, expired, or of another site's.
    """
    public_id = _opened_by(token)
    models: tuple[type[Order] | type[Subscription], ...] = (Subscription, Order)
    if not any(one.objects.filter(site=viewer.site, public_id=public_id).exists() for one in models):
        raise NotFound
    session = request.session
    kept = [other for other in session.get(KEY, []) if other != token and _opened([other])]
    if not viewer.is_customer:
        session.cycle_key()  # whoever planted this session in the browser does not share what it opens
    session[KEY] = [*kept, token][-MOST_KEPT:]
    return public_id


def change_of(public_id: str, *, subscription: str) -> str:
    """The id of the change, where it is one of that subscription. Raises NotFound."""
    if not Change.objects.filter(public_id=public_id, subscription__public_id=subscription).exists():
        raise NotFound
    return public_id


def _opened_by(token: str) -> str:
    """The public id that the token stands for. Raises NotFound."""
    try:
        return subscription_of(token)
    except NotFound:
        return order_of(token)


def _opened(tokens: list[str]) -> frozenset[str]:
    found = set()
    for token in tokens:
        try:
            found.add(_opened_by(token))
        except NotFound:
            continue
    return frozenset(found)
