import SeededRandom
import SengiDiff
import SengiJSON
import SengiSchema
import Testing

/// What a change of a shape is said to be safe for holds for every document.
@Suite struct ShapeCompatibilityLawTests {
  struct Pair {
    var old: Schema
    var new: Schema
    var differences: [ShapeDifference]
    /// Documents that writers of each have made.
    var oldDocuments: [JSONValue]
    var newDocuments: [JSONValue]

    init(seed: UInt64) {
      var evolution = ShapeEvolution(random: SeededGenerator(seed))
      old = evolution.schema()
      new = evolution.evolved(old)
      differences = SchemaDiff.shapeChanges(from: old, to: new).first?.differences ?? []
      oldDocuments = Self.documents(old, seed)
      newDocuments = Self.documents(new, seed + 1)
    }

    /// Those that fit, out of some that were made to fit and then changed here and there.
    private static func documents(_ schema: Schema, _ seed: UInt64) -> [JSONValue] {
      let forms = ShapeForms(schema)
      var generator = DocumentGenerator(random: SeededGenerator(seed)) { name in
        forms.shape(named: name).map { forms.form(of: $0) }
      }
      return (0..<30).compactMap { turn in
        var value = generator.document(.named("rnd.root"))
        for _ in 0..<(turn % 3) { value = generator.mutated(value) }
        return forms.misfit(value, .named("rnd.root")) == nil ? value : nil
      }
    }

    func compatibility(
      _ counts: (ShapeDifference) -> Bool = { _ in true }
    ) -> ShapeCompatibility {
      let counted = differences.filter(counts)
      return ShapeCompatibility(
        isReaderSafe: counted.allSatisfy(\.compatibility.isReaderSafe),
        isWriterSafe: counted.allSatisfy(\.compatibility.isWriterSafe))
    }

    /// A document that shows the class to be wrong.
    func counterexample(to compatibility: ShapeCompatibility) -> String? {
      let (before, after) = (ShapeForms(old), ShapeForms(new))
      if compatibility.isReaderSafe {
        for document in oldDocuments {
          if let misfit = after.misfit(document, .named("rnd.root")) {
            return "new code does not read \(document.compactText): \(misfit)"
          }
        }
      }
      guard compatibility.isWriterSafe else { return nil }
      for document in newDocuments {
        if let misfit = before.misfit(document, .named("rnd.root")) {
          return "old code does not read \(document.compactText): \(misfit)"
        }
      }
      return nil
    }
  }

  static let pairs = (0..<300).map { Pair(seed: UInt64($0)) }

  @Test func whatIsCalledSafeIsSafe() {
    var counts: [ShapeCompatibility: Int] = [:]
    var unneeded = 0
    for (seed, pair) in Self.pairs.enumerated() {
      let compatibility = pair.compatibility()
      counts[compatibility, default: 0] += 1
      if let found = pair.counterexample(to: compatibility) {
        Issue.record("pair \(seed), \(compatibility.rawValue): \(found); \(pair.differences)")
      }
      if pair.counterexample(to: .compatible) == nil, compatibility == .breaking { unneeded += 1 }
    }
    for kind in ShapeCompatibility.allCases {
      #expect(counts[kind, default: 0] > 12, "\(kind): \(counts)")
    }
    // A class that says no to everything would be safe, too.
    #expect(unneeded < 30, "\(unneeded) are called breaking though no document shows it")
    #expect(Self.pairs.count { $0.oldDocuments.count < 8 } < 60)
  }

  /// Whoever forgets one of the rules is found out by the same documents.
  @Test(arguments: [
    "must be there", "may be missing", "is gone", "may be null", "is never null", "is new",
    "becomes", "takes check", "loses check", "extra_keys", "is a case no more", "- '", "+ '",
    "was ",
  ])
  func eachRuleIsNeeded(_ words: String) {
    let wrong = Self.pairs.contains { pair in
      pair.differences.contains { $0.words.contains(words) }
        && pair.counterexample(to: pair.compatibility { !$0.words.contains(words) }) != nil
    }
    #expect(wrong, "no document shows that '\(words)' matters")
  }
}
