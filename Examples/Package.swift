// swift-tools-version: 6.3
import PackageDescription

let package = Package(
  name: "examples",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "sengi", path: "..")],
  targets: [
    // A link to the repository's schemas/: YAML in, Swift out, on every build.
    .target(
      name: "Models", dependencies: [.product(name: "Sengi", package: "sengi")],
      plugins: [.plugin(name: "SengiPlugin", package: "sengi")]),
    .executableTarget(
      name: "Demo", dependencies: ["Models", .product(name: "Sengi", package: "sengi")],
      swiftSettings: [.treatAllWarnings(as: .error)]),
  ],
  swiftLanguageModes: [.v6]
)
