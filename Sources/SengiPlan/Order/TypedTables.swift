import SengiDiff
import SengiSQL
import SengiSchema

/// Lets tables go from their composite types while those change, or while they come to others: their
/// columns are changed like those of any table then.
struct TypedTables {
  private(set) var old: Schema
  private(set) var new: Schema
  private(set) var leaving: [QualifiedName: QualifiedName] = [:]
  private(set) var joining: [QualifiedName: QualifiedName] = [:]

  init(_ old: Schema, _ new: Schema) {
    self.old = old
    self.new = new
    let before = Dictionary(old.tables.map { ($0.name, $0) }) { first, _ in first }
    var changed: Set<QualifiedName> = []
    for table in new.tables {
      guard let former = before[table.name], former.ofType != nil || table.ofType != nil,
        former.ofType != table.ofType || table.ofType.map({ differs($0) }) == true
      else { continue }
      changed.insert(table.name)
      leaving[table.name] = former.ofType
      joining[table.name] = table.ofType
    }
    if changed.isEmpty { return }
    self.old.untype(changed)
    self.new.untype(changed)
  }

  private func differs(_ name: QualifiedName) -> Bool {
    guard let before = old.compositeType(name), let after = new.compositeType(name) else {
      return true
    }
    return before.attributes != after.attributes
      || after.attributes.contains { differs($0.type.base, depth: 0) }
  }

  /// Whether the type is made anew, perhaps, or another below it.
  private func differs(_ type: BaseType, depth: Int) -> Bool {
    if depth > 100 { return true }
    switch type {
    case .enumeration(let name):
      let labels = { (schema: Schema) in
        schema.namespaces.flatMap(\.enumerations).first { $0.name == name }?.values.map(\.label)
      }
      return labels(old) != labels(new)
    case .domain(let name):
      guard let before = old.domain(name), let after = new.domain(name) else { return true }
      return before != after || differs(after.type.base, depth: depth + 1)
    case .composite(let name):
      guard let before = old.compositeType(name), let after = new.compositeType(name) else {
        return true
      }
      return before.attributes != after.attributes
        || after.attributes.contains { differs($0.type.base, depth: depth + 1) }
    case .range(let name):
      let object = { (schema: Schema) in
        schema.namespaces.first { $0.name == name.namespace }?.objects.first {
          $0.kind == .type && $0.name == name.name.name
        }?.definition
      }
      return object(old) != object(new)
    default: return false
    }
  }
}

extension Schema {
  fileprivate mutating func untype(_ names: Set<QualifiedName>) {
    for space in namespaces.indices {
      for index in namespaces[space].tables.indices
      where names.contains(namespaces[space].tables[index].name) {
        namespaces[space].tables[index].ofType = nil
        for column in namespaces[space].tables[index].columns.indices {
          namespaces[space].tables[index].columns[column].isInherited = false
        }
      }
    }
  }
}

extension PlanBuilder {
  /// A typed table has its type's attributes in their order, which no statement gives to columns.
  mutating func replaceDisordered() {
    for name in typed.joining.keys.sorted() {
      guard let before = old.table(name), let after = new.table(name), !isCleared(.table(name))
      else { continue }
      let wanted = after.columns.map(\.name)
      let kept = before.columns.map(\.name).filter(wanted.contains)
      if !wanted.starts(with: kept) {
        replaceTable(before, because: "its columns take the order of its type's attributes")
      }
    }
  }

  /// Takes tables from their types and gives them to those.
  mutating func writeTypes() {
    for (name, _) in typed.leaving.sorted(by: { $0.key < $1.key })
    where !isCleared(.table(name)) {
      guard let table = new.table(name) else { continue }
      operations.append(
        Operation(
          phase: .leave, position: -old.position(.table(name)),
          statement: "ALTER TABLE \(name) NOT OF;", object: .table(name),
          title: "take \(SchemaElement.table(table).title) from its type"))
    }
    for (name, type) in typed.joining.sorted(by: { $0.key < $1.key }) {
      guard let table = new.table(name) else { continue }
      operations.append(
        Operation(
          phase: .finish, position: new.position(.table(name)),
          statement: "ALTER TABLE \(name) OF \(type);", object: .table(name),
          title: "give \(SchemaElement.table(table).title) its type"))
    }
  }
}
