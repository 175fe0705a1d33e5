# `make` or `make help` says what there is. On Windows, see README.md.

BIN := .venv/bin
READY := .venv/ready
PYTHON ?=
export PYTHON

# A screen to open a window on: X11, Wayland, or a Mac.
SCREEN := $(or $(DISPLAY),$(WAYLAND_DISPLAY),$(filter Darwin,$(shell uname)))

.DEFAULT_GOAL := help
.PHONY: help run test readers check bench fuzz mutants torture screenshots docs translations bundle

help: ## say what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-14s%s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(READY) ## open Engage on the sample project; with no screen, do the same job by the command line
ifneq ($(SCREEN),)
	@test -e build/sample.engage || { mkdir -p build && $(BIN)/engage new build/sample.engage --sample; }
	$(BIN)/engage build/sample.engage
else
	@PATH="$(CURDIR)/$(BIN):$$PATH" tools/tour.sh build/tour
endif

test: $(READY) ## run all tests; ARGS="tests/domain -k quick_log" runs some
	$(BIN)/pytest -n auto --dist worksteal $(ARGS)

readers: $(READY) ## have LibreOffice, Chromium with axe-core and poppler read what Engage writes
	@tools/prepare.sh readers
	ENGAGE_READERS=1 $(BIN)/pytest -n auto tests/readers $(ARGS)

check: $(READY) ## check style, types, layers, unused code, forms, texts for translators and glossary
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache --no-logo
	$(BIN)/vulture
	$(BIN)/python -m engage.ui.forms.build --check
	$(BIN)/python tools/translations.py --check
	$(BIN)/pytest tests/test_glossary.py

bench: $(READY) ## measure against the limits of benchmarks/README.md; CASE=log,page SIZE=L chooses, GROWTH=1 compares sizes
	$(BIN)/python -m benchmarks $(if $(CASE),--case $(CASE)) $(if $(SIZE),--size $(SIZE)) \
		$(if $(ENCRYPTED),--encrypted $(ENCRYPTED)) $(if $(SECONDS),--seconds $(SECONDS)) \
		$(if $(GROWTH),--growth) $(if $(README),--readme)

fuzz: $(READY) ## throw damaged files at every importer, for three minutes each; FORMAT=cards SECONDS=60 chooses
	$(BIN)/python -m pip install -q --disable-pip-version-check atheris==3.0.0
	$(BIN)/python tools/fuzz.py $(if $(FORMAT),--format $(FORMAT)) $(if $(SECONDS),--seconds $(SECONDS))

torture: $(READY) ## kill it, cut its power, fill its disk, for up to an hour; ONLY=kill chooses a part
	ENGAGE_TORTURE=1 $(BIN)/pytest -n 2 --dist worksteal -o faulthandler_timeout=0 tests/torture$(if $(ONLY),/test_$(ONLY).py) $(ARGS)

mutants: $(READY) ## break each safeguard in turn, in a copy, and see that a test fails; ONLY=backup chooses
	$(BIN)/python -m tools.mutants $(if $(ONLY),--only $(ONLY))

screenshots: $(READY) ## take pictures of every screen into build/screenshots/; ARGS=--docs renews docs/images/
	@tools/prepare.sh screen
	$(BIN)/python -m tools.screenshots $(ARGS)

docs: $(READY) ## draw which package imports which, as ARCHITECTURE.md shows it
	$(BIN)/python -m tools.architecture

translations: $(READY) ## collect what the window says for translators, and compile what they made of it
	$(BIN)/python tools/translations.py

bundle: $(READY) ## build the program that runs without Python into dist/, and have it test itself
	$(BIN)/pyinstaller --noconfirm --log-level WARN build.spec
	env -i LANG=C.UTF-8 dist/engage/engage-cli --self-test

$(READY): requirements-dev.txt pyproject.toml tools/prepare.sh
	@tools/prepare.sh
