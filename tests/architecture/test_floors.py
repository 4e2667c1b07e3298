"""The floors of the house hold, and a theme that reaches for a model brings `make lint` down."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

ROOT: Path = settings.ROOT
PACKAGES = ("commerce", "content", "themes", "site/coffret", "graphql/storefront")
CONTRACTS = 5


def contracts(root: Path) -> subprocess.CompletedProcess[str]:
    """What import-linter says of the packages of `root`."""
    path = ":".join(str(root / folder) for folder in (".", "site", "graphql"))
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command as run; run()",
        "--no-cache",
    ]
    environment = {"PYTHONPATH": path, "PATH": "/usr/bin:/bin"}
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the house that may be damaged."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for package in PACKAGES:
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("static", "*.pyc"))
    return tmp_path


def test_no_contract_is_broken() -> None:
    answer = contracts(ROOT)
    assert f"{CONTRACTS} kept, 0 broken" in answer.stdout, answer.stdout + answer.stderr


@pytest.mark.parametrize(
    ("file", "line", "broken"),
    [
        (
            "themes/engine/shelf.py",
            "from commerce.catalog.models import Formula",
            "Themes speak GraphQL only",
        ),
        ("themes/engine/words.py", "from content.pages.models import HomePage", "Themes speak GraphQL only"),
        ("themes/engine/inside.py", "from storefront import limits", "Themes speak GraphQL only"),
        ("commerce/orders/upward.py", "import commerce.billing.models", "Within commerce too"),
        ("commerce/base/upward.py", "import content.pages.models", "Higher floors may import lower ones"),
        ("commerce/orders/charge.py", "import stripe", "Stripe stays in billing"),
        ("graphql/storefront/charge.py", "import stripe", "Stripe stays in billing"),
        ("commerce/orders/rules.py", "from commerce.orders import models", "Rules are pure"),
        ("commerce/orders/rules.py", "from commerce.base import clock", "Rules are pure"),
    ],
)
def test_an_import_that_the_house_forbids_is_found(copy: Path, file: str, line: str, broken: str) -> None:
    with (copy / file).open("a") as module:
        module.write(f"\n{line}\n")

    answer = contracts(copy)

    assert answer.returncode != 0
    assert any(said.startswith(broken) and " BROKEN" in said for said in answer.stdout.splitlines()), (
        answer.stdout
    )


def test_a_new_app_of_commerce_has_to_be_given_its_floor(copy: Path) -> None:
    (copy / "commerce/novelties").mkdir()
    (copy / "commerce/novelties/__init__.py").touch()

    answer = contracts(copy)

    assert answer.returncode != 0
    assert "novelties" in answer.stdout
