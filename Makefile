# The two commands of the README are `make demo` and `make test`.
SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell for candidate in python3 python3.13 python3.12 python3.11; do \
	"$$candidate" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2])' 2>/dev/null \
	&& { echo "$$candidate"; break; }; done)
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: demo test test-all check bench bench-quality bench-scale sample lock clean

demo: $(VENV)/installed
	@$(BIN)/briefing ingest
	@echo
	@$(BIN)/briefing export --by week
	@echo
	@echo "The notes lie in output/. The newest one opens like this:"
	@echo
	@$(BIN)/briefing note 2026-W39 --no-ingest | head -n 16

# A process for each core; one file's tests stay together, in their order.
test: $(VENV)/installed-dev
	@$(BIN)/python -m pytest -n logical --dist loadfile --no-loadscope-reorder

check: $(VENV)/installed-dev
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/python -m pytest tests/test_architecture.py

# Kills more often than there is time for in every run.
test-all: $(VENV)/installed-dev
	@BRIEFING_KILLS=50 $(BIN)/python -m pytest -n logical --dist loadfile --no-loadscope-reorder

bench: $(VENV)/installed-dev
	@$(BIN)/python -m tests.benchmarks.speed
	@$(BIN)/python -m tests.benchmarks.ranking_speed
	@$(BIN)/python -m tests.benchmarks.copies

bench-quality: $(VENV)/installed-dev
	@$(BIN)/python -m tests.benchmarks.quality

# 1,000, 10,000 and 100,000 articles: about a quarter of an hour.
bench-scale: $(VENV)/installed-dev
	@$(BIN)/python -m tests.benchmarks.scale

# Makes the notes that are committed in output/sample/ anew.
sample: $(VENV)/installed
	@rm -rf output/sample
	@$(BIN)/briefing note 2026-W36 --format md --format docx --format html --format json --format text \
	  --database .briefing/sample.db --out output/sample/

# Writes the lock files anew; needs uv.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	  --no-annotate pyproject.toml --group build -o requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	  --no-annotate pyproject.toml --group build --group dev -o requirements-dev.lock

clean:
	rm -rf $(VENV) .briefing .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "briefing needs Python 3.11 or newer: install it, or name it with 'make PYTHON=/path/to/python3.11'"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/installed: $(VENV)/bin/python requirements.lock pyproject.toml
	@echo "Installing into $(VENV) ..."
	@$(PIP) --require-hashes -r requirements.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q briefing
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed requirements-dev.lock
	@echo "Installing what the tests need ..."
	@$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@
