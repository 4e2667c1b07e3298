"""Makes `.venv` what `requirements-dev.lock` says. Needs nothing but Python 3.11 or newer, and a registry.

A half-built or outdated `.venv` is built again from the start; a good one is left alone.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
LOCK = os.path.join(ROOT, "requirements-dev.lock")
# Written last, so that a `.venv` without it is one that was never finished.
STAMP = os.path.join(VENV, "ready")
PYTHON = os.path.join(VENV, "bin", "python")


def main() -> None:
    if sys.version_info < (3, 11):
        sys.exit(
            "Coffret needs Python 3.11 or newer, and this is {}.{}.\n"
            "If another one is installed, name it: make demo PYTHON=python3.12".format(*sys.version_info)
        )
    digest = fingerprint()
    if is_ready(digest):
        return
    print("Setting up .venv (once) ...", flush=True)
    shutil.rmtree(VENV, ignore_errors=True)
    create()
    install()
    with open(STAMP, "w") as stamp:
        stamp.write(digest)


def fingerprint() -> str:
    """Changes with the locked packages, the Python that runs this, and the place of the clone."""
    digest = hashlib.sha256("{}\0{}\0".format(sys.version, ROOT).encode())
    for path in (LOCK, os.path.abspath(__file__)):
        with open(path, "rb") as file:
            digest.update(file.read())
    return digest.hexdigest()


def is_ready(digest: str) -> bool:
    try:
        with open(STAMP) as stamp:
            return stamp.read() == digest and subprocess.call([PYTHON, "-c", ""]) == 0
    except OSError:
        return False


def create() -> None:
    try:
        import ensurepip  # noqa: F401
        import venv
    except ImportError:
        sys.exit(
            "This Python cannot make virtual environments. On Debian and Ubuntu, install the package "
            "python{}.{}-venv.".format(*sys.version_info)
        )
    venv.create(VENV, with_pip=True, symlinks=True)


def install() -> None:
    pip = [PYTHON, "-m", "pip", "--disable-pip-version-check"]
    settings = registry(subprocess.check_output([*pip, "config", "list"], text=True))
    environment = {**os.environ, **settings, "VIRTUAL_ENV": VENV, "UV_SYSTEM_CERTS": "1"}
    # As pip does: any of the registries may have the locked version, which its hash proves.
    environment["UV_INDEX_STRATEGY"] = "unsafe-best-match"
    subprocess.check_call([*pip, "install", "--quiet", "uv"])
    uv = [PYTHON, "-m", "uv", "pip", "install", "--quiet"]
    locked = ["--require-hashes", "-r", LOCK]
    itself = ["--no-deps", "--no-build-isolation", "--editable", ROOT]
    subprocess.check_call([*uv, *locked], env=environment)
    subprocess.check_call([*uv, *itself], env=environment)


def registry(pip_config: str) -> dict:
    """uv's names for what pip is told on this machine: it does not read pip's settings itself."""
    known = dict(re.findall(r"^(?:global|install|:env:)\.([\w-]+)='(.*)'$", pip_config, re.MULTILINE))
    names = {
        "index-url": "UV_DEFAULT_INDEX",
        "extra-index-url": "UV_INDEX",
        "find-links": "UV_FIND_LINKS",
        "cert": "SSL_CERT_FILE",
    }
    return {names[key]: " ".join(value.split("\\n")) for key, value in known.items() if key in names}


if __name__ == "__main__":
    try:
        main()
    except subprocess.CalledProcessError as error:
        sys.exit("The set-up failed at: {}\nRun make again to start it afresh.".format(" ".join(error.cmd)))
