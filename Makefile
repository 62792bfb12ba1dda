# taizhang: two commands to begin with.
#   make try     a living town on this machine in a minute (needs Python 3.11 or later, nothing else)
#   make check   everything that must hold before a change is taken; it is all that CI runs

PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && command -v $$p && break; done)
VENV ?= .venv
BIN := $(VENV)/bin
RUN := $(VENV)/.installed
DEV := $(VENV)/.installed-dev
WORKERS ?= auto
TESTS ?=
export TAIZHANG_HOME ?= $(CURDIR)/var
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.DEFAULT_GOAL := help
.PHONY: help try check env lint types contracts migrations test test-sqlite test-postgres browser chromium \
	bench bench-redpen bench-report bench-word bench-indicators lock format clean

help:
	@echo "make try            a demo town on http://127.0.0.1:8000 in a minute"
	@echo "make check          lint, types, import contracts, migrations, all tests on SQLite, PostgreSQL and Chromium"
	@echo "make test           the everyday tests on SQLite; TESTS=tests/ledger for some of them"
	@echo "make bench          speed, as ratios against a bare Django view; BENCH=--quick for small sizes"
	@echo "make bench-indicators  a grid of 40 indicators x 16 places x 13 periods over a million entries"
	@echo "make bench-redpen   how well the red pen reads"
	@echo "make bench-report   how long a report of 150 figures takes over a million entries"
	@echo "make bench-word     what LibreOffice leaves of a report's figures; needs soffice"
	@echo "make format         format the code"
	@echo "make lock           write the lock files anew"

# ---------------------------------------------------------------- environment
$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "taizhang needs Python 3.11 or later; none was found on PATH."; exit 1; }
	$(PYTHON) -m venv $(VENV)

# pip checks every file against the lock. Byte code is made here, whatever PYTHONDONTWRITEBYTECODE says:
# without it each start would compile some 2,000 files again. (Some wheels carry files for Python 2: let them be.)
$(RUN): requirements.lock pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	PYTHONDONTWRITEBYTECODE= $(BIN)/python -m compileall -qq -j 0 src $(VENV)/lib || true
	@touch $@

$(DEV): requirements-dev.lock $(RUN)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.lock
	PYTHONDONTWRITEBYTECODE= $(BIN)/python -m compileall -qq -j 0 $(VENV)/lib || true
	@touch $@

env: $(DEV)

# ---------------------------------------------------------------- a living town
try: $(RUN)
	@$(BIN)/python -m taizhang setup
	@TAIZHANG_DEMO=1 $(BIN)/python -m taizhang try

# ---------------------------------------------------------------- the check
# In order of what it costs to find out.
check: lint types contracts migrations test-sqlite test-postgres browser
	@echo "make check: everything holds."

lint: $(DEV)
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(DEV)
	$(BIN)/mypy

contracts: $(DEV)
	$(BIN)/lint-imports

migrations: $(DEV)
	$(BIN)/python -m tests.house.migrations

test: test-sqlite

test-sqlite: $(DEV)
	$(BIN)/python -m pytest -n $(WORKERS) -m "not browser" $(TESTS)

test-postgres: $(DEV)
	$(BIN)/python -m tests.postgres -n $(WORKERS) -m "not browser" $(TESTS)

browser: $(DEV) chromium
	$(BIN)/python -m pytest -m browser $(or $(TESTS),tests)

chromium:
	@if [ -n "$$CHROMIUM" ] || command -v chromium >/dev/null || command -v chromium-browser >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk; \
	else \
		echo "The browser tests need Chromium: install it (Debian: apt-get install chromium fonts-noto-cjk)"; \
		echo "or give its path in CHROMIUM, then run make check again."; exit 1; \
	fi

# ---------------------------------------------------------------- measuring
bench: $(DEV)
	$(BIN)/python -m bench $(BENCH)

bench-indicators: $(DEV)
	$(BIN)/python -m bench.indicators $(BENCH)

bench-redpen: $(DEV)
	$(BIN)/python -m bench.redpen $(BENCH)

bench-report: $(DEV)
	$(BIN)/python -m bench.report $(BENCH)

bench-word: $(DEV)
	$(BIN)/python -m bench.word $(BENCH)

# ---------------------------------------------------------------- keeping
format: $(DEV)
	$(BIN)/ruff check --fix --quiet || true
	$(BIN)/ruff format

# Hashes and versions only: no address of any index is kept, so that a mirror serves as well.
LOCK = $(BIN)/uv pip compile pyproject.toml --universal --generate-hashes --no-emit-index-url --no-header --quiet
lock: | $(BIN)/python
	@test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet uv
	$(LOCK) --extra postgres --group build -o requirements.lock
	$(LOCK) --extra postgres --extra ml --group build --group dev -c requirements.lock -o requirements-dev.lock

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find src tests bench -name __pycache__ -prune -exec rm -rf {} +
