# SPDX-License-Identifier: GPL-3.0-or-later
# `make` alone lists what there is. Paths are relative on purpose: a checkout may lie anywhere, spaces included.

BIN := .venv/bin
LANGUAGES := kk ru en
TOUR := build/tour
export LANG ?= C.UTF-8

.DEFAULT_GOAL := help
.PHONY: help setup run tour screens test escapes fuzz bench check strings lock clean

help: ## list these targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/\1\t\2/p' Makefile | while IFS="$$(printf '\t')" read -r name line; do \
		printf '  make %-8s %s\n' "$$name" "$$line"; done

setup: ## install what is missing: Debian packages, .venv, Python packages; nothing where nothing is
	@packaging/setup.sh

run: setup ## show the demonstration; where there is no display, walk through it and print each step
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		$(BIN)/kiosk demo; \
	else \
		$(BIN)/kiosk demo --tour $(TOUR); \
	fi

tour: setup ## walk through the demonstration on a virtual display; pictures go to build/tour
	@$(BIN)/kiosk demo --tour $(TOUR)

screens: setup ## picture every screen in each language, look and size; they go to build/screens
	@$(BIN)/python -m tests.gui.pictures build/screens

test: setup ## run every test, three files at a time
	@$(BIN)/python -m pytest --numprocesses 3 --dist loadfile --no-loadscope-reorder

escapes: setup ## try every way out of the reader's screen, then look whether holes made on purpose are found
	@$(BIN)/python -m tests.journeys.escapes
	@$(BIN)/python -m tests.journeys.escapes --holes

fuzz: setup ## throw more than a million spoilt inputs at the gateway's readers
	@$(BIN)/python -m tests.fuzz.gateway

bench: setup ## measure speed and memory beside a peer, and print the ratios
	@$(BIN)/python -m tests.bench.policy
	@$(BIN)/python -m tests.bench.gateway
	@$(BIN)/python -m tests.bench.journal
	@$(BIN)/python -m tests.bench.sessions
	@$(BIN)/python -m tests.bench.search
	@$(BIN)/python -m tests.bench.shell

check: setup ## check style, types, the arrows between packages, the strings, and the guides
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m pytest -q tests/contracts/test_strings.py
	@$(BIN)/kioskctl library check

strings: setup ## gather the screen's strings into translations/, and compile them
	@for language in $(LANGUAGES); do \
		$(BIN)/pyside6-lupdate $$(find kiosk -name '*.py' | LC_ALL=C sort) -locations none -no-obsolete \
			-source-language en -target-language "$$language" -ts "translations/tereze_$$language.ts" \
			>/dev/null || exit 1; \
		done
	@packaging/setup.sh

lock: setup ## write requirements.lock anew from pyproject.toml
	@$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --custom-compile-command 'make lock' --quiet --output-file requirements.lock

clean: ## remove what is made here; .venv goes too
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache translations/*.qm
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
