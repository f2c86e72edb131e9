# What can be made of Chasqui. Each target is a small script in scripts/ that opens with what it is for.
# PORT=9000 make serve   puts the site on another port.

.DEFAULT_GOAL := help
.PHONY: help serve build dev test journeys bench

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' Makefile | expand -t 16

serve: ## build what is missing and serve the demo newsroom on http://127.0.0.1:8080 (or PORT=)
	@scripts/serve.sh

build: ## get what is missing, build the app and the publisher's command, write the site to dist/
	@scripts/build.sh

dev: ## serve and rebuild on every change of code, style or content; the open page follows
	@scripts/dev.sh

test: ## get what the tests need (Chromium among it) and run all of them
	@scripts/test.sh

journeys: ## the main journeys in Firefox and WebKit, got where they are missing
	@scripts/journeys.sh

bench: ## measure sizes, starts, filters and builds beside their peers (benches/run.mjs says how to narrow it)
	@scripts/bench.sh
