"""Where a newcomer finds what: the habits of the house, held by tests."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

ROOT: Path = settings.ROOT
FLOORS = ("commerce", "content", "themes", "site", "graphql", "tests", "benchmarks", ".ci")
# The files of an app (or packages of these names); beside them it may have files of its own trade.
ANATOMY = {"apps.py", "models.py", "migrations"}
LONGEST_FILE, LONGEST_FUNCTION = 400, 50


def sources() -> Iterator[Path]:
    for floor in FLOORS:
        for file in (ROOT / floor).rglob("*.py"):
            if "migrations" not in file.parts:
                yield file


def apps() -> list[Path]:
    return sorted(file.parent for file in (ROOT / "commerce").glob("*/apps.py"))


def test_two_folders_are_not_packages() -> None:
    assert not (ROOT / "site/__init__.py").exists()
    assert not (ROOT / "graphql/__init__.py").exists()


def test_folders_do_not_hide_the_modules_of_their_names() -> None:
    script = "import site, graphql; print(site.__spec__.origin, graphql.__file__)"
    said = subprocess.check_output([sys.executable, "-c", script], cwd=ROOT, text=True)
    stdlib, core = said.split()
    assert not stdlib.startswith(str(ROOT / "site"))
    assert "site-packages" in core


@pytest.mark.parametrize("app", apps(), ids=lambda app: app.name)
def test_an_app_has_its_files_where_everybody_looks(app: Path) -> None:
    assert {name for name in ANATOMY if (app / name).exists() or (app / Path(name).stem).is_dir()} == ANATOMY
    models = app / "models.py"
    if models.exists():
        assert "def save(" not in models.read_text(), "save() has no side effects: write an action"


@pytest.mark.parametrize("app", apps(), ids=lambda app: app.name)
def test_rules_take_nothing_of_django_but_words(app: Path) -> None:
    rules = app / "rules.py"
    if rules.exists():
        modules = [module for module in imported(rules) if module.split(".")[0] == "django"]
        assert set(modules) <= {"django.utils.translation"}


def test_files_and_functions_are_short() -> None:
    too_long = []
    for file in sources():
        text = file.read_text()
        if text.count("\n") > LONGEST_FILE:
            too_long.append(f"{file.relative_to(ROOT)}: {text.count(chr(10))} lines")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or 0) - node.lineno + 1
                if length > LONGEST_FUNCTION:
                    too_long.append(f"{file.relative_to(ROOT)}:{node.lineno} {node.name}: {length} lines")
    assert not too_long


@pytest.mark.parametrize(
    "line",
    [
        "from django.utils import timezone\ntimezone.now()",
        "from datetime import date\ndate.today()",
        "from datetime import UTC, datetime\ndatetime.now(UTC)",
    ],
)
def test_only_the_clock_asks_for_the_time(line: str) -> None:
    assert "TID251" in ruff(line, "commerce/orders/actions.py")
    assert "TID251" not in ruff(line, "commerce/base/clock.py")


def test_an_intricate_function_is_refused() -> None:
    branches = "\n".join(f"    if x == {number}:\n        y = {number}" for number in range(11))
    assert "C901" in ruff(
        f"def f(x: int) -> int:\n    y = 0\n{branches}\n    return y\n", "commerce/orders/actions.py"
    )


@pytest.mark.django_db
def test_models_and_migrations_say_the_same() -> None:
    call_command("makemigrations", check_changes=True, dry_run=True)


def imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def ruff(code: str, name: str) -> str:
    """What `make lint` would say of `code` in the file `name`."""
    command = [sys.executable, "-m", "ruff", "check", "--no-cache", "--stdin-filename", name, "-"]
    return subprocess.run(command, cwd=ROOT, input=code, capture_output=True, text=True, check=False).stdout
