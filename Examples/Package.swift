// swift-tools-version: 6.3
import PackageDescription

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]
let sengi = Target.Dependency.product(name: "Sengi", package: "sengi")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")

let package = Package(
  name: "examples",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "sengi", path: ".."),
    .package(
      url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
  ],
  targets: [
    // A link to the repository's schemas/: YAML in, Swift out, on every build.
    .target(
      name: "Models", dependencies: [sengi],
      plugins: [.plugin(name: "SengiPlugin", package: "sengi")]),
    .executableTarget(name: "Demo", dependencies: ["Models", sengi], swiftSettings: strict),

    // The same Swift, written by `sengi generate` as sengi.yaml beside this file says, and checked in.
    .target(name: "CheckedInModels", dependencies: [sengi], swiftSettings: strict),
    .testTarget(
      name: "CheckedInModelsTests",
      dependencies: [
        "CheckedInModels", sengi, .product(name: "SengiTesting", package: "sengi"),
      ],
      swiftSettings: strict),

    // A service over HTTP on the models.
    .target(
      name: "BlogAPI", dependencies: ["Models", sengi, hummingbird], swiftSettings: strict),
    .executableTarget(
      name: "BlogService", dependencies: ["BlogAPI", sengi, hummingbird], swiftSettings: strict),
    .testTarget(
      name: "BlogAPITests",
      dependencies: [
        "BlogAPI", sengi, hummingbird, .product(name: "SengiTesting", package: "sengi"),
      ],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
