# Needs Python 3.11 to 3.13, pip and make; everything else goes into .venv.
.PHONY: help run test dev setup clean

PYTHON ?= python3
VENV = .venv
BIN = $(VENV)/bin
STAMP = $(VENV)/.installed

help:
	@echo 'make run    set up .venv, read raw/ and publish warehouse/aftermath.duckdb'
	@echo 'make test   set up .venv and pass the checks and tests'
	@echo 'make dev    open the graph in the Dagster UI (http://localhost:3000)'
	@echo 'make setup  set up .venv, nothing else'
	@echo 'make clean  remove .venv and all that tools write; keeps what was published'

run: setup
	$(BIN)/aftermath refresh

test: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/sqlfluff lint dbt_project
	$(BIN)/python -m pipelines.warehouse.sources --check
	$(BIN)/pytest -n auto

dev: setup
	$(BIN)/dagster dev

setup: $(STAMP)

# Installed once, and again when what is asked for changes. uv takes a fifth of pip's time and is pointed at the index pip
# is set up for; where it gets nowhere, pip does the work. Compiled at once: elsewhere each start would compile anew where
# PYTHONDONTWRITEBYTECODE is set, which triples it.
$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' \
		|| { echo 'Aftermath needs Python 3.11, 3.12 or 3.13; name one with `make PYTHON=...`' >&2; exit 1; }
	@# Some systems ship Python without what makes pip for a new environment, but with pip.
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) \
		|| { $(PYTHON) -m venv --clear --without-pip $(VENV) \
			&& $(PYTHON) -m pip --python $(BIN)/python install --quiet pip; }
	index=$${UV_DEFAULT_INDEX:-$${UV_INDEX_URL:-$${PIP_INDEX_URL:-$$($(BIN)/python -m pip config get global.index-url 2>/dev/null || true)}}}; \
	{ $(BIN)/python -m pip install --quiet --disable-pip-version-check uv \
		&& $(BIN)/python -m uv pip install --quiet --compile-bytecode --python $(BIN)/python \
			$${index:+--default-index "$$index"} --constraint constraints.txt --editable '.[dev]'; } \
	|| $(BIN)/python -m pip install --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	touch $(STAMP)

clean:
	rm -rf $(VENV) *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .dagster_home .tmp_dagster_home_*
	rm -rf dbt_project/target dbt_project/logs warehouse/build
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
