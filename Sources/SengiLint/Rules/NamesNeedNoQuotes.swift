import SengiSQL
import SengiSchema

struct NamesNeedNoQuotes: LintRule {
  static let code = LintCode("LNT0006", "A name has to be quoted in every statement.")

  func check(_ facts: SchemaFacts, into findings: inout [LintFinding]) {
    func look(_ kind: String, _ name: SQLIdentifier, _ path: ObjectPath, isColumn: Bool = false) {
      guard let reason = Self.reason(name, isRelation: isColumn) else { return }
      findings.append(
        LintFinding(
          "\(kind) '\(name)' \(reason), so SQL must write it as \(name.quoted)",
          remedy: Self.remedy(name), at: path))
    }
    for space in facts.schema.namespaces {
      look("namespace", space.name, ObjectPath([.namespace(space.name)]))
      for item in space.enumerations { look("enum", item.name.name, .enumeration(item.name)) }
      for item in space.domains { look("domain", item.name.name, .domain(item.name)) }
      for item in space.compositeTypes {
        look("type", item.name.name, .compositeType(item.name))
      }
      for item in space.sequences {
        look("sequence", item.name.name, .sequence(item.name), isColumn: true)
      }
      for item in space.functions { look("\(item.kind)", item.name.name, .function(item)) }
      for table in space.tables {
        look("table", table.name.name, table.path, isColumn: true)
        for column in table.columns where !column.isInherited {
          look("column", column.name, table.path(of: column), isColumn: true)
        }
      }
      for view in space.views { look("view", view.name.name, .view(view.name), isColumn: true) }
    }
  }

  /// Why the name cannot stand as it is; nil when it can.
  private static func reason(_ name: SQLIdentifier, isRelation: Bool) -> String? {
    if name.isPlain { return nil }
    if SQLKeywords.needsQuotes(name.name) {
      // Tables and columns may be called `position` or `time`; types and functions may not.
      return isRelation && SQLKeywords.mayNameColumn(name.name) ? nil : "is a key word"
    }
    return name.name.utf8.contains(where: { (0x41...0x5A).contains($0) })
      ? "has capital letters" : "has characters beyond a-z, 0-9 and _"
  }

  private static func remedy(_ name: SQLIdentifier) -> String? {
    guard name.name.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    var words = ""
    var previous: Character?
    for character in name.name {
      let isWord = character.isLetter || character.isNumber
      if isWord, character.isUppercase, previous?.isLowercase == true { words += "_" }
      if isWord || words.last != "_" { words += isWord ? character.lowercased() : "_" }
      previous = character
    }
    guard let plain = SQLIdentifier(words), plain.isPlain else { return nil }
    return "call it \(plain)"
  }
}
