import SeededRandom
import SengiSQL
import SengiSteps
import Testing

@testable import SengiHazards

/// Words in any order are judged without a trap.
@Suite struct HostileStatementTests {
  @Test func shuffledStatementsDoNoHarm() throws {
    var generator = SeededGenerator(7)
    let words = HazardPage.all.flatMap { $0.blocks.values }.flatMap {
      $0.split(whereSeparator: \.isWhitespace).map(String.init)
    }
    for _ in 0..<3000 {
      let start = words.indices.randomElement(using: &generator) ?? 0
      var chosen = Array(words[start...].prefix(Int.random(in: 1...25, using: &generator)))
      if Bool.random(using: &generator) { chosen.shuffle(using: &generator) }
      let analysis = HazardFixtureScript.analysis(chosen.joined(separator: " "))
      #expect(analysis.statements.count == 1)
      for hazard in analysis.hazards {
        #expect(hazard.range.upperBound <= chosen.joined(separator: " ").utf8.count)
      }
    }
  }
}
