import SengiJSON
import SengiSQL
import SengiSchema

/// The statements of a function that returns false as soon as a value is not of its form.
///
/// Every statement is safe on every value: what would raise stands behind the statement that has
/// sent such values away.
struct ShapeFunctionBody {
  let forms: ShapeForms
  private(set) var deepest = 1
  private var lines: [SQLText] = []
  private var indentation = 1

  init(forms: ShapeForms) { self.forms = forms }

  var sql: SQLText {
    let start: [SQLText] = [
      "BEGIN", "  IF depth > \(PGJSONForm.maximumDepth) THEN RETURN false; END IF;",
    ]
    let all = start + lines + ["  RETURN true;", "END"]
    return "\(all, separator: "\n")"
  }

  private mutating func line(_ sql: SQLText) {
    lines.append(SQLText(verbatim: String(repeating: "  ", count: indentation)) + sql)
  }

  private mutating func refuse(if condition: SQLText) {
    line("IF \(condition) THEN RETURN false; END IF;")
  }

  private func value(_ level: Int) -> SQLText { "v\(level)" }

  private mutating func refuse(_ level: Int, unless kind: SQLLiteral) {
    refuse(if: "jsonb_typeof(\(value(level))) <> \(kind)")
  }

  /// Adds statements between two lines, or neither line where there are none.
  private mutating func block(
    _ opening: SQLText, _ closing: SQLText, _ body: (inout ShapeFunctionBody) -> Void
  ) {
    let start = lines.count
    line(opening)
    indentation += 1
    body(&self)
    indentation -= 1
    if lines.count == start + 1 { lines.removeLast() } else { line(closing) }
  }

  mutating func add(_ form: PGJSONForm, level: Int) {
    deepest = max(deepest, level)
    let value = value(level)
    switch form {
    case .any, .type: break
    case .boolean: refuse(level, unless: SQLLiteral("boolean"))
    case .number: refuse(level, unless: SQLLiteral("number"))
    case .integer:
      refuse(level, unless: SQLLiteral("number"))
      refuse(if: "(\(value) #>> '{}')::numeric <> trunc((\(value) #>> '{}')::numeric)")
    case .string: refuse(level, unless: SQLLiteral("string"))
    case .scalar(let scalar): add(scalar.form, level: level)
    case .nullable(let inner):
      block("IF jsonb_typeof(\(value)) <> 'null' THEN", "END IF;") { $0.add(inner, level: level) }
    case .checked(let inner, let condition):
      add(inner, level: level)
      refuse(if: "NOT \(ShapeConditionSQL.sql(condition, of: value))")
    case .named(let name):
      guard let function = forms.function(named: name) else { break }
      refuse(if: "NOT \(function)(\(value), depth + 1)")
    case .array(let element):
      refuse(level, unless: SQLLiteral("array"))
      addEach("jsonb_array_elements(\(value))", element, level: level)
    case .map(let element):
      refuse(level, unless: SQLLiteral("object"))
      addEach("jsonb_each(\(value))", element, level: level)
    case .object(let members, let rejectsOthers):
      refuse(level, unless: SQLLiteral("object"))
      add(members, rejectsOthers: rejectsOthers, level: level)
    case .union(let key, let variants):
      let tag: SQLText = "\(value) -> \(SQLLiteral(key))"
      refuse(level, unless: SQLLiteral("object"))
      refuse(if: "jsonb_typeof(\(tag)) IS DISTINCT FROM 'string'")
      addCases(variants, of: "\(value) ->> \(SQLLiteral(key))", level: level)
    }
  }

  /// Adds one branch a case, and refuses every other.
  mutating func addCases(_ variants: [PGJSONForm.Variant], of tag: SQLText, level: Int = 1) {
    line("CASE (\(tag)) COLLATE \"C\"")
    for variant in variants {
      line("WHEN \(SQLLiteral(variant.tag)) THEN")
      indentation += 1
      let start = lines.count
      add(variant.form, level: level)
      if lines.count == start { line("NULL;") }
      indentation -= 1
    }
    line("ELSE RETURN false;")
    line("END CASE;")
  }

  private mutating func addEach(_ source: SQLText, _ element: PGJSONForm, level: Int) {
    let inner = value(level + 1)
    block("FOR \(inner) IN SELECT item.value FROM \(source) AS item LOOP", "END LOOP;") {
      $0.add(element, level: level + 1)
    }
  }

  private mutating func add(
    _ members: [PGJSONForm.Member], rejectsOthers: Bool, level: Int
  ) {
    let value = value(level)
    for member in members {
      let key = SQLLiteral(member.key)
      if member.isRequired { refuse(if: "NOT \(value) ? \(key)") }
      let start = lines.count
      deepest = max(deepest, level + 1)
      line("\(self.value(level + 1)) := \(value) -> \(key);")
      block("IF \(self.value(level + 1)) IS NOT NULL THEN", "END IF;") {
        $0.add(member.form, level: level + 1)
      }
      if lines.count == start + 1 { lines.removeLast() }
    }
    guard rejectsOthers else { return }
    let keys = members.map { "\(SQLLiteral($0.key))" as SQLText }
    refuse(if: "\(value) - ARRAY[\(keys, separator: ", ")]::text[] <> '{}'")
  }
}

extension ShapeForms {
  fileprivate func function(named name: String) -> QualifiedName? {
    shape(named: name).map { ShapeFunction.name(of: $0.name) }
  }
}
