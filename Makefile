# Samspil: `make run` starts it, `make test` tests it, `make check` is the gate. Bare `make` lists all.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
.DEFAULT_GOAL := help

.PHONY: help
help: ## list the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

$(VENV)/.run: requirements.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

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

.PHONY: pins
pins: $(VENV)/.dev ## compile the pinned requirements
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --no-annotate --custom-compile-command 'make pins' requirements.in -o requirements.txt
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --no-annotate --custom-compile-command 'make pins' requirements-dev.in -o requirements-dev.txt

.PHONY: migration
migration: $(VENV)/.dev ## write the migration that the models ask for: make migration NAME="Keep feeds"
	DEMO=0 SAMSPIL_VAR=var/migration $(BIN)/flask --app wsgi db upgrade
	DEMO=0 SAMSPIL_VAR=var/migration $(BIN)/flask --app wsgi db migrate -m "$(NAME)"

FRONT := planner/static/build/manifest.json
$(FRONT): $(VENV)/.run package-lock.json requirements-node.txt planner/frontend.py $(wildcard planner/static/css/* planner/static/js/* planner/static/img/*)
	$(BIN)/python -m planner.frontend

CATALOGUES := $(patsubst %.po,%.mo,$(wildcard planner/translations/*/LC_MESSAGES/messages.po))
%.mo: %.po $(VENV)/.run
	$(BIN)/python -m planner.catalogue compile

.PHONY: assets translations
assets: $(FRONT) $(CATALOGUES) ## build the front end and compile the translations

translations: $(VENV)/.run ## put the code's new and changed strings into the Danish catalogue, and compile it
	$(BIN)/python -m planner.catalogue update
