"""Where Stripe says that something changed. The message is kept and answered; a worker acts on it."""

import stripe
import structlog
from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from kombu.exceptions import OperationalError as BrokerError

from commerce.base import clock
from commerce.billing.inbox import GatewayEvent, kept
from commerce.billing.tasks import apply_gateway_event

log = structlog.get_logger()

MAX_BODY = 256 * 1024
TOLERANCE = 300  # seconds between Stripe's signature and its arrival, against replays


@csrf_exempt  # the signature of the body says who asks
@require_POST
def stripe_webhook(request: HttpRequest) -> HttpResponse:
    """The message is in the inbox, once, when the answer is 200; a forged or old one is not (400)."""
    if not settings.STRIPE_WEBHOOK_SECRET:
        raise Http404
    try:
        body = _body(request)
    except RequestDataTooBig:
        return HttpResponse("The message is too large.", status=413, content_type="text/plain")
    try:
        event = stripe.Webhook.construct_event(
            body, request.headers.get("Stripe-Signature"), settings.STRIPE_WEBHOOK_SECRET, TOLERANCE
        )
    except (stripe.SignatureVerificationError, ValueError) as error:
        log.warning("webhook refused", reason=type(error).__name__)
        return HttpResponse("The signature does not fit.", status=400, content_type="text/plain")
    _receive(event)
    return HttpResponse(status=200)


def _body(request: HttpRequest) -> bytes:
    """The raw body. Raises RequestDataTooBig before more than MAX_BODY of it is read."""
    body = request.read(MAX_BODY + 1)
    if len(body) > MAX_BODY:
        raise RequestDataTooBig
    return body


@transaction.atomic
def _receive(event: stripe.Event) -> None:
    """Keep the message unless it is known, and have it applied soon."""
    about = event.data.object.to_dict()
    reference = about.get("id") or ""
    received, is_new = GatewayEvent.objects.get_or_create(
        gateway="stripe",
        event_id=event.id,
        defaults={
            "type": event.type,
            "object_type": about.get("object") or "",
            "object_ref": reference,
            "subject": about.get("payment_intent") or reference,
            "payload": kept(about),
            "received_at": clock.now(),
        },
    )
    if is_new:
        transaction.on_commit(lambda: wake(received.pk))


def wake(event: int) -> None:
    """Have a worker apply the message now; without a broker, the sweep will."""
    try:
        apply_gateway_event.delay(event)
    except BrokerError:
        log.warning("broker unreachable, left to the sweep", gateway_event=event)
