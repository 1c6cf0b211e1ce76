import SengiDDL
import SengiDiff
import SengiSQL
import SengiSchema

extension PlanBuilder {
  /// A partition that foreign keys refer to through its table can be dropped only on its own.
  mutating func detach(_ table: Table) {
    guard let parent = table.partitionOf?.parent, removed[.table(parent)] == nil,
      !isCleared(.table(parent)),
      old.schema.tables.contains(where: {
        $0.foreignKeys.contains { $0.referencedTable == parent }
      })
    else { return }
    operations.append(
      Operation(
        phase: .clear, position: -old.position(.table(table.name)),
        statement: "ALTER TABLE \(parent) DETACH PARTITION \(table.name);",
        object: .table(table.name), title: "detach table \(table.name)"))
  }

  /// Lets indexes and sequences of a table that goes leave their names to others.
  mutating func makeRoom(forPartsOf table: Table) {
    guard let whole = old.table(table.name) else { return }
    let position = -old.position(.table(table.name))
    func rename(_ keywords: SQLText, _ name: SQLIdentifier, isHiding: Bool = false) {
      let name = QualifiedName(table.name.namespace, name)
      guard takenNames.contains(name) || isHiding else { return }
      operations.append(
        Operation(
          phase: .clear, position: position, order: .rest,
          statement:
            "ALTER \(keywords) IF EXISTS \(name) RENAME TO \(Self.formerName(name).name);",
          object: .table(table.name),
          title: "rename what goes with table \(table.name) out of the way"))
    }
    // Text that is about to be read could mean them where it means what lies elsewhere.
    for name in whole.indexNames { rename("INDEX", name, isHiding: referredNames.contains(name)) }
    for column in whole.columns where !column.isInherited {
      guard let name = column.sequenceName(in: table.name.name) else { continue }
      rename("SEQUENCE", name, isHiding: referredNames.contains(name))
    }
    for item in whole.statistics where takenStatistics.contains(item.name) {
      operations.append(
        Operation(
          phase: .clear, position: position,
          // What it is about may have taken it along.
          statement: "DROP STATISTICS IF EXISTS \(item.name);",
          object: .table(table.name), title: "drop statistics \(item.name)"))
    }
  }

  /// The name that a type has while another takes its place.
  static func formerName(_ name: QualifiedName) -> QualifiedName {
    var start = name.name.name
    if start.utf8.count > 54 {
      // Names that begin alike stay apart.
      let sum = SHA256.hex(Array(start.utf8)).prefix(8)
      while start.utf8.count > 45 { start.removeLast() }
      start += "_\(sum)"
    }
    return QualifiedName(name.namespace, SQLIdentifier(truncating: start + "__former"))
  }

  mutating func makeRoom(for path: ObjectPath) {
    guard let element = old.element(path) else { return }
    let name: QualifiedName
    let keywords: SQLText
    switch element {
    case .enumeration(let item): (name, keywords) = (item.name, "TYPE")
    case .compositeType(let item): (name, keywords) = (item.name, "TYPE")
    case .domain(let item): (name, keywords) = (item.name, "DOMAIN")
    case .table(let item): (name, keywords) = (item.name, "TABLE")
    case .sequence(let item): (name, keywords) = (item.name, "SEQUENCE")
    case .object(let item):
      guard item.kind == .type, let type = SQLIdentifier(item.name) else { return }
      (name, keywords) = (QualifiedName(item.namespace, type), "TYPE")
      renameConstructors(of: item, QualifiedName(item.namespace, type))
      // What comes with a range type keeps its name when that is renamed.
      for multirange in item.multirangeNames {
        operations.append(
          Operation(
            phase: .clear, position: -old.position(path), order: .rest,
            statement:
              "ALTER TYPE \(multirange) RENAME TO \(Self.formerName(multirange).name);",
            object: path))
      }
    default:
      refuse(path, "the type would have to be made anew while columns are of it")
      return
    }
    let former = Self.formerName(name)
    var ifExists: SQLText = ""
    if case .sequence(let item) = element, item.ownedBy != nil { ifExists = "IF EXISTS " }
    operations.append(
      Operation(
        phase: .clear, position: -old.position(path), order: .rest,
        statement: "ALTER \(keywords) \(name) RENAME TO \(former.name);", object: path,
        title: "rename \(element.title), which goes, out of the way"))
    operations.append(
      Operation(
        phase: .remove, position: -old.position(path),
        statement: "DROP \(keywords) \(ifExists)\(former);",
        object: path, title: "drop the former \(element.title)"))
    tellLoss(of: element)
  }

  /// The functions that make values of a range type bear its name, and keep it.
  private mutating func renameConstructors(of item: DefinedObject, _ type: QualifiedName) {
    guard let multirange = item.multirangeNames.first,
      let tokens = try? SQLLexer.tokens(of: item.definition.source),
      let key = tokens.firstIndex(where: { $0.isWord("subtype") })
    else { return }
    let words = tokens[(key + 1)...].drop { $0.text == "=" }
      .prefix { !$0.isPunctuation(",") && !$0.isPunctuation(")") }
    guard let first = words.first, let last = words.last else { return }
    let bytes = Array(item.definition.source.utf8)
    let subtype = SQLText(
      verbatim: String(
        decoding: bytes[first.range.lowerBound..<last.range.upperBound], as: UTF8.self))
    let functions: [(QualifiedName, SQLText)] = [
      (type, "\(subtype), \(subtype)"), (type, "\(subtype), \(subtype), text"),
      (multirange, ""), (multirange, "\(type)"), (multirange, "VARIADIC \(type)[]"),
    ]
    for (name, arguments) in functions {
      operations.append(
        Operation(
          phase: .clear, position: -old.position(.object(item)), order: .constraint,
          statement:
            "ALTER FUNCTION \(name)(\(arguments)) RENAME TO \(Self.formerName(name).name);",
          searchPath: oldPath(.object(item)), object: .object(item)))
    }
  }

  /// A sequence of the name that an identity column's own will take.
  func formerSequence(of column: Column, in table: QualifiedName) -> ObjectPath? {
    guard case .identity? = column.generation else { return nil }
    let name = QualifiedName(table.namespace, DefaultName.sequence(table.name, column.name))
    return old.element(.sequence(name)) != nil && isGone(.sequence(name)) ? .sequence(name) : nil
  }
}
