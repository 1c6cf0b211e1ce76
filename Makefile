# The two commands a newcomer needs: `make demo` and `make test`.
SHELL := /bin/sh

.PHONY: demo test roundtrip pairs corpus-swift pagila rules shapes fuzz crash online install bench lint

# From YAML to typed rows: build, check, generate, start a throw-away server, load, run, compare.
demo: install
	swift build --package-path Examples --product Demo
	swift build --package-path Examples --product sengi
	@set -e; bin=$$(swift build --package-path Examples --show-bin-path); \
	out=$$(mktemp -d); trap 'rm -rf "$$out"' EXIT INT TERM HUP; \
	"$$bin/sengi" check --schemas schemas; \
	"$$bin/sengi" generate --schemas schemas --output "$$out"; \
	"$$bin/sengi" dev --schemas schemas -- "$$bin/Demo"

# Every test, those against PostgreSQL 15 and 18 included, the examples, and a package elsewhere.
test: install
	swift build --build-tests
	@set -e; bin=$$(.ci/postgres-18); \
	SENGI_POSTGRES_18_BIN="$$bin" swift test --skip-build --skip SengiClientTests; \
	swift test --skip-build --no-parallel --filter SengiClientTests
	.ci/examples
	.ci/consumer

# The round-trip law over every schema in CORPUS, or over RANDOM random ones from SEED on, on
# PostgreSQL 15 and 18, without and with owners and privileges; VERBOSE=1 shows the differences.
roundtrip: install
	swift build --product sengi
	swift build --product RoundTrip
	@CORPUS="$(CORPUS)" RANDOM_SCHEMAS="$(RANDOM)" SEED="$(SEED)" VERBOSE="$(VERBOSE)" .ci/roundtrip

# The migration law over every pair of schemas in CORPUS (SUITE, ONLY=SUBSTRING), or over RANDOM
# random ones from SEED on; OUTPUT=DIR keeps plans and differences, VERBOSE=1 shows these. With
# ONLINE=1, whether the way from a live database is the way from its files.
pairs: install
	swift build --product Pairs
	@CORPUS="$(CORPUS)" RANDOM_PAIRS="$(RANDOM)" SEED="$(SEED)" SUITE="$(SUITE)" ONLY="$(ONLY)" \
	  JOBS="$(JOBS)" OUTPUT="$(OUTPUT)" SERVER="$(SERVER)" ONLINE="$(ONLINE)" VERBOSE="$(VERBOSE)" \
	  .ci/pairs

# VALUES values for each kind of rule, held to it by validate() and by the server.
rules: install
	swift build --build-tests
	@SENGI_RULE_VALUES="$(or $(VALUES),10000)" swift test --skip-build --filter ValidationAgreementTests

# The Swift of every schema in CORPUS, formatted and compiled without a warning; ONLY names one.
corpus-swift: install
	swift build --product sengi
	swift build --target Sengi
	@CORPUS="$(CORPUS)" ONLY="$(ONLY)" .ci/corpus-swift

# Every callable function of pagila through its generated signature; pagila.sql is in CORPUS.
pagila: install
	swift build --product sengi
	swift build --target Sengi
	@CORPUS="$(CORPUS)" .ci/pagila

# The verdicts of Swift, the database and JSON Schema on DOCUMENTS documents a shape.
shapes: install
	swift build --build-tests
	@SENGI_SHAPE_DOCUMENTS="$(or $(DOCUMENTS),500)" .ci/shapes

# Mutated YAML and mutated schemas for SECONDS; what crashes or hangs is saved in .build/fuzz.
fuzz: install
	swift build -c release --product Fuzz
	@"$$(swift build -c release --show-bin-path)/Fuzz" --seconds $(or $(SECONDS),60) \
	  --seed $(or $(SEED),1) --save .build/fuzz $(CURDIR)

# Runners of migrations killed at every boundary and at random times, RUNS times; then a backfill
# of ROWS rows killed KILLS times.
crash: install
	swift build --product Crash
	@"$$(swift build --show-bin-path)/Crash" --runs $(or $(RUNS),200) --seed $(or $(SEED),1)
	@"$$(swift build --show-bin-path)/Crash" --backfill $(or $(ROWS),2000000) --kills $(or $(KILLS),20)

# Each online recipe on a table of ROWS rows while others read and write it; the longest wait.
online: install
	swift build -c release --product Online
	@"$$(swift build -c release --show-bin-path)/Online" $(or $(ROWS),2000000)

# Ratios against C libpq in the same run; figures for people, never a gate.
bench: install
	Benchmarks/run.sh

lint:
	swift format lint --strict -r Package.swift Sources Tests Plugins Examples/Package.swift Examples/Sources \
	  Examples/Tests Benchmarks/Sources

install:
	@.ci/install-packages
