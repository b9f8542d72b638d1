BIN := .venv/bin
# Processes of the test run; each starts its own LibreOffice.
WORKERS ?= 2

.DEFAULT_GOAL := help
.PHONY: help setup python system demo run test lint types bundle bench table screenshots gallery validate lock clean

help: ## Show this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

setup: python system ## Make .venv and, as root, install the system packages
	@echo "Ready: make demo exports the examples, make run opens the window"

python:
	@.ci/setup python

system:
	@.ci/setup system

demo: python ## Export every example to out/ as DOCX, PDF and page pictures
	$(BIN)/drafter export examples/*.toml -o out/ --pdf --png

run: python ## Open the window
	$(BIN)/drafter

test: python system ## Run the tests
	$(BIN)/pytest -n $(WORKERS)

lint: python ## Check style and formatting
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: python ## Check the types
	$(BIN)/mypy

bundle: python system ## Freeze the program into dist/drafter and try it
	@.ci/setup bundle
	$(BIN)/pyinstaller --noconfirm --log-level ERROR build.spec
	.ci/try-bundle

bench: python ## Print the measurements
	$(BIN)/python -m benchmarks

table: python ## Write the table of types into the README
	$(BIN)/python docs/make_table.py

screenshots: python ## Make out/screens and docs/screens: every window and state
	$(BIN)/python docs/make_screenshots.py

gallery: python system ## Make out/gallery: every type from its example, and contact sheets
	$(BIN)/python docs/make_gallery.py

validate: gallery ## Check the gallery's files with the Open XML SDK (needs npm)
	@.ci/validate

lock: python ## Lock the newest allowed versions in uv.lock
	$(BIN)/python .ci/lock

clean: ## Remove all that was made
	rm -rf .venv .wheels .mypy_cache .pytest_cache .ruff_cache build dist out .coverage
	find . -name __pycache__ -prune -exec rm -r {} +
