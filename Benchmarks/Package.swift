// swift-tools-version: 6.3
import PackageDescription

let package = Package(
  name: "sengi-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "sengi", path: "..")],
  targets: [
    .target(name: "RawLibPQ", linkerSettings: [.linkedLibrary("pq")]),
    .executableTarget(
      name: "Benchmark",
      dependencies: ["RawLibPQ", .product(name: "Sengi", package: "sengi")],
      swiftSettings: [.treatAllWarnings(as: .error)]),
  ],
  swiftLanguageModes: [.v6]
)
