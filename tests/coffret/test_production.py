"""A real shop refuses to start with what is only good for a demo."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

GOOD = {
    "DJANGO_SETTINGS_MODULE": "coffret.settings.production",
    "SECRET_KEY": "kGmdYPvfi-lbEx7yjvsQ42pFxCNsbBX8wOgEXYK9cMfPWl9lbsLJeGDlE1aZ",
    "ALLOWED_HOSTS": "boxes.example.com,www.boxes.example.com",
    "PUBLIC_URL": "https://boxes.example.com",
    "DATABASE_URL": "postgresql://coffret@db.example.com/coffret",
    "REDIS_URL": "redis://redis.example.com",
    "EMAIL_URL": "smtps://mail.example.com",
    "STRIPE_SECRET_KEY": "sk_test_nothing",
    "STRIPE_WEBHOOK_SECRET": "whsec_nothing",
    "TRUSTED_PROXIES": "1",
}


def python(code: str, changes: dict[str, str | None]) -> subprocess.CompletedProcess[str]:
    """The answer of a process that starts with the production settings, but for `changes`."""
    environment = {name: value for name, value in {**GOOD, **changes}.items() if value is not None}
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=settings.ROOT,
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_deployment_check_is_clean() -> None:
    code = "from django.core.management import execute_from_command_line as run; "
    answer = python(code + "run(['manage.py', 'check', '--deploy', '--fail-level', 'INFO'])", {})
    assert answer.returncode == 0, answer.stderr


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"SECRET_KEY": None}, "SECRET_KEY"),
        ({"SECRET_KEY": "only-for-the-demo-and-the-tests"}, "SECRET_KEY"),
        ({"SECRET_KEY": "x" * 60}, "SECRET_KEY"),
        ({"DEBUG": "1"}, "DEBUG"),
        ({"ALLOWED_HOSTS": None}, "ALLOWED_HOSTS"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS"),
        ({"ALLOWED_HOSTS": "boxes.example.com,.example.com"}, "ALLOWED_HOSTS"),
        ({"PUBLIC_URL": None}, "PUBLIC_URL"),
        ({"PUBLIC_URL": "http://boxes.example.com"}, "PUBLIC_URL"),
        ({"DATABASE_URL": None}, "DATABASE_URL"),
        ({"REDIS_URL": None}, "REDIS_URL"),
        ({"EMAIL_URL": None}, "EMAIL_URL"),
        ({"STRIPE_SECRET_KEY": None}, "STRIPE_SECRET_KEY"),
        ({"STRIPE_WEBHOOK_SECRET": ""}, "STRIPE_WEBHOOK_SECRET"),
        ({"TIME_MACHINE": "1"}, "TIME_MACHINE"),
    ],
)
def test_it_does_not_start(changes: dict[str, str | None], reason: str) -> None:
    answer = python("import coffret.settings.production", changes)
    assert answer.returncode == 1
    last = answer.stderr.splitlines()[-1]
    assert last.startswith("django.core.exceptions.ImproperlyConfigured")
    assert reason in last


def test_it_starts_with_good_ones() -> None:
    code = "from coffret.settings import production as p; print(*p.ALLOWED_HOSTS, p.EMAIL_PORT, sep=', ')"
    assert python(code, {}).stdout == (
        "boxes.example.com, www.boxes.example.com, the domains of the sites, 465\n"
    )


def test_a_provider_sends_where_there_is_no_mail_server() -> None:
    code = "from coffret.settings import production as p; print(p.EMAIL_BACKEND)"
    changes = {"EMAIL_URL": None, "EMAIL_PROVIDER": "postmark"}
    assert python(code, changes).stdout == "anymail.backends.postmark.EmailBackend\n"


def test_it_asks_staff_for_two_factors() -> None:
    code = "from coffret.settings import production as p; print(p.REQUIRE_STAFF_MFA)"
    assert python(code, {}).stdout == "True\n"


def test_only_a_proxy_that_is_there_is_believed() -> None:
    code = "from coffret.settings import production as p; print(hasattr(p, 'SECURE_PROXY_SSL_HEADER'))"
    assert python(code, {}).stdout == "True\n"
    assert python(code, {"TRUSTED_PROXIES": None}).stdout == "False\n"
