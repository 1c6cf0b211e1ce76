# The two commands a newcomer needs: `make demo` and `make test`.
SHELL := /bin/sh

.PHONY: demo test install bench lint

# From YAML to typed rows: build, check, generate, start a throw-away server, load, run, compare.
demo: install
	swift build --package-path Examples --product Demo
	swift build --package-path Examples --product sengi
	@set -e; bin=$$(swift build --package-path Examples --show-bin-path); \
	out=$$(mktemp -d); trap 'rm -rf "$$out"' EXIT INT TERM HUP; \
	"$$bin/sengi" check --schemas schemas; \
	"$$bin/sengi" generate --schemas schemas --output "$$out"; \
	"$$bin/sengi" dev --schemas schemas -- "$$bin/Demo"

# Every test, those against PostgreSQL 15 and 18 included.
test: install
	swift build --build-tests
	@set -e; bin=$$(.ci/postgres-18); \
	SENGI_POSTGRES_18_BIN="$$bin" swift test --skip-build --skip SengiClientTests; \
	swift test --skip-build --no-parallel --filter SengiClientTests
	.ci/consumer

# Ratios against C libpq in the same run; figures for people, never a gate.
bench: install
	Benchmarks/run.sh

lint:
	swift format lint --strict -r Package.swift Sources Tests Plugins Examples/Sources Benchmarks/Sources

install:
	@.ci/install-packages
