# Everything starts here: `make` lists what there is.
PYTHON ?= python3
BIN := .venv/bin
WORKERS ?= 2
# Compiled modules are kept, whatever the shell says: without them every start takes 5 seconds longer.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help demo test lint format bench schema database history lock messages ready chromium pango

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: ready pango ## open a whole demo shop (PORT=8000; RESET=1 starts afresh; EMPTY=1 without a shop)
	@$(BIN)/python manage.py demo $(if $(RESET),--reset) $(if $(EMPTY),--empty)

test: ready chromium pango lint ## check the code, then run every test (WORKERS=2)
	@$(BIN)/python -m pytest -n $(WORKERS)

lint: ready ## style, types, the floors of the house, templates
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/mypy
	@$(BIN)/djhtml --check commerce content graphql themes

format: ready ## lay out the code as `make lint` wants it
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format
	@$(BIN)/djhtml commerce content graphql themes

bench: ready ## requests per second, beside a view that does nothing
	@$(BIN)/python -m benchmarks

schema: ready ## write graphql/schema.graphql anew from the code
	@$(BIN)/python manage.py schema

database: ready ## write the migrated database anew from which demos and tests begin
	@$(BIN)/python manage.py prepare_database

history: ready ## live the demo's history anew (after `make database`), and keep it as the file that a first start reads
	@DATA_DIR=$$(mktemp -d) $(BIN)/python manage.py prepare_demo

messages: ready ## gather what the sources say into the .po files, and compile them
	@$(BIN)/python manage.py messages

# The locks name no registry, so that yours is used.
COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	--no-emit-index-url --no-emit-find-links $(if $(UPGRADE),--upgrade) pyproject.toml
lock: ready ## pin the dependencies anew (UPGRADE=1 takes the newest allowed)
	@$(COMPILE) --group dev --output-file requirements-dev.lock
	@$(COMPILE) --group build --constraint requirements-dev.lock --output-file requirements.lock

ready:
	@command -v $(PYTHON) >/dev/null || { echo "There is no $(PYTHON) here: install Python 3.11 or newer."; exit 1; }
	@$(PYTHON) .ci/prepare.py

# For the browser tests, where it is missing and can be installed; without it they say so and skip.
chromium:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "Installing Chromium for the browser tests ..."; \
		apt-get update -qq && apt-get install -qq -y --no-install-recommends chromium >/dev/null || true; \
	fi

# For the PDFs of invoices, where it is missing and can be installed; without it all else works.
pango:
	@$(PYTHON) -c 'import ctypes.util, sys; sys.exit(not ctypes.util.find_library("pangoft2-1.0"))' || \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "Installing Pango, which prints the invoices ..."; \
		apt-get update -qq && apt-get install -qq -y --no-install-recommends \
			libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 >/dev/null || true; \
	else \
		echo "Invoices have no PDF here: install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0."; \
	fi
