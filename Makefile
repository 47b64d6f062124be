# Each target alone takes a fresh clone to its end; see packaging/set_up.sh for what it installs.

MUSIC ?=
DEMO := build/demo

.PHONY: help setup run test lint translations demo benchmark screenshots clean

help:            ## What there is to make
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup:           ## Build .venv with the command in .venv/bin/earshot
	@bash packaging/set_up.sh runtime

run:             ## Open the app on a demo library, or on your music: make run MUSIC=/path
	@bash packaging/set_up.sh runtime
	@bash packaging/run.sh "$(MUSIC)" "$(DEMO)"

test:            ## Check style and types and run all tests
	@bash packaging/set_up.sh test
	@bash packaging/test.sh

lint:            ## Check style and types only
	@bash packaging/set_up.sh test
	@bash packaging/lint.sh

translations:    ## Bring the files of Qt Linguist up to date with the code, and compile them
	@bash packaging/set_up.sh runtime
	@.venv/bin/python packaging/translations.py

demo:            ## Write the demo library to build/demo
	@bash packaging/set_up.sh runtime
	@.venv/bin/earshot demo "$(DEMO)"

benchmark:       ## Measure; the results of our machines are in BENCHMARKS.md
	@bash packaging/set_up.sh benchmark
	@bash packaging/benchmark.sh

screenshots:     ## Picture every place of the window; build/screenshots/index.html shows all
	@bash packaging/set_up.sh screenshots
	@.venv/bin/python -m tests.gallery

clean:           ## Remove what the other targets made
	@rm -rf .venv build .pytest_cache .mypy_cache .ruff_cache .hypothesis
