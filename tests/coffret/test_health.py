"""`/health/` tells whether this process can serve."""

import pytest
from django.db import OperationalError
from django.test import Client
from kombu.exceptions import OperationalError as BrokerError

from coffret import health
from coffret.celery import app


@pytest.mark.django_db
def test_all_is_well(client: Client) -> None:
    answer = client.get("/health/")
    assert answer.status_code == 200
    assert answer.json() == {"database": "ok", "broker": "ok"}


def test_without_a_database_it_cannot_serve(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object) -> None:
        raise OperationalError

    monkeypatch.setattr(health.connection, "cursor", broken)
    answer = client.get("/health/")
    assert answer.status_code == 503
    assert answer.json()["database"] == "unreachable"


@pytest.mark.django_db
def test_without_a_broker_it_still_sells(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object) -> None:
        raise BrokerError

    monkeypatch.setattr(app, "connection_for_write", broken)
    answer = client.get("/health/")
    assert answer.status_code == 200
    assert answer.json() == {"database": "ok", "broker": "unreachable"}


@pytest.mark.django_db
def test_a_container_may_ask_by_an_address_that_is_no_host_of_the_shop(client: Client, settings) -> None:
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/health/", headers={"host": "10.0.0.7:8000"}).status_code == 200
    assert client.get("/accounts/login/", headers={"host": "10.0.0.7:8000"}).status_code == 400
