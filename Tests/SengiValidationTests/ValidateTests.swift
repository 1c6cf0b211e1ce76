import Foundation
import RuleModels
import Sengi
import Testing

/// `validate()` of new rows and of changes.
@Suite struct ValidateTests {
  private func violations(
    _ body: () throws(PGValidationError) -> Void
  ) -> [PGValidationError.Violation] {
    do throws(PGValidationError) {
      try body()
      return []
    } catch {
      return error.violations
    }
  }

  @Test func everyBrokenRuleIsListed() {
    let row = Rule.WholeNumber.Insert(small: 301, plain: 7, half: 3, outside: 4)
    let found = violations { () throws(PGValidationError) in try row.validate() }
    #expect(
      found.map(\.constraint?.name) == [
        "whole_numbers_small_check", "whole_numbers_plain_check", "whole_numbers_outside_check",
      ])
    #expect(found.map(\.columns) == [["small"], ["plain"], ["outside"]])
    #expect(found.first?.rule == "small >= -3 and small <= 300")
    #expect(Rule.WholeNumber.Insert(small: 300).isValid)
    #expect(Rule.WholeNumber.Insert().isValid)
  }

  @Test func boundsOfTypesHaveNoName() {
    let row = Rule.Limit.Insert(varying: "abcdef", padded: "abc  ", cut: "abd")
    let found = violations { () throws(PGValidationError) in try row.validate() }
    #expect(
      found == [
        .init(constraint: nil, columns: ["varying"], rule: "varying has at most 5 characters")
      ])
  }

  /// One pattern catches what is found here and what the server finds.
  @Test func thePatternOfTheServersErrorMatches() {
    var changes = Rule.Text.Changes()
    changes.other = ""
    do {
      try changes.validate()
      Issue.record("an empty text has passed")
    } catch Rule.Text.Constraint.sameCheck {
      Issue.record("the wrong rule")
    } catch Rule.Text.Constraint.otherCheck {
    } catch {
      Issue.record(error)
    }
  }

  /// What is not mentioned, and what the server computes, may be anything.
  @Test func changesAreHeldToWhatTheySay() {
    var changes = Rule.Logic.Changes()
    changes.flag = true
    #expect(violations { () throws(PGValidationError) in try changes.validate() }.isEmpty)
    changes.count = changes.count + 1
    #expect(violations { () throws(PGValidationError) in try changes.validate() }.isEmpty)
    changes.word = "no"
    let found = violations { () throws(PGValidationError) in try changes.validate() }
    #expect(found.map(\.constraint?.name) == ["never"])
    changes.count = 0
    let more = violations { () throws(PGValidationError) in try changes.validate() }
    #expect(more.map(\.constraint?.name) == ["both", "never"])
  }

  @Test func noValueIsTold() {
    let row = Rule.Text.Insert(same: "secret-1", listed: "secret-2", mood: .sad)
    let found = violations { () throws(PGValidationError) in try row.validate() }
    #expect(found.count == 3)
    var dumped = ""
    dump(PGValidationError(found), to: &dumped)
    #expect(!dumped.contains("secret"))
    #expect(!"\(PGValidationError(found))".contains("secret"))
  }

  @Test func whatOnlyTheServerKnowsIsLeftToIt() {
    let row = Rule.ServerOnly.Insert(
      word: "", folded: "", lowered: "ABC", padded: "b", added: 0, dated: PGDate(days: 20_000),
      collated: "", single: 7)
    #expect(violations { () throws(PGValidationError) in try row.validate() }.isEmpty)
  }
}

extension SQLInsertable {
  fileprivate var isValid: Bool { (try? validate()) != nil }
}
