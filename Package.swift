// swift-tools-version: 6.3
import PackageDescription

/// Our own code compiles without a warning, or not at all; but for those who fetch the package, as
/// `--build-system swiftbuild` silences warnings of dependencies and refuses to do both.
let isFetched = Context.packageDirectory.contains("/checkouts/")
let strict: [SwiftSetting] = isFetched ? [] : [.treatAllWarnings(as: .error)]

let package = Package(
  name: "sengi",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "Sengi", targets: ["Sengi"]),
    .library(name: "SengiTesting", targets: ["SengiTesting"]),
    .library(name: "SengiMigrations", targets: ["SengiMigrations"]),
    .executable(name: "sengi", targets: ["SengiCLI"]),
    .executable(name: "sengi-generate", targets: ["sengi-generate"]),
    .plugin(name: "SengiPlugin", targets: ["SengiPlugin"]),
    .plugin(name: "SengiCommand", targets: ["SengiCommand"]),
    // The same program once more: a plugin names its tool only by a target called like its product.
    .executable(name: "SengiCLI", targets: ["SengiCLI"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
    .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.7.3"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    // System libraries
    .systemLibrary(
      name: "CLibYAML", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .systemLibrary(
      name: "CLibPQ", pkgConfig: "libpq",
      providers: [.apt(["libpq-dev"]), .brew(["libpq"])]),

    // Header only: what Swift's Glibc module leaves out
    .systemLibrary(name: "CEpoll"),

    // The leaves both halves share
    .target(name: "SengiSQL", swiftSettings: strict),
    .target(name: "SengiJSON", swiftSettings: strict),

    // Generation: text in, text out
    .target(name: "SengiDiagnostics", swiftSettings: strict),
    .target(
      name: "SengiYAML", dependencies: ["CLibYAML", "SengiDiagnostics"], swiftSettings: strict),
    .target(
      name: "SengiSchema", dependencies: ["SengiSQL", "SengiJSON"], swiftSettings: strict),
    .target(
      name: "SengiReading",
      dependencies: ["SengiYAML", "SengiSchema", "SengiSQL", "SengiJSON", "SengiDiagnostics"],
      swiftSettings: strict),
    .target(
      name: "SengiWriting",
      dependencies: [
        "SengiReading", "SengiYAML", "SengiSchema", "SengiSQL", "SengiDiagnostics",
      ],
      swiftSettings: strict),
    .target(
      name: "SengiLint", dependencies: ["SengiSchema", "SengiSQL", "SengiDiagnostics"],
      swiftSettings: strict),
    .target(
      name: "SengiDDL", dependencies: ["SengiSchema", "SengiSQL", "SengiJSON"],
      swiftSettings: strict),
    .target(
      name: "SengiJSONSchema", dependencies: ["SengiSchema", "SengiSQL", "SengiJSON"],
      swiftSettings: strict),
    .target(
      name: "SengiTemplates", path: "templates", exclude: ["swift"],
      sources: ["BuiltinTemplates.swift"], swiftSettings: strict),
    .target(
      name: "SengiSwift",
      dependencies: [
        "SengiSchema", "SengiSQL", "SengiJSON", "SengiDiagnostics", "SengiTemplates",
        .product(name: "Mustache", package: "swift-mustache"),
      ], swiftSettings: strict),
    .target(
      name: "SengiGenerator",
      dependencies: ["SengiReading", "SengiSwift", "SengiJSONSchema"], swiftSettings: strict),
    .executableTarget(
      name: "sengi-generate", dependencies: ["SengiGenerator"], path: "Sources/SengiGenerateTool",
      swiftSettings: strict),
    .plugin(
      name: "SengiPlugin", capability: .buildTool(), dependencies: ["sengi-generate"]),

    .plugin(
      name: "SengiCommand",
      capability: .command(
        intent: .custom(verb: "sengi", description: "Checks, formats and generates from schemas."),
        permissions: [.writeToPackageDirectory(reason: "sengi writes Swift, SQL and YAML files.")]),
      dependencies: ["SengiCLI"]),

    // Runtime: linked into the user's program
    .target(name: "SengiWire", dependencies: ["SengiSQL", "SengiJSON"], swiftSettings: strict),
    .target(name: "SengiQuery", dependencies: ["SengiWire"], swiftSettings: strict),
    .target(name: "SengiPool", swiftSettings: strict),
    .target(
      name: "SengiClient",
      dependencies: [
        "CEpoll", "CLibPQ", "SengiPool", "SengiWire", "SengiSQL",
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Metrics", package: "swift-metrics"),
        .product(name: "Tracing", package: "swift-distributed-tracing"),
      ], swiftSettings: strict),
    .target(
      name: "Sengi",
      dependencies: ["SengiQuery", "SengiClient", "SengiWire", "SengiSQL", "SengiJSON"],
      swiftSettings: strict),

    // Throw-away servers, tests, command line
    .target(name: "SengiScratch", dependencies: ["SengiDiagnostics"], swiftSettings: strict),
    .target(
      name: "SengiTesting", dependencies: ["Sengi", "SengiClient", "SengiScratch", "SengiSQL"],
      swiftSettings: strict),
    .target(
      name: "SengiLive",
      dependencies: ["SengiClient", "SengiWire", "SengiSchema", "SengiSQL", "SengiDiagnostics"],
      swiftSettings: strict),
    // A project as SQL, apart so that no consumer's build compiles it for the plugin
    .target(
      name: "SengiProjectDDL",
      dependencies: [
        "SengiGenerator", "SengiReading", "SengiDDL", "SengiSchema", "SengiDiagnostics",
      ], swiftSettings: strict),

    // From one schema to the next
    .target(
      name: "SengiSteps", dependencies: ["SengiSQL", "SengiDiagnostics"], swiftSettings: strict),
    .target(
      name: "SengiDiff", dependencies: ["SengiSchema", "SengiSQL", "SengiJSON"],
      swiftSettings: strict),
    .target(
      name: "SengiPlan",
      dependencies: [
        "SengiDiff", "SengiDDL", "SengiSteps", "SengiSchema", "SengiSQL", "SengiDiagnostics",
      ], swiftSettings: strict),
    .target(
      name: "SengiHazards",
      dependencies: ["SengiSteps", "SengiSchema", "SengiSQL", "SengiDiagnostics"],
      swiftSettings: strict),
    .target(
      name: "SengiMigrations",
      dependencies: [
        "SengiSteps", "SengiClient", "SengiWire", "SengiJSON", "SengiSQL", "SengiDiagnostics",
      ], swiftSettings: strict),
    .target(
      name: "SengiSources",
      dependencies: [
        "SengiGenerator", "SengiReading", "SengiWriting", "SengiLive", "SengiScratch",
        "SengiClient", "SengiWire", "SengiSteps", "SengiDDL", "SengiDiff", "SengiMigrations",
        "SengiSchema", "SengiSQL", "SengiDiagnostics",
      ], swiftSettings: strict),
    .target(
      name: "SengiReview",
      dependencies: [
        "SengiPlan", "SengiHazards", "SengiSteps", "SengiDiff", "SengiReading", "SengiSchema",
        "SengiSQL", "SengiJSON", "SengiDiagnostics",
      ], swiftSettings: strict),
    .target(
      name: "SengiServerCheck",
      dependencies: [
        "SengiClient", "SengiDDL", "SengiReading", "SengiSchema", "SengiSQL", "SengiDiagnostics",
      ], swiftSettings: strict),
    .executableTarget(
      name: "SengiCLI",
      dependencies: [
        "SengiGenerator", "SengiReading", "SengiWriting", "SengiLive", "SengiLint",
        "SengiServerCheck", "SengiScratch", "SengiSteps", "SengiDiff", "SengiPlan", "SengiHazards",
        "SengiMigrations", "SengiProjectDDL", "SengiSources", "SengiReview", "SengiTesting",
        "SengiWire",
        "SengiClient", "SengiYAML", "SengiSchema", "SengiSQL", "SengiJSON", "SengiDDL",
        "SengiDiagnostics",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: strict),

    // The example schemas, compiled through the plugin on every build
    .target(
      name: "ExampleModels", dependencies: ["Sengi"], path: "schemas",
      swiftSettings: strict, plugins: ["SengiPlugin"]),

    // Tests
    .testTarget(name: "SengiSQLTests", dependencies: ["SengiSQL"], swiftSettings: strict),
    .testTarget(
      name: "SengiYAMLTests", dependencies: ["SengiYAML", "SengiDiagnostics"], swiftSettings: strict
    ),
    .testTarget(
      name: "SengiReadingTests",
      dependencies: ["SengiReading", "SengiSchema", "SengiJSON", "SengiDiagnostics"],
      swiftSettings: strict),
    .testTarget(
      name: "SengiWritingTests",
      dependencies: [
        "SengiWriting", "SengiReading", "SengiYAML", "SengiSchema", "SengiSQL", "SengiDiagnostics",
        "SeededRandom",
      ], swiftSettings: strict),
    .testTarget(
      name: "SengiLintTests",
      dependencies: ["SengiLint", "SengiReading", "SengiSchema", "SengiSQL", "SengiDiagnostics"],
      swiftSettings: strict),
    .testTarget(
      name: "SengiDDLTests", dependencies: ["SengiDDL", "SengiSchema", "SengiSQL"],
      swiftSettings: strict),
    .testTarget(
      name: "SengiSwiftTests",
      dependencies: [
        "SengiSwift", "SengiSchema", "SengiSQL", "SengiDiagnostics", "SengiGenerator",
        "SengiTemplates",
      ],
      exclude: ["Goldens"], swiftSettings: strict),
    .testTarget(
      name: "SengiWireTests", dependencies: ["SengiWire"], swiftSettings: strict),
    .testTarget(
      name: "SengiQueryTests", dependencies: ["SengiQuery", "SengiWire"], swiftSettings: strict),
    .testTarget(name: "SengiPoolTests", dependencies: ["SengiPool"], swiftSettings: strict),
    .testTarget(
      name: "SengiScratchTests",
      dependencies: [
        "SengiScratch", "SengiDiagnostics", "SengiDDL", "SengiSchema", "SengiSQL", "SengiTesting",
        "SengiClient", "SengiWire",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "SengiClientTests",
      dependencies: ["Sengi", "SengiClient", "SengiTesting", "SengiScratch"], swiftSettings: strict),
    .testTarget(
      name: "SengiLiveTests",
      dependencies: [
        "SengiLive", "SengiClient", "SengiWire", "SengiSchema", "SengiSQL", "SengiTesting",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "WholePathTests",
      dependencies: [
        "Sengi", "SengiTesting", "SengiScratch", "SengiGenerator", "SengiProjectDDL",
        "SengiReading",
        "SengiDDL",
        "SengiSwift",
        "ExampleModels", "HostileModels", "OptionModels", "RelationModels", "TypeModels",
        .product(name: "Logging", package: "swift-log"),
        .product(name: "InMemoryLogging", package: "swift-log"),
        .product(name: "Tracing", package: "swift-distributed-tracing"),
        .product(name: "InMemoryTracing", package: "swift-distributed-tracing"),
      ], swiftSettings: strict),
    // A schema with something for every option of the generated Swift
    .target(
      name: "OptionModels", dependencies: ["Sengi"], path: "Tests/OptionModels",
      swiftSettings: strict, plugins: ["SengiPlugin"]),
    // One of every kind of type, function and view
    .target(
      name: "TypeModels", dependencies: ["Sengi"], path: "Tests/TypeModels",
      swiftSettings: strict, plugins: ["SengiPlugin"]),
    // Names that try to break out of YAML, SQL and Swift
    .target(
      name: "HostileModels", dependencies: ["Sengi"], path: "Tests/HostileModels",
      swiftSettings: strict, plugins: ["SengiPlugin"]),
    // Relations over keys of every kind
    .target(
      name: "RelationModels", dependencies: ["Sengi"], path: "Tests/RelationModels",
      swiftSettings: strict, plugins: ["SengiPlugin"]),
    // 50 random shapes, written by `Tests/ShapeModels/random-shapes`
    .target(
      name: "ShapeModels", dependencies: ["Sengi"], path: "Tests/ShapeModels",
      exclude: ["random-shapes"], swiftSettings: strict, plugins: ["SengiPlugin"]),
    .testTarget(
      name: "SengiShapeTests",
      dependencies: [
        "Sengi", "SengiJSON", "SengiJSONSchema", "SengiDDL", "SengiReading", "SengiSchema",
        "SengiSQL", "SengiDiagnostics", "SengiGenerator", "SengiScratch", "SeededRandom",
        "SengiDiff", "SengiPlan", "SengiSources", "SengiTesting", "SengiClient", "SengiWire",
        "ShapeModels", "ExampleModels",
      ],
      exclude: ["json-schema-verdicts"], swiftSettings: strict),
    // One table for each kind of rule that values are held to
    .target(
      name: "RuleModels", dependencies: ["Sengi"], path: "Tests/RuleModels",
      swiftSettings: strict, plugins: ["SengiPlugin"]),
    .testTarget(
      name: "SengiValidationTests",
      dependencies: [
        "Sengi", "SengiTesting", "SengiGenerator", "SengiProjectDDL", "SengiSchema",
        "SengiDiagnostics", "SeededRandom", "RuleModels",
      ], swiftSettings: strict),
    // Random numbers that are the same everywhere
    .target(name: "SeededRandom", path: "Tests/SeededRandom", swiftSettings: strict),

    // The round-trip law: `make roundtrip`, and a sample of it among the tests
    .target(
      name: "RoundTripLaw",
      dependencies: [
        "SengiScratch", "SengiYAML", "SengiDiagnostics", "SeededRandom",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Tests/RoundTripLaw", swiftSettings: strict),
    .executableTarget(
      name: "RoundTrip",
      dependencies: [
        "RoundTripLaw", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], path: "Tests/RoundTrip", swiftSettings: strict),
    .testTarget(
      name: "RoundTripTests",
      dependencies: ["RoundTripLaw", "RoundTrip", "SengiCLI", "SengiScratch"],
      exclude: ["Fixtures"], swiftSettings: strict),

    // The migration law: `make pairs`, and a sample of it among the tests
    .target(
      name: "PairsLaw",
      dependencies: [
        "RoundTripLaw", "SengiScratch", "SengiLive", "SengiClient", "SengiWire", "SengiPlan",
        "SengiDiff", "SengiSteps", "SengiSchema", "SengiSQL", "SengiTesting", "SeededRandom",
        "SengiSources", "SengiWriting", "SengiReading", "SengiDiagnostics",
      ],
      path: "Tests/PairsLaw", swiftSettings: strict),
    .executableTarget(
      name: "Pairs",
      dependencies: [
        "PairsLaw", "RoundTripLaw",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], path: "Tests/Pairs", swiftSettings: strict),
    .testTarget(
      name: "PairsTests",
      dependencies: [
        "PairsLaw", "RoundTripLaw", "Pairs", "SengiScratch", "SengiPlan", "SengiSchema", "SengiSQL",
      ],
      exclude: ["Fixtures"], swiftSettings: strict),

    // What reading, checking and writing a schema costs: `Benchmarks/schema.sh`
    .executableTarget(
      name: "SchemaBenchmark",
      dependencies: ["SengiYAML", "SengiReading", "SengiDDL", "SengiSwift", "SengiDiagnostics"],
      path: "Benchmarks/Schema", swiftSettings: strict),

    // What judging a migration costs: `Benchmarks/hazards.sh`
    .executableTarget(
      name: "HazardBenchmark",
      dependencies: ["SengiHazards", "SengiSteps", "SengiSchema", "SengiSQL"],
      path: "Benchmarks/Hazards", swiftSettings: strict),

    // Mutated inputs: `make fuzz`, and a sample of it among the tests
    .target(
      name: "Mutation",
      dependencies: [
        "SengiYAML", "SengiReading", "SengiWriting", "SengiLint", "SengiDDL", "SengiSwift",
        "SengiSchema", "SengiDiagnostics", "SeededRandom",
      ],
      path: "Tests/Mutation", swiftSettings: strict),
    .executableTarget(
      name: "Fuzz", dependencies: ["Mutation"], path: "Tests/Fuzz", swiftSettings: strict),
    .testTarget(
      name: "FuzzTests", dependencies: ["Fuzz", "Mutation"], exclude: ["Seeds"],
      swiftSettings: strict),
    .testTarget(
      name: "SengiMigrationsTests",
      dependencies: [
        "SengiMigrations", "SengiSteps", "SengiClient", "SengiWire", "SengiTesting", "SengiSQL",
        "SengiDiagnostics", "SeededRandom", "Crash",
      ], swiftSettings: strict),
    // The crash law: `make crash`, and a sample of it among the tests
    .executableTarget(
      name: "Crash",
      dependencies: [
        "SengiMigrations", "SengiSteps", "SengiClient", "SengiWire", "SengiScratch",
        "SengiDiagnostics", "SeededRandom",
      ], path: "Tests/Crash", swiftSettings: strict),
    .testTarget(
      name: "SengiServerCheckTests",
      dependencies: [
        "SengiServerCheck", "SengiClient", "SengiScratch", "SengiReading", "SengiDiagnostics",
      ], swiftSettings: strict),
    // Online recipes on a table in use: `make online`
    .executableTarget(
      name: "Online",
      dependencies: [
        "SengiPlan", "SengiHazards", "SengiMigrations", "SengiSteps", "SengiReading", "SengiDDL",
        "SengiSchema", "SengiScratch", "SengiClient", "SengiWire", "SengiDiagnostics",
      ], path: "Tests/Online", swiftSettings: strict),
    .testTarget(
      name: "SengiSourcesTests",
      dependencies: ["SengiSources", "SengiReading", "SengiSchema", "SengiDiagnostics"],
      swiftSettings: strict),
    .testTarget(
      name: "SengiPlanTests",
      dependencies: [
        "SengiPlan", "SengiHazards", "SengiDiff", "SengiDDL", "SengiReading", "SengiWriting",
        "SengiSources",
        "SengiSteps", "SengiTesting", "SengiClient", "SengiWire", "SengiSchema", "SengiSQL",
        "SengiDiagnostics",
      ], swiftSettings: strict),
    .testTarget(
      name: "SengiHazardsTests",
      dependencies: [
        "SengiHazards", "SengiLive", "SengiReading", "SengiScratch", "SengiClient", "SengiWire",
        "SengiSteps", "SengiSchema", "SengiSQL", "SengiDiagnostics", "SeededRandom",
      ], swiftSettings: strict),
    .testTarget(
      name: "CommandLineTests",
      dependencies: ["SengiCLI", "SengiTesting", "SengiClient", "SengiWire"],
      swiftSettings: strict),
    .testTarget(
      name: "ReviewTests",
      dependencies: [
        "SengiReview", "SengiReading", "SengiDiff", "SengiSwift", "SengiGenerator", "SengiScratch",
        "SengiSchema", "SengiSQL", "SengiDiagnostics", "SengiCLI",
      ],
      exclude: ["Goldens"], swiftSettings: strict),
    .testTarget(
      name: "RepositoryTests",
      dependencies: [
        "SengiReading", "SengiLint", "SengiGenerator", "SengiProjectDDL", "SengiDiagnostics",
        "SengiSchema", "SengiYAML",
      ],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
