# `make build` and `make test` work on a fresh Debian or Ubuntu machine: each sets up what it needs.

RUNTIME_PACKAGES := libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fontconfig \
	fonts-noto-cjk fonts-linuxlibertine fonts-lxgw-wenkai
TEST_PACKAGES := poppler-utils chromium gettext default-jdk-headless libjaxb-java \
	hunspell hunspell-en-gb hunspell-es hunspell-fr hunspell-pt-br
VENV := .venv/.complete
BIN := .venv/bin

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

.PHONY: help
help: ## say what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-7s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: build
build: runtime-packages $(VENV) ## build every event in events/ into dist/
	@$(BIN)/proceedings build

.PHONY: test
test: test-packages $(VENV) ## run all tests
	@$(BIN)/pytest -n 2

.PHONY: bench
bench: $(VENV) ## measure how validation and the update of catalogs grow
	@$(BIN)/python benchmarks/scale.py
	@$(BIN)/python benchmarks/translations.py

.PHONY: scale
scale: runtime-packages $(VENV) ## set a book of 500 pages in each language, and measure
	@$(BIN)/python benchmarks/pages.py

.PHONY: goldens
goldens: test-packages $(VENV) ## rewrite the expected pages, texts and outlines of books
	@$(BIN)/pytest -n 2 tests/test_pages.py --update-goldens

.PHONY: check
check: $(VENV) ## check format, lint, imports and types
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/mypy

.PHONY: fix
fix: $(VENV) ## format, and mend what the linter can
	@$(BIN)/ruff check --fix-only .
	@$(BIN)/ruff format .

.PHONY: docs
docs: $(VENV) ## write docs/diagnostics/ and schemas/ from the package
	@$(BIN)/python -m scripts.documentation

.PHONY: lock
lock: $(VENV) ## pin the packages of pyproject.toml (newest ones: LOCK=--upgrade)
	@CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --extra dev --generate-hashes \
		--allow-unsafe --strip-extras --no-emit-options $(LOCK) \
		--output-file requirements.lock pyproject.toml

.PHONY: clean
clean: ## remove dist/ and all caches, but not .venv
	@rm -rf dist dist.lock .dist.staging .dist.previous
	@rm -rf .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find proceedings tests -name __pycache__ -prune -exec rm -rf {} +

.PHONY: runtime-packages
runtime-packages:
	@scripts/debian-packages.sh $(RUNTIME_PACKAGES)

.PHONY: test-packages
test-packages:
	@scripts/debian-packages.sh $(RUNTIME_PACKAGES) $(TEST_PACKAGES)

$(VENV): requirements.lock pyproject.toml scripts/venv.sh
	@scripts/venv.sh
	@touch $@
