import Foundation
import Testing

/// Imports point down only: each target may import what stands beside it here, and nothing else of ours.
@Suite struct ArchitectureTests {
  static let allowed: [String: Set<String>] = [
    "SengiSQL": [],
    "SengiJSON": [],
    "SengiJSONSchema": ["SengiSchema", "SengiSQL", "SengiJSON"],
    "SengiDiagnostics": [],
    "SengiYAML": ["CLibYAML", "SengiDiagnostics"],
    "SengiSchema": ["SengiSQL", "SengiJSON"],
    "SengiReading": ["SengiYAML", "SengiSchema", "SengiSQL", "SengiJSON", "SengiDiagnostics"],
    "SengiWriting": ["SengiReading", "SengiYAML", "SengiSchema", "SengiSQL", "SengiDiagnostics"],
    "SengiLint": ["SengiSchema", "SengiSQL", "SengiDiagnostics"],
    "SengiDDL": ["SengiSchema", "SengiSQL", "SengiJSON"],
    "SengiSwift": ["SengiSchema", "SengiSQL", "SengiJSON", "SengiDiagnostics", "SengiTemplates"],
    "SengiGenerator": [
      "SengiReading", "SengiSwift", "SengiJSONSchema", "SengiSchema", "SengiSQL",
      "SengiDiagnostics",
    ],
    "SengiProjectDDL": [
      "SengiGenerator", "SengiReading", "SengiDDL", "SengiSchema", "SengiDiagnostics",
    ],
    "SengiGenerateTool": ["SengiGenerator", "SengiDiagnostics"],
    "SengiWire": ["SengiSQL", "SengiJSON"],
    "SengiQuery": ["SengiWire"],
    "SengiPool": [],
    "SengiClient": ["CLibPQ", "CEpoll", "SengiPool", "SengiWire", "SengiSQL"],
    "Sengi": ["SengiQuery", "SengiClient", "SengiWire", "SengiSQL", "SengiJSON"],
    "SengiScratch": ["SengiDiagnostics"],
    "SengiTesting": ["Sengi", "SengiClient", "SengiScratch", "SengiSQL"],
    "SengiLive": ["SengiClient", "SengiWire", "SengiSchema", "SengiSQL", "SengiDiagnostics"],
    "SengiSteps": ["SengiSQL", "SengiDiagnostics"],
    "SengiDiff": ["SengiSchema", "SengiSQL", "SengiJSON"],
    "SengiPlan": [
      "SengiDiff", "SengiDDL", "SengiSteps", "SengiSchema", "SengiSQL", "SengiDiagnostics",
    ],
    "SengiHazards": ["SengiSteps", "SengiSchema", "SengiSQL", "SengiDiagnostics"],
    "SengiMigrations": [
      "SengiSteps", "SengiClient", "SengiWire", "SengiJSON", "SengiSQL", "SengiDiagnostics",
    ],
    "SengiSources": [
      "SengiGenerator", "SengiReading", "SengiWriting", "SengiLive", "SengiScratch", "SengiClient",
      "SengiWire", "SengiSteps", "SengiDDL", "SengiDiff", "SengiMigrations", "SengiSchema",
      "SengiSQL", "SengiDiagnostics",
    ],
    "SengiReview": [
      "SengiPlan", "SengiHazards", "SengiSteps", "SengiDiff", "SengiReading", "SengiSchema",
      "SengiSQL", "SengiJSON", "SengiDiagnostics",
    ],
    "SengiServerCheck": [
      "SengiClient", "SengiDDL", "SengiReading", "SengiSchema", "SengiSQL", "SengiDiagnostics",
    ],
    "SengiCLI": [
      "SengiWriting", "SengiLive", "SengiSQL",
      "SengiServerCheck", "SengiDDL", "SengiSteps", "SengiDiff", "SengiPlan", "SengiHazards",
      "SengiMigrations", "SengiProjectDDL", "SengiSources", "SengiReview", "SengiTesting",
      "SengiWire",
      "SengiGenerator", "SengiReading", "SengiLint", "SengiScratch", "SengiClient", "SengiYAML",
      "SengiSchema", "SengiJSON", "SengiDiagnostics",
    ],
  ]

  @Test(arguments: allowed.keys.sorted()) func importsPointDown(_ target: String) throws {
    let folder = DocumentedSchemaTests.root.appending(path: "Sources/\(target)")
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    var imports: Set<String> = []
    for name in names ?? [] where name.hasSuffix(".swift") {
      let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      for line in text.split(separator: "\n") {
        let words = line.split(separator: " ")
        guard words.dropLast().last == "import", let module = words.last else { continue }
        if module.hasPrefix("Sengi") || module.hasPrefix("CLib") || module.hasPrefix("CEpoll") {
          imports.insert(String(module))
        }
      }
    }
    let upward = imports.subtracting(Self.allowed[target] ?? [])
    #expect(upward.isEmpty, "\(target) imports \(upward.sorted())")
  }

  @Test func everyTargetIsInTheTable() throws {
    let sources = DocumentedSchemaTests.root.appending(path: "Sources")
    let folders = try FileManager.default.contentsOfDirectory(atPath: sources.path)
    #expect(Set(folders.filter { !$0.hasPrefix("C") }) == Set(Self.allowed.keys))
  }
}
