# GNU make 3.81 or newer. The virtual environment lives in .venv, holds exactly what the lock files name, and is always
# made from nothing: a stamp is written last, so one that was interrupted is never taken as good.

PYTHON ?= python3
UV_VERSION := 0.13.9
# Extra words for the command a target runs: make test ARGS="-k quantity", make lock ARGS=--upgrade
ARGS ?=

BIN := .venv/bin
READY := .venv/project.stamp
READY_TO_TEST := .venv/test.stamp .venv/project.stamp
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
# As many processes as there are cores; a file stays in one, which shares what its tests have made.
PARALLEL := -n 3 --dist loadfile --no-loadscope-reorder

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.SUFFIXES:

# A virtual environment is bound to its folder and its Python: one that was copied, moved or orphaned counts as not made.
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
serve: $(READY) ## Show the site on this computer and follow every change
	$(BIN)/factsheet serve $(ARGS)

.PHONY: check
check: $(READY_TO_TEST) ## Format, lint, types, content and the quick tests: what to run before proposing a change
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/factsheet check
	$(BIN)/factsheet verify
	$(BIN)/pytest $(PARALLEL) -m "not browser and not slow" $(ARGS)

.PHONY: fix
fix: $(READY) ## Mend what can be mended without a doubt in the content (ARGS=--diff shows it, ARGS=--unsafe mends more)
	$(BIN)/factsheet fix $(ARGS)

.PHONY: test
test: $(READY_TO_TEST) ## All tests, those in a real browser too (FACTSHEET_SNAPSHOTS=<folder> adds the quotations)
	$(BIN)/pytest $(PARALLEL) $(ARGS)

.PHONY: nightly
nightly: $(READY_TO_TEST) ## All tests and what searches long: thousands of examples, every moment at which a build may end
	$(BIN)/pytest $(PARALLEL) --nightly $(ARGS)

.PHONY: golden
golden: $(READY_TO_TEST) ## Accept what the small site of the tests now comes out as; read the difference before proposing it
	FACTSHEET_GOLDEN=accept $(BIN)/pytest tests/test_golden.py tests/test_problems.py tests/test_rules.py $(ARGS)

.PHONY: screenshots
screenshots: $(READY_TO_TEST) ## Take the pictures of README and CONTRIBUTING, and every kind of page for looking at, in screenshots/
	rm -rf screenshots
	$(BIN)/factsheet build
	$(BIN)/python -m tests.browser.pictures

# What `make bench` builds, in points, and how many rounds: make bench SIZES="100 1000" RUNS=5
# First it checks that Hugo does the same work. ARGS="--only factsheet,hugo-same" leaves out the others.
SIZES ?= 100 1000 10000
RUNS ?= 5
.PHONY: bench
bench: $(READY_TO_TEST) .venv-bench/ready.stamp ## Time our builder against Hugo and MkDocs on synthetic points (SIZES="100 1000" for less)
	$(BIN)/pytest -q tests/bench/test_same_work.py
	$(BIN)/python -m tests.bench.race --runs $(RUNS) --json tests/bench/results.json $(ARGS) $(SIZES)

.PHONY: figures
figures: $(READY_TO_TEST) ## Print figures of the package: floors, chains of imports, names, comments, lines
	$(BIN)/python -m tests.figures

# For a language that has no catalogue yet: make messages ARGS=pl
.PHONY: messages
messages: $(READY) ## Bring the catalogues of the interface up to date, for translators (ARGS=pl begins one)
	$(BIN)/python -m generator.messages.make $(ARGS)

.PHONY: format
format: $(READY_TO_TEST) ## Format the Python code, and fix what the linter can fix safely
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# What is pinned stays where it is as long as pyproject.toml allows it; ARGS=--upgrade moves everything.
LOCK := .venv/uv/bin/uv pip compile --universal --python-version 3.11 --generate-hashes --no-header \
	--only-binary :all: --no-emit-index-url --no-emit-find-links --quiet
.PHONY: lock
lock: .venv/uv/$(UV_VERSION).stamp ## Write requirements*.txt anew from pyproject.toml (ARGS=--upgrade for newer versions)
	$(LOCK) $(ARGS) --group build -o requirements.txt pyproject.toml
	$(LOCK) $(ARGS) --group build --group test -c requirements.txt -o requirements-test.txt pyproject.toml
	$(LOCK) $(ARGS) -o requirements-bench.txt requirements-bench.in

.PHONY: clean
clean: ## Remove everything that can be made again, .venv too
	rm -rf .venv .venv-bench site screenshots dist .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find generator tests -name __pycache__ -prune -exec rm -rf {} +

.PHONY: setup
setup: $(READY_TO_TEST) ## Make .venv with everything the tests need (each target does what it needs by itself)

define make_venv
	@command -v "$(PYTHON)" >/dev/null || { \
	  echo "There is no '$(PYTHON)' here. Name a Python of 3.11 or newer: make PYTHON=python3.12" >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or newer is needed; '$(PYTHON)' is older. Name another: make PYTHON=python3.12" >&2; exit 1; }
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

# The rivals of `make bench`, apart from everything of ours.
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
