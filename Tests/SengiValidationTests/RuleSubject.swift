import Foundation
import RuleModels
import SeededRandom
import Sengi
import Testing

/// A rule, or several about the same columns, with a source of values for them.
struct RuleSubject: Sendable, CustomTestStringConvertible {
  var table: any SQLTable.Type
  var columns: [String]
  /// Whether some values are left to the server.
  var isPartial = false
  var values: @Sendable (inout ValueGenerator) -> [PGBind]

  var testDescription: String { "\(table).\(columns.joined(separator: "+"))" }

  private static func one(
    _ table: any SQLTable.Type, _ column: String, isPartial: Bool = false,
    _ value: @escaping @Sendable (inout ValueGenerator) -> PGBind
  ) -> RuleSubject {
    RuleSubject(table: table, columns: [column], isPartial: isPartial) { [value(&$0)] }
  }

  private static func text(
    _ table: any SQLTable.Type, _ column: String, _ examples: [String],
    _ letters: [String] = ValueGenerator.letters, isPartial: Bool = false
  ) -> RuleSubject {
    one(table, column, isPartial: isPartial) { $0.text(examples, letters).pgBind }
  }

  static let all: [RuleSubject] = numbers + floats + texts + patterns + others

  private static let numbers = [
    one(Rule.WholeNumber.self, "small") { $0.integer(Int16.self, near: [-3, 300]) },
    one(Rule.WholeNumber.self, "plain") { $0.integer(Int32.self, near: [7, -2_147_483_648]) },
    one(Rule.WholeNumber.self, "large") { $0.integer(Int.self, near: [.max, 0]) },
    one(Rule.WholeNumber.self, "half") { $0.integer(Int32.self, near: [2]) },
    one(Rule.WholeNumber.self, "listed") { $0.integer(Int32.self, near: [1, -3]) },
    one(Rule.WholeNumber.self, "outside") { $0.integer(Int32.self, near: [5]) },
    one(Rule.Decimal.self, "free") { $0.decimal(near: ["-0.5"]) },
    one(Rule.Decimal.self, "price") { $0.decimal(near: ["0", "0.005", "-0.005", "9999.994"]) },
    one(Rule.Decimal.self, "rounded") { $0.decimal(near: ["99", "99.5", "999.5", "-999.4"]) },
    one(Rule.Decimal.self, "fine") {
      $0.decimal(near: ["0", "0.0000000005", "-0.0000000005", "999.9999999995"])
    },
    one(Rule.Decimal.self, "listed") { $0.decimal(near: ["1.1", "2"]) },
    one(Rule.Decimal.self, "beside") { $0.decimal(near: ["1", "1.5"]) },
  ]

  private static let floats = [
    one(Rule.Float.self, "single") { $0.double(near: [0.1]).map { Float($0) }.pgBind },
    one(Rule.Float.self, "double") { $0.double(near: [0.3]).pgBind },
    one(Rule.Float.self, "unequal") { $0.double(near: [1e10]).pgBind },
    one(Rule.Float.self, "inside") { $0.double(near: [-1, 1]).pgBind },
  ]

  private static let texts = [
    text(Rule.Text.self, "same", ["Ünï", "U\u{308}nï", "Uni"]),
    text(Rule.Text.self, "other", ["", " "]),
    text(Rule.Text.self, "listed", ["a", "b b", "it's", "a   "]),
    one(Rule.Text.self, "mood") { $0.random.pick(moods).pgBind },
    one(Rule.Text.self, "sadness") { $0.random.pick(moods).pgBind },
    text(Rule.Length.self, "short", ["abcde", "é\u{301}bcde"]),
    text(Rule.Length.self, "middle", ["ab", "abcd", "👨‍👩‍👧"]),
    text(Rule.Length.self, "bytes", ["abcdefgh", "éééé", "🐘🐘"]),
    text(Rule.Length.self, "folded", ["a", "Ab"]),
    text(Rule.Length.self, "exact", ["abc", "abcdef"]),
    text(Rule.Limit.self, "varying", ["abcde", "ééééé", "abcd "]),
    text(Rule.Limit.self, "padded", ["abc", "a", "éé "]),
    text(Rule.Limit.self, "cut", ["abc", "abc ", "abd"]),
  ]

  private static let moods: [Rule.Mood?] = [.happy, .sad, .soSo, nil]

  private static let patterns = [
    text(Rule.Pattern.self, "handle", ["abc", "a_9_z", "abcdefghijk"]),
    text(Rule.Pattern.self, "digits", ["12", "1234-56", "123-"], ValueGenerator.ascii),
    text(Rule.Pattern.self, "digits", ["12", "1234-56"], isPartial: true),
    text(Rule.Pattern.self, "words", ["a  b", "a \t b", "a b"], ValueGenerator.ascii),
    text(Rule.Pattern.self, "words", ["a  b", "a \u{A0}b"], isPartial: true),
    text(Rule.Pattern.self, "choice", ["a", "b\nc", "bxc", "xbxc"]),
    text(Rule.Pattern.self, "dotted", ["a@b.no", "é@b.no", "a@b.no\n"]),
    text(Rule.Pattern.self, "classes", ["abc_", "ABC"], ValueGenerator.ascii),
    text(Rule.Pattern.self, "classes", ["abc_", "ABC"], isPartial: true),
    text(Rule.Pattern.self, "likened", ["axb_", "axyb_", "a\nb_"]),
    text(Rule.Pattern.self, "unlike", ["x", "axb", "ab"]),
  ]

  private static let others = [
    RuleSubject(table: Rule.Logic.self, columns: ["flag", "other", "count", "word"]) { values in
      let flags: [Bool?] = [true, false, nil]
      return [
        values.random.pick(flags).pgBind, values.random.pick(flags).pgBind,
        values.integer(Int32.self, near: [0]), values.text(["no", "a", "ab"]).pgBind,
      ]
    },
    text(Rule.Domained.self, "nickname", ["abc", "abcdefgh", "ABC"]),
    one(Rule.Domained.self, "share") { $0.decimal(near: ["0", "100", "-0.005", "100.005"]) },
    text(Rule.Filled.self, "known", ["", "a"]),
    one(Rule.Shaped.self, "point") { values in
      let x = values.random.pick(["1", "1.5", "\"1\"", "null", "2147483648", "1e2"])
      let label = values.random.pick(["\"abc\"", "\"abcdef\"", "null", "1", "\"ééééé\""])
      let texts = [
        "{\"x\": \(x), \"label\": \(label)}", "{\"x\": \(x)}", "{\"label\": \(label)}", "[\(x)]",
        "{\"x\": \(x), \"y\": 1}",
      ]
      return values.random.chance(5) ? .null(0) : .literal(values.random.pick(texts))
    },
  ]
}
