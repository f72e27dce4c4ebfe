# Each target sets up what it needs, in a virtual environment of its own.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin

.PHONY: briefing test lint documents clean

briefing: $(VENV)/installed
	$(BIN)/factpress build facts/armenia-2023-11-21.yaml

test: $(VENV)/installed-test
	$(BIN)/pytest

lint: $(VENV)/installed-test
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy

# The committed documents, the picture in the README and the gallery of charts, made anew.
documents: briefing $(VENV)/installed-test
	$(BIN)/python docs/make_picture.py
	$(BIN)/python docs/make_gallery.py

$(VENV)/installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/installed-test: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable '.[test]'
	touch $@ $(VENV)/installed

clean:
	rm -rf $(VENV) build dist
