import SengiDDL
import SengiSQL
import SengiSchema

/// The second look at functions: made anew when all is there that their bodies name.
enum FunctionBody {
  private static let insertion: SQLText = " OR REPLACE"

  /// The settings and functions of a script, each function replacing itself, bodies checked.
  static func statements(of script: DDLScript) -> [DDLStatement] {
    var statements = [DDLStatement("SET check_function_bodies = on;", for: nil)]
    for statement in script.statements {
      guard let object = statement.object else {
        if statement.sql.description.hasPrefix("SET search_path") { statements.append(statement) }
        continue
      }
      guard case .function? = object.steps.last, !statement.isContinuation else { continue }
      if let replacing = replacing(statement) { statements.append(replacing) }
    }
    return statements
  }

  /// `CREATE FUNCTION` as `CREATE OR REPLACE FUNCTION`; nil for anything else.
  private static func replacing(_ statement: DDLStatement) -> DDLStatement? {
    let text = statement.sql.description
    let head = "CREATE"
    let isReplaceable = ["CREATE FUNCTION ", "CREATE PROCEDURE "].contains { text.hasPrefix($0) }
    guard isReplaceable else { return nil }
    let shift = insertion.description.utf8.count
    var changed = statement
    changed.sql =
      SQLText(verbatim: head) + insertion + SQLText(verbatim: String(text.dropFirst(head.count)))
    changed.spans = statement.spans.map { span in
      var span = span
      span.range = (span.range.lowerBound + shift)..<(span.range.upperBound + shift)
      return span
    }
    changed.parts = []
    return changed
  }

  /// The UTF-8 offset at which a line of a function's body begins, counted from 1 as PL/pgSQL
  /// counts: the first line is the one on which the body's opening quote stands.
  static func offset(ofLine line: Int, in statement: DDLStatement) -> Int? {
    let text = statement.sql.description
    let bytes = Array(text.utf8)
    let tokens = (try? SQLLexer.tokens(of: text)) ?? []
    guard
      let body = tokens.indices.first(where: {
        tokens[$0].kind == .string && $0 > 0 && tokens[$0 - 1].isWord("as")
      })
    else { return nil }
    var offset = tokens[body].range.lowerBound
    var current = 1
    while current < line {
      guard let next = bytes[offset...].firstIndex(of: 0x0A) else { return nil }
      offset = next + 1
      current += 1
    }
    while offset < bytes.count, bytes[offset] == 0x20 || bytes[offset] == 0x09 { offset += 1 }
    return offset < tokens[body].range.upperBound ? offset : nil
  }
}
