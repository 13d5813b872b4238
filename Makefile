# Every command works from a fresh clone; `make` alone lists them.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

VENV := .venv
PY := $(VENV)/bin/python
INSTALLED := $(VENV)/.geinstalleerd
TEMPLATES := $(wildcard templates */templates)
PORT ?= 8000
RESET ?=
SEED ?= 1
ROUNDS ?= 6
export PORT RESET SEED ROUNDS

.PHONY: help demo test soak check check-databank check-productie check-openapi bench dump fmt lock

help:
	@echo "make demo   het register met voorbeeldgegevens op http://127.0.0.1:$(PORT) (PORT=…, RESET=1 begint opnieuw)"
	@echo "make test   alle tests, ook die in een browser"
	@echo "make soak   de lange proeven (SEED=…, ROUNDS=…)"
	@echo "make check  opmaak, lint, types, importregels, migraties, productie-instellingen, OpenAPI"
	@echo "make bench  de metingen"
	@echo "make dump   bewaar de voorbeeldgegevens van deze versie, voor de proef op opwaarderen"
	@echo "make fmt    maak alles op"
	@echo "make lock   zet de versies van alle pakketten opnieuw vast"

$(INSTALLED): requirements/dev.txt scripts/install.sh
	@scripts/install.sh requirements/dev.txt
	@touch $@

demo: $(INSTALLED)
	@exec $(PY) -m napl.ingebed.demo

# Side by side, each process on servers of its own; one at a time on servers that the environment names.
BESIDE := $(if $(DATABASE_URL)$(REDIS_URL),,-n auto --maxprocesses 4 --dist loadgroup)
test: $(INSTALLED)
	$(PY) -m pytest $(BESIDE) $(ARGS)

soak: $(INSTALLED)
	$(PY) -m tests.soak
	ZOEKVRAGEN=500 WIJZIGINGEN=1000 $(PY) -m pytest -s \
	  tests/register/zoeken/test_eigenschap.py tests/register/zoeken/test_twee_werkers.py

check: $(INSTALLED)
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy .
	$(VENV)/bin/lint-imports
	$(VENV)/bin/djlint --quiet --check $(TEMPLATES)
	$(VENV)/bin/djlint --quiet --lint $(TEMPLATES)
	@# Servers of their own: a check must not depend on what a demo left in its database.
	$(PY) -m napl.ingebed --vluchtig $(MAKE) --no-print-directory check-databank
	@$(MAKE) --no-print-directory check-productie check-openapi

check-databank: $(INSTALLED)
	$(PY) manage.py makemigrations --check --dry-run
	LOG_LEVEL=WARNING $(PY) scripts/lint_migrations.py --quiet ok ignore

# The values below only have to look like real ones; nothing is connected to.
check-productie: $(INSTALLED)
	DJANGO_SETTINGS_MODULE=napl.settings.production ALLOWED_HOSTS=register.example.nl \
	DATABASE_URL=postgres://napl:x@db/napl REDIS_URL=redis://valkey:6379/0 \
	SECRET_KEY="$$($(PY) -c 'import secrets; print(secrets.token_urlsafe(64))')" \
	$(PY) manage.py check --deploy --fail-level WARNING

check-openapi: $(INSTALLED)
	@new=$$(mktemp); trap 'rm -f "$$new"' EXIT; \
	$(PY) manage.py spectacular --validate --fail-on-warn --format openapi-json --file "$$new"; \
	diff -u openapi/openapi.json "$$new" || { \
	  echo "De API wijkt af van openapi/openapi.json. Is dat de bedoeling, draai dan: make fmt"; exit 1; }

bench: $(INSTALLED)
	$(PY) -m bench $(ARGS)

# Once per release, with the version of pyproject.toml; tests/uitgaven tries the upgrade from each.
dump: $(INSTALLED)
	$(PY) -m tests.uitgaven.maken

fmt: $(INSTALLED)
	$(VENV)/bin/ruff check --fix-only --quiet .
	$(VENV)/bin/ruff format .
	-$(VENV)/bin/djlint --quiet --reformat $(TEMPLATES)
	mkdir -p openapi
	$(PY) manage.py spectacular --format openapi-json --file openapi/openapi.json

# The lock names no index, so that it installs from whichever one a machine is set up with.
COMPILE := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-emit-find-links --no-header
lock:
	$(COMPILE) pyproject.toml --output-file requirements/productie.txt $(ARGS)
	$(COMPILE) pyproject.toml --extra dev --constraints requirements/productie.txt --output-file requirements/dev.txt $(ARGS)
