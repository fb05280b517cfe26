# GNU make 3.81 or newer. The virtual environment in .venv contains exactly what the lock files name, and is always
# created from scratch: its stamp is written last, so an interrupted one is never used.

PYTHON ?= python3
UV_VERSION := 0.13.9
# Extra arguments for the command of a target: make test ARGS="-k quantity", make lock ARGS=--upgrade
ARGS ?=

# Without compiled modules each start would take half a second longer.
unexport PYTHONDONTWRITEBYTECODE

BIN := .venv/bin
READY := .venv/project.stamp
READY_TO_TEST := .venv/test.stamp .venv/project.stamp
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
# More processes than a runner has cores, since tests of servers and browsers wait; a fourth gains nothing. A file stays in one
# process, which shares what its tests have made.
PARALLEL := -n 3 --dist loadfile --no-loadscope-reorder

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.SUFFIXES:

# A virtual environment is bound to its folder and its Python: a copied, moved or orphaned one is created again.
ifneq ($(shell test -x $(BIN)/python && cat .venv/made-in 2>/dev/null),$(CURDIR))
$(shell rm -f .venv/*.stamp .venv-bench/*.stamp)
endif

.PHONY: help
help:
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

.PHONY: build
build: $(READY) ## Check the content and build the site into site/
	$(BIN)/factsheet build $(ARGS)

.PHONY: serve
serve: $(READY) ## Preview the site locally and reload on every change
	$(BIN)/factsheet serve $(ARGS)

.PHONY: check
check: $(READY_TO_TEST) ## Check format, lint, types and content, and run the quick tests (before you propose a change)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/factsheet check
	$(BIN)/factsheet verify
	$(BIN)/pytest $(PARALLEL) -m "not browser and not slow" $(ARGS)

.PHONY: fix
fix: $(READY) ## Fix problems in the content that have one safe answer (ARGS=--diff previews, ARGS=--unsafe fixes more)
	$(BIN)/factsheet fix $(ARGS)

.PHONY: test
test: $(READY_TO_TEST) ## Run all tests, some in a real browser (FACTSHEET_SNAPSHOTS=<folder> adds the quotations)
	$(BIN)/pytest $(PARALLEL) $(ARGS)

.PHONY: nightly
nightly: $(READY_TO_TEST) ## Run all tests with all examples: thousands of sheets, builds killed at every moment
	$(BIN)/pytest $(PARALLEL) --nightly $(ARGS)

.PHONY: golden
golden: $(READY_TO_TEST) ## Accept the current output of the small test site (read the difference first)
	FACTSHEET_GOLDEN=accept $(BIN)/pytest tests/test_golden.py tests/test_problems.py tests/test_rules.py $(ARGS)

.PHONY: screenshots
screenshots: $(READY_TO_TEST) ## Take the screenshots of README and CONTRIBUTING, and one of each kind of page in screenshots/
	rm -rf screenshots
	$(BIN)/factsheet build
	$(BIN)/python -m tests.browser.pictures

# The numbers of points that `make bench` builds, and the number of rounds: make bench SIZES="100 1000" RUNS=5
# First it checks that Hugo does the same work. ARGS="--only factsheet,hugo-same" skips the others.
SIZES ?= 100 1000 10000
RUNS ?= 5
.PHONY: bench
bench: $(READY_TO_TEST) .venv-bench/ready.stamp ## Compare build times with Hugo and MkDocs on synthetic points (SIZES="100 1000" for less)
	$(BIN)/pytest -q tests/bench/test_same_work.py
	$(BIN)/python -m tests.bench.race --runs $(RUNS) --json tests/bench/results.json $(ARGS) $(SIZES)

.PHONY: figures
figures: $(READY_TO_TEST) ## Print statistics of the package: floors, import chains, names, comments, lines
	$(BIN)/python -m tests.figures

# For a language that has no catalogue yet: make messages ARGS=pl
.PHONY: messages
messages: $(READY) ## Update the translation catalogues of the interface (ARGS=pl starts a new one)
	$(BIN)/python -m generator.messages.make $(ARGS)

.PHONY: format
format: $(READY_TO_TEST) ## Format the Python code, and apply the safe fixes of the linter
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Pinned versions stay as long as pyproject.toml allows them; ARGS=--upgrade updates all.
LOCK := .venv/uv/bin/uv pip compile --universal --python-version 3.11 --generate-hashes --no-header \
	--only-binary :all: --no-emit-index-url --no-emit-find-links --quiet
.PHONY: lock
lock: .venv/uv/$(UV_VERSION).stamp ## Update requirements*.txt from pyproject.toml (ARGS=--upgrade for newer versions)
	$(LOCK) $(ARGS) --group build -o requirements.txt pyproject.toml
	$(LOCK) $(ARGS) --group build --group test -c requirements.txt -o requirements-test.txt pyproject.toml
	$(LOCK) $(ARGS) -o requirements-bench.txt requirements-bench.in

.PHONY: clean
clean: ## Remove everything that can be built again, .venv included
	rm -rf .venv .venv-bench site screenshots dist .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find generator tests -name __pycache__ -prune -exec rm -rf {} +

.PHONY: setup
setup: $(READY_TO_TEST) ## Create .venv with everything the tests need (each target sets up what it needs)

define make_venv
	@command -v "$(PYTHON)" >/dev/null || { \
	  echo "'$(PYTHON)' is missing. Name a Python 3.11 or newer: make PYTHON=python3.12" >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "'$(PYTHON)' is older than Python 3.11. Name a newer one: make PYTHON=python3.12" >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "'$(PYTHON)' lacks its venv module. On Debian and Ubuntu: sudo apt-get install python3-venv" >&2; exit 1; }
	rm -rf .venv
	"$(PYTHON)" -m venv .venv
	$(PIP_INSTALL) --require-hashes --no-deps --only-binary :all: -r $(1)
	@echo "$(CURDIR)" > .venv/made-in
endef

.venv/run.stamp: requirements.txt
	$(call make_venv,requirements.txt)
	@touch $@

.venv/test.stamp: requirements-test.txt requirements.txt
	$(call make_venv,requirements-test.txt)
	@touch .venv/run.stamp $@

# The other builders of `make bench`, separate from our environment.
.venv-bench/ready.stamp: requirements-bench.txt
	rm -rf .venv-bench
	"$(PYTHON)" -m venv .venv-bench
	.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps \
	  --only-binary :all: -r requirements-bench.txt
	@touch $@

.venv/project.stamp: .venv/run.stamp pyproject.toml
	$(PIP_INSTALL) --no-build-isolation --no-deps --editable .
	@touch $@

.venv/uv/$(UV_VERSION).stamp:
	"$(PYTHON)" -m venv --clear .venv/uv
	.venv/uv/bin/python -m pip install --quiet --disable-pip-version-check --only-binary :all: uv==$(UV_VERSION)
	@touch $@
