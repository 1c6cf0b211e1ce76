import SengiSchema
import Testing

@testable import SengiWriting

/// What is written reads back as the same schema, in the formatter's own layout, always alike.
@Suite struct LawTests {
  @Test(arguments: 0..<12) func everySchemaComesBack(_ round: Int) throws {
    for seed in 0..<40 {
      var random = RandomSchema(UInt64(round * 1000 + seed + 1))
      let schema = random.schema()
      let written = WrittenSchema(schema)
      let failure: Comment = "seed \(round * 1000 + seed + 1)\n\(written.findings)\n\(written.text)"
      try #require(written.schema != nil, failure)
      let difference = Difference.first(written.schema?.normalized, schema.normalized)
      try #require(difference == nil, "\(difference ?? "")\n\(failure)")
      try #require(written.unformatted == [], failure)
      #expect(WrittenSchema(schema).text == written.text)
    }
  }
}

extension LawTests {
  /// Behaviours come back with their names, and those that are no more than what they add as that.
  @Test(arguments: [
    "[timestamps, soft_delete, version]",
    "[{ timestamps: { created_at: made, trigger: touch } }, { soft_delete: { column: gone } }]",
    "[{ version: { column: lock, trigger: count_up } }, soft_delete]", "[audit, tenant]",
    "[{ tenant: { column: org, type: int, forced: false } }, { audit: { table: log } }]",
  ]) func behavioursComeBack(_ use: String) throws {
    let yaml = "tables:\n  notes:\n    columns:\n      id: int primary key\n    use: \(use)"
    let (schema, findings) = read([("app", yaml)])
    let before = try #require(schema, "\(findings)")
    let written = WrittenSchema(before)
    #expect(written.schema?.normalized == before.normalized, "\(written.text)")
    #expect(written.unformatted == [])
  }
}

/// The first place where two values differ, for a message that can be read.
enum Difference {
  static func first(_ left: Any?, _ right: Any?, _ path: String = "") -> String? {
    guard let left, let right else {
      return (left == nil) == (right == nil) ? nil : "\(path): \(left as Any) ≠ \(right as Any)"
    }
    if let x = left as? [String: String], let y = right as? [String: String] {
      return x == y ? nil : "\(path): \(x) ≠ \(y)"
    }
    let (a, b) = (Mirror(reflecting: left), Mirror(reflecting: right))
    if a.children.isEmpty || a.children.count != b.children.count {
      let (x, y) = (String(reflecting: left), String(reflecting: right))
      return x == y ? nil : "\(path): \(x) ≠ \(y)"
    }
    for (index, (x, y)) in zip(a.children, b.children).enumerated() {
      if let found = first(x.value, y.value, path + "." + (x.label ?? "\(index)")) { return found }
    }
    return nil
  }
}
