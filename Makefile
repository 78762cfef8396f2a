# Every target builds what it needs first and does nothing twice. Start with `make demo` or `make test`.
PYTHON ?= $(shell for name in python3.11 python3.12 python3.13 python3; do command -v $$name && break; done)
RUN := .venv/bin
PYTEST := $(RUN)/pytest
# Processes that run tests; "auto" takes every core.
N ?= auto
ARGS ?=

# Where it is set, every command compiles the whole house again; that is half of what starting one takes.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev demo test test-postgres test-browser check format bench bench-allocation bench-requests lock messages docs soak soak-requests clean

help: ## Show this list.
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

setup:
	@test -n "$(PYTHON)" || { echo "mithaq: Mithaq needs Python 3.11 or newer and found none. Hint: on Debian, apt-get install python3 python3-venv." >&2; exit 1; }
	@$(PYTHON) tools/bootstrap.py

setup-dev:
	@test -n "$(PYTHON)" || { echo "mithaq: Mithaq needs Python 3.11 or newer and found none. Hint: on Debian, apt-get install python3 python3-venv." >&2; exit 1; }
	@$(PYTHON) tools/bootstrap.py --dev

demo: setup ## Build everything, load the demonstration, serve http://localhost:8000 (ARGS="--port 9000").
	@$(RUN)/mithaq demo $(ARGS)

test: setup-dev ## Run the tests on SQLite (ARGS="-k word").
	@$(RUN)/python -m mithaq.kit.messages compile >/dev/null
	@$(PYTEST) -n $(N) -m "not browser" $(ARGS)

test-postgres: setup-dev ## Run the same tests on a throw-away PostgreSQL.
	@$(RUN)/python -m mithaq.kit.messages compile >/dev/null
	@tools/postgres.sh $(PYTEST) -n $(N) -m "not browser" $(ARGS)

test-browser: setup-dev ## Run the tests that drive Chromium.
	@$(RUN)/python -m mithaq.kit.messages compile >/dev/null
	@$(PYTEST) -n $(N) -m browser $(ARGS)

check: setup-dev ## Lint, formats, import order, types, migrations, translations, generated pages.
	@$(RUN)/python tools/check.py $(ARGS)

format: setup-dev ## Write Python and templates in the house's format.
	@$(RUN)/ruff check --fix --quiet src tests tools conftest.py manage.py
	@$(RUN)/ruff format --quiet src tests tools conftest.py manage.py
	@$(RUN)/python tools/check.py --format-templates

bench: bench-allocation ## Measure; write the tables of docs/performance.md.
	@$(RUN)/python -m mithaq.kit.messages compile >/dev/null
	@$(RUN)/python bench/run.py $(ARGS)

bench-allocation: setup-dev ## Measure the counting of votes alone (ARGS=--quick).
	@$(RUN)/python tools/oracle.py || true
	@$(RUN)/python bench/allocation.py $(filter --quick,$(ARGS))

soak: setup-dev ## A vote under load, kills and a cut database (ARGS="--quick", "--database URL").
	@$(RUN)/python -m mithaq.kit.messages compile >/dev/null
	@$(RUN)/python -m bench.soak $(ARGS)

bench-requests: setup-dev ## The pages of 50,000 requests (ARGS="--quick", "--database URL").
	@$(RUN)/python -m mithaq.kit.messages compile >/dev/null
	@$(RUN)/python -m bench.many $(ARGS)

soak-requests: setup-dev ## 5,000 requests with photos, the worker killed (ARGS="--quick", "--database URL").
	@$(RUN)/python -m mithaq.kit.messages compile >/dev/null
	@$(RUN)/python -m bench.soak_requests $(ARGS)

lock: setup-dev ## Compile requirements/*.in into hashed lock files.
	@$(RUN)/python tools/lock.py $(ARGS)

messages: setup ## Compile the translations.
	@$(RUN)/python -m mithaq.kit.messages compile

docs: setup-dev ## Write the generated pages of docs/.
	@$(RUN)/mithaq settings --markdown > docs/settings.md
	@$(RUN)/python tools/requirements_page.py

clean: ## Remove what was built; the data in var/ stays.
	@rm -rf .venv .tools .mypy_cache .ruff_cache .hypothesis .import_linter_cache build dist src/*.egg-info
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
	@find src -name '*.mo' -delete
	@echo "mithaq: removed what was built; the data in var/ stays."
