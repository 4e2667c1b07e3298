"""`make bench`: requests a second, beside a view that does nothing, in one run.

Machines are shared and noisy: a figure is the median of three rounds, and only the ratios within
one run say something.
"""

import json
import os
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

from benchmarks import catalogue, renewals
from benchmarks.load import Load, requests_per_second

ROOT = Path(__file__).parents[1]
DATA_DIR = ROOT / "var/bench"
ROUNDS, SECONDS, WORKERS, THREADS = 3, 3.0, 2, 4

FORMULAS = json.dumps({"operationName": "FormulaList", "variables": {"first": 20}}).encode()
LOADS = [
    Load("do-nothing view", "GET", "/nothing/"),
    Load("home page", "GET", "/"),
    Load("formula page", "GET", "/boxes/decouverte-monthly/"),
    Load("formulas by GraphQL", "POST", "/graphql/", FORMULAS),
]
PREPARE = (
    "import django; django.setup();"
    "from coffret import translations; translations.compile_all();"
    "from coffret.demo import database, shop; database.prepare(shop.build, reset=False)"
)


ENVIRONMENT = os.environ | {
    "DJANGO_SETTINGS_MODULE": "benchmarks.settings", "DATA_DIR": str(DATA_DIR),
    "LOG_LEVEL": "ERROR", "PYTHONPATH": str(ROOT),
}  # fmt: skip


def main() -> None:
    environment = ENVIRONMENT
    print("Preparing the shop…", file=sys.stderr)
    subprocess.run([sys.executable, "-c", PREPARE], env=environment, cwd=ROOT, check=True)
    for cached in ("0", "1"):
        with _server(environment | {"CACHED": cached}) as (port, process):
            print("\nNothing kept" if cached == "0" else "\nAnswers kept for all (in the process's memory)")
            print(f"  {'':24}{'req/s':>10}{'CPU ms':>10}{'of nothing':>12}")
            _report(port, process)
    catalogue.report(environment)
    renewals.report(environment)


def _report(port: int, process: psutil.Process) -> None:
    nothing = 0.0
    for load in LOADS:
        requests_per_second(load, port=port, seconds=1.0)  # warm
        rounds = [_round(load, port, process) for _ in range(ROUNDS)]
        rate, cpu = (statistics.median(figures) for figures in zip(*rounds, strict=True))
        nothing = nothing or rate
        print(f"  {load.name:24}{rate:10.0f}{cpu:10.2f}{rate / nothing:12.0%}")


def _round(load: Load, port: int, process: psutil.Process) -> tuple[float, float]:
    """Requests a second, and milliseconds of CPU of the server per request (its database apart)."""
    before = _cpu(process)
    rate = requests_per_second(load, port=port, seconds=SECONDS)
    return rate, 1000 * (_cpu(process) - before) / (rate * SECONDS)


def _cpu(process: psutil.Process) -> float:
    family = [process, *process.children(recursive=True)]
    return sum(sum(each.cpu_times()[:2]) for each in family if each.name() != "postgres")


@contextmanager
def _server(environment: dict[str, str]) -> Iterator[tuple[int, psutil.Process]]:
    """The shop on a free port, by as many workers as the machine has cores here."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(port), "--no-ws",
        "--workers", str(WORKERS), "--blocking-threads", str(THREADS), "--backpressure", str(2 * THREADS),
        "--log-level", "error", "coffret.wsgi:application",
    ]  # fmt: skip
    server = subprocess.Popen(command, env=environment, cwd=ROOT)
    try:
        _wait_for(f"http://127.0.0.1:{port}/nothing/")
        yield port, psutil.Process(server.pid)
    finally:
        server.terminate()
        server.wait(20)


def _wait_for(url: str) -> None:
    for _try in range(120):
        with suppress(OSError):
            urllib.request.urlopen(url, timeout=5)
            return
        time.sleep(0.5)
    raise RuntimeError("The server did not start.")


if __name__ == "__main__":
    main()
