"""One JSON line per event, with the request's id and without personal data."""

import json
import logging
from collections.abc import Iterator
from io import StringIO
from logging.config import DictConfigurator

import pytest
import structlog
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from coffret.logs import RequestLogMiddleware, logging_config


class Lines:
    """What production would have written to its standard error."""

    def __init__(self) -> None:
        config = logging_config(as_json=True)
        self.stream = StringIO()
        self.handler = logging.StreamHandler(self.stream)
        self.handler.setFormatter(DictConfigurator(config).configure_formatter(config["formatters"]["line"]))

    def read(self) -> list[dict]:
        return [json.loads(line) for line in self.stream.getvalue().splitlines()]


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> Iterator[Lines]:
    lines = Lines()
    logging.getLogger().addHandler(lines.handler)
    caplog.set_level(logging.INFO)
    yield lines
    logging.getLogger().removeHandler(lines.handler)


@pytest.mark.django_db
def test_a_request_is_one_line_without_its_query(client: Client, lines: Lines) -> None:
    answer = client.get("/accounts/login/?next=/secret/", headers={"X-Request-ID": "edge-12345678"})

    assert answer.headers["X-Request-ID"] == "edge-12345678"
    [line] = [line for line in lines.read() if line["event"] == "request"]
    assert line["request_id"] == "edge-12345678"
    assert (line["method"], line["status"]) == ("GET", 200)
    assert "login/" in line["route"]
    assert "secret" not in json.dumps(line)


def test_an_id_that_could_forge_a_line_is_replaced(rf: RequestFactory, lines: Lines) -> None:
    answer = RequestLogMiddleware(lambda request: HttpResponse())(
        rf.get("/", headers={"X-Request-ID": 'x"\n{}'})
    )
    assert len(answer.headers["X-Request-ID"]) == 32


def test_a_failure_names_its_route_and_not_its_path(lines: Lines, rf: RequestFactory) -> None:
    request: HttpRequest = rf.get("/accounts/password/reset/key/very-secret/")
    logging.getLogger("django.request").error(
        "Internal Server Error: %s", request.path, extra={"request": request, "status_code": 500}
    )
    [line] = lines.read()
    assert line["event"] == "request failed"
    assert "very-secret" not in json.dumps(line)


@pytest.mark.parametrize(
    "private",
    ["marie.durand@example.com", "4242 4242 4242 4242", "4242424242424242", "sk_live_abc", "whsec_abc"],
)
def test_what_looks_private_is_masked_even_in_a_traceback(lines: Lines, private: str) -> None:
    log = structlog.get_logger()
    log.error(
        "failed", detail=f"by {private}", exc_info=ValueError(f"Key (email)=({private}) already exists")
    )
    logging.getLogger("elsewhere").warning("seen %s", private)
    written = lines.read()
    assert len(written) == 2
    assert private not in json.dumps(written)
    assert written[0]["detail"] == "by ***"


def test_amounts_and_ids_stay_readable(lines: Lines) -> None:
    structlog.get_logger().info("paid", order="ord_8Qx2", amount="29.90", cents=2990)
    [line] = lines.read()
    assert (line["order"], line["amount"], line["cents"]) == ("ord_8Qx2", "29.90", 2990)
