# Everything here needs Python 3.11 or newer and make, and works with the make of macOS (3.81).

PYTHON ?= python3
PORT ?= 8000
SEED ?= 20260302
SIZE ?= full
ONLY ?=
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/installed

# Every process of a run reads the program: compiled once, also where the environment says that nothing be kept.
export PYTHONDONTWRITEBYTECODE :=
export PYTHONPYCACHEPREFIX := $(CURDIR)/.cache/python
export MYPY_CACHE_DIR := $(CURDIR)/.cache/mypy
export RUFF_CACHE_DIR := $(CURDIR)/.cache/ruff
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help setup demo test check proofs docs lock clean

help: ## say what can be made
	@echo "Alongside. Commands:"
	@sed -n 's/^\([a-z]*\):.*## \(.*\)$$/  make \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "%-14s %s\n", $$1, $$2 }'

setup: $(STAMP) ## install what is needed into .venv (again: nothing to do)

$(STAMP): pyproject.toml requirements/dev.txt
	@sh scripts/make-venv "$(PYTHON)" "$(VENV)"
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements/dev.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

demo: setup ## build a place to try everything in, and serve it (PORT=8000)
	$(BIN)/alongside demo --port $(PORT)

test: setup ## every test: units, properties, the house, the browser (SEED=...)
	@sh scripts/find-or-install-chromium "$(BIN)" > /dev/null
	$(BIN)/python -m pytest --seed=$(SEED) --ignore=tests/proofs

check: setup ## style, types, templates, imports, common security mistakes
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	ALONGSIDE_DATA=.cache/check DATABASE_URL=postgresql:///none $(BIN)/mypy
	$(BIN)/djlint --quiet --lint src
	$(BIN)/lint-imports --no-cache
	$(BIN)/bandit --quiet --configfile pyproject.toml --recursive src

proofs: setup ## what must not be able to happen, tried hard (ONLY=need-to-know SIZE=small SEED=...)
	$(BIN)/python -m pytest --seed=$(SEED) --size=$(SIZE) tests/proofs$(if $(ONLY),/test_$(subst -,_,$(ONLY))*.py)

docs: setup ## write docs/rules.md and docs/states/ anew from the code
	$(BIN)/alongside manage write_docs

lock: ## write requirements/ anew from pyproject.toml (needs uv)
	sh scripts/lock

clean: ## remove what was built; data in var stays
	rm -rf $(VENV) .cache build .hypothesis test-results src/alongside.egg-info
