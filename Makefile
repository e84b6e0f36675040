# What there is to do here. `make help` lists it.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
APT := $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get -qq -y
VENV := .venv
RUN := $(VENV)/bin/python
INSTALL := $(RUN) -m pip install --disable-pip-version-check
TEST_PACKAGES := chromium fonts-noto-cjk libreoffice-calc-nogui libreoffice-writer-nogui mariadb-client-core mariadb-server-core poppler-utils postgresql
# More than the two cores: each waits for a server, a browser or a disk now and then.
SIDE_BY_SIDE := -n 4 --dist loadgroup --no-loadscope-reorder

.DEFAULT_GOAL := help
.PHONY: help run demo test test-all bench check clean test-packages

help:  ## list what there is to do
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(VENV)/installed  ## install, make the demonstration county where there is no own data, serve it
	@$(RUN) manage.py run

demo: $(VENV)/installed  ## write the demonstration county anew and import it
	@$(RUN) manage.py demo

test: $(VENV)/installed-tests test-packages check  ## check and test everything that a change can break
	@$(RUN) -m pytest $(SIDE_BY_SIDE) -m "not slow"

test-all: $(VENV)/installed-tests test-packages check  ## the same with the long variants
	@$(RUN) -m pytest $(SIDE_BY_SIDE)

check: $(VENV)/installed-tests
	@$(RUN) -m ruff check .
	@$(RUN) -m ruff format --check .

bench: $(VENV)/installed-tests  ## measure imports, pages, detection, overdispersion and spot checks, write docs/benchmark*.md
	@$(RUN) -m tests.bench.detection
	@$(RUN) -m tests.bench.overdispersion
	@$(RUN) -m tests.bench.coverage
	@$(RUN) -m tests.bench.spot_checks
	@$(RUN) -m tests.bench
	@$(RUN) -m tests.bench.one_workbook

clean:  ## remove what running and testing made; a county's own data and key stay
	rm -rf $(VENV) .pytest_cache .ruff_cache .hypothesis data/local/demo*
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Each stamp is younger than the requirements it was installed from, so a second run is instant.

$(VENV)/installed: requirements.txt | $(VENV)/bin/python
	@echo "Installing what the dashboard needs into $(VENV) (about a minute) ..."
	@$(INSTALL) -r requirements.txt
	@touch $@

$(VENV)/installed-tests: requirements-test.txt requirements-mysql.txt requirements-postgresql.txt $(VENV)/installed
	@echo "Installing what the tests need into $(VENV) ..."
	@$(INSTALL) -r requirements-test.txt
	@touch $@

# Debian's Python comes without ensurepip until python3-venv is installed.
$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or later is needed; name one with: make $(MAKECMDGOALS) PYTHON=/path/to/python"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null \
		|| { echo "Installing python3-venv ..."; $(APT) update && $(APT) install --no-install-recommends python3-venv; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

test-packages:
	@command -v dpkg-query >/dev/null || { echo "Not Debian: install yourself, if missing: $(TEST_PACKAGES)"; exit 0; }; \
	missing=$$(for package in $(TEST_PACKAGES); do \
		dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q 'ok installed' || echo $$package; done); \
	[ -z "$$missing" ] \
		|| { echo "Installing" $$missing "..."; $(APT) update && $(APT) install --no-install-recommends $$missing; }
