"""`/health/`: whether this process can serve, asked by load balancers and containers."""

from collections.abc import Callable

import structlog
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from kombu.exceptions import OperationalError as BrokerError

from coffret.celery import app

PATH = "/health/"
PATIENCE = 2  # seconds for the broker to answer

log = structlog.get_logger()


class HealthMiddleware:
    """Answers before anything that may refuse the question: host names, the redirect to https."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return health() if request.path == PATH else self.get_response(request)


def health() -> HttpResponse:
    """200 while the database answers, 503 when it does not.

    A missing broker is told but takes no process out of service: the shop sells without it, and
    what it missed is swept up later.
    """
    database, broker = database_answers(), broker_answers()
    return JsonResponse(
        {"database": "ok" if database else "unreachable", "broker": "ok" if broker else "unreachable"},
        status=200 if database else 503,
        headers={"Cache-Control": "no-store"},
    )


def database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as error:
        log.warning("database unreachable", reason=type(error).__name__)
        return False
    return True


def broker_answers() -> bool:
    try:
        with app.connection_for_write() as broker:
            broker.ensure_connection(max_retries=1, timeout=PATIENCE)
    except (BrokerError, OSError) as error:
        log.warning("broker unreachable", reason=type(error).__name__)
        return False
    return True
