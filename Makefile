# Samspil: `make run` starts it, `make test` tests it, `make check` is the gate. Bare `make` lists all.
# The first Python that is new enough; PYTHON=... chooses another.
NEW_ENOUGH := -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' 2>/dev/null
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python3.14; do \
	$$p $(NEW_ENOUGH) && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
# What pytest is given further: PYTEST="-n 0 -k rotation".
PYTEST ?= -n 2 --dist worksteal
.DEFAULT_GOAL := help

.PHONY: help
help: ## list the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
FETCH_FAILED = echo "The packages in $(1) could not be installed: is the network there?"

$(VENV)/.run: requirements.txt
	@[ -n "$(PYTHON)" ] && $(PYTHON) $(NEW_ENOUGH) || { echo "Samspil needs Python 3.11, 3.12, 3.13 or 3.14: install one, or name it with PYTHON=..."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "$(PYTHON) cannot make a virtual environment: install its venv module (Debian: apt install python3-venv)."; exit 1; }
	@[ -x $(BIN)/pip ] || echo "Making $(VENV) and installing requirements.txt; this happens once."
	@[ -x $(BIN)/pip ] || $(PYTHON) -m venv $(VENV)
	@$(PIP) -r requirements.txt || { $(call FETCH_FAILED,$<); exit 1; }
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.txt
	@$(PIP) -r requirements-dev.txt || { $(call FETCH_FAILED,requirements-dev.txt); exit 1; }
	@touch $@

.PHONY: run
run: assets ## start Samspil: PORT=5001 chooses the port, DEMO=0 leaves the demo data out
	@exec $(BIN)/python -m planner.serve

.PHONY: test test-postgresql check
test: $(VENV)/.dev assets ## every test on SQLite, in a real browser where Chromium is found
	$(BIN)/pytest $(PYTEST)

test-postgresql: $(VENV)/.dev assets ## the tests on a PostgreSQL server made for them, without the browser
	$(BIN)/python -m tests.postgresql $(BIN)/pytest -m "not browser" tests/planner tests/guards $(PYTEST)

check: lint types contracts test test-postgresql ## everything that must hold before a change is taken in

.PHONY: format lint types contracts
format: $(VENV)/.dev ## rewrite the code in the house format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lint: $(VENV)/.dev ## format and lint, checking only
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(VENV)/.dev ## mypy, strict
	$(BIN)/mypy

contracts: $(VENV)/.dev ## who may import whom
	$(BIN)/lint-imports

.PHONY: bench
bench: $(VENV)/.dev assets ## measure everything beside its peers and write docs/benchmarks.md: BENCH="rotation" prints one
	$(BIN)/python -m tests.benchmarks $(BENCH)

.PHONY: pins
pins: $(VENV)/.dev ## compile the pinned requirements
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --no-annotate --custom-compile-command 'make pins' requirements.in -o requirements.txt
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --no-annotate --custom-compile-command 'make pins' requirements-dev.in -o requirements-dev.txt

.PHONY: migration
migration: $(VENV)/.dev ## write the migration that the models ask for: make migration NAME="Keep feeds"
	DEMO=0 SAMSPIL_VAR=var/migration $(BIN)/flask --app wsgi db upgrade
	DEMO=0 SAMSPIL_VAR=var/migration $(BIN)/flask --app wsgi db migrate -m "$(NAME)"

FRONT := planner/static/build/manifest.json
$(FRONT): $(VENV)/.run package-lock.json requirements-node.txt planner/frontend.py typeset/fonts/__main__.py $(wildcard planner/static/css/* planner/static/js/* planner/static/img/*)
	$(BIN)/python -m planner.frontend

CATALOGUES := $(patsubst %.po,%.mo,$(wildcard planner/translations/*/LC_MESSAGES/messages.po))
%.mo: %.po $(VENV)/.run
	$(BIN)/python -m planner.catalogue compile

.PHONY: assets translations
assets: $(FRONT) $(CATALOGUES) ## build the front end and compile the translations

translations: $(VENV)/.run ## put the code's new and changed strings into the Danish catalogue, and compile it
	$(BIN)/python -m planner.catalogue update
