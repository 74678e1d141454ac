# Each target works from a fresh clone; the first one sets up .venv.
ARTICLES ?= seeds
PYTHON ?= python3
RUN := .venv/bin/python -m

.PHONY: help report test lab notebooks
help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 12

report: .venv/installed ## HTML pages of the articles in ARTICLES (seeds unless you say ARTICLES=folder) into reports/
	$(RUN) ngoaigiao.cli report "$(ARTICLES)" --out reports

test: .venv/installed ## everything that CI runs
	$(RUN) pytest tests
	$(RUN) pytest --nbval --nbval-cell-timeout=60 -p no:cacheprovider notebooks

lab: .venv/installed ## JupyterLab on the notebooks
	$(RUN) jupyterlab --notebook-dir=notebooks

notebooks: .venv/installed ## run the notebooks on the seeds and save their outputs
	$(RUN) ngoaigiao.cli notebooks

.venv/installed: requirements.txt requirements.in pyproject.toml
	"$(PYTHON)" -m venv .venv
	$(RUN) pip install --quiet --disable-pip-version-check --requirement requirements.txt
	$(RUN) pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch .venv/installed
