import SengiSQL
import SengiSchema

/// What of a schema's own objects SQL text names; see ``Mentions`` for how far that is certain.
package struct SchemaMentions {
  package enum Kind: Sendable {
    /// Over a table's columns: a check, a default, an index's key, a policy.
    case expression
    /// A view's query, a rule's action, a statement of a function's body.
    case query
    /// What follows a function's name.
    case signature
    /// `(function = f, leftarg = t)`.
    case definition
  }

  private let index: SchemaIndex
  private let creations: [Creation]
  private let names: DeclaredNames

  /// The enums that are types of the database, by namespace; names of theirs are not looked for in
  /// text, where nothing needs an order for their sake.
  package let enumerations: [QualifiedName]

  package init(_ schema: Schema) {
    index = SchemaIndex(schema)
    enumerations = index.enumerations
    creations = CreationOrder.creations(of: index)
    names = DeclaredNames(creations, enumerations: enumerations)
  }

  /// Tables, views, sequences, functions, types and rarer objects that the text names where a
  /// server looks them up when it reads the text; ordered by first mention, each once.
  package func objects(
    in text: String, _ kind: Kind, of namespace: SQLIdentifier?
  ) -> [ObjectPath] {
    let kind: Mentions.Kind =
      switch kind {
      case .expression: .expression
      case .query: .query
      case .signature: .signature
      case .definition: .definition
      }
    let found = Mentions(
      in: text, kind, names: names, searchPath: index.reading(namespace).searchPath)
    return paths(of: found.firm)
  }

  /// What a name said in the schema itself, such as a column's type, stands for.
  package func objects(named name: QualifiedName) -> [ObjectPath] {
    paths(of: names.nodes(name, [.relation, .type, .function, .other, .global]))
  }

  private func paths(of nodes: [Int]) -> [ObjectPath] {
    var seen: Set<ObjectPath> = []
    return nodes.compactMap { creations[$0].path }.filter { seen.insert($0).inserted }
  }
}

extension Creation {
  /// What the schema calls it; nil for what has no place of its own in the schema.
  fileprivate var path: ObjectPath? {
    switch self {
    case .shellType, .keys: nil
    case .domain(let domain): .domain(domain.name)
    case .compositeType(let type): .compositeType(type.name)
    case .object(let object): .object(object)
    case .sequence(let sequence): .sequence(sequence.name)
    case .function(let function): .function(function)
    case .table(let table): .table(table.name)
    case .view(let view): .view(view.name)
    case .custom(let custom): ObjectPath([.custom(custom.name)])
    }
  }
}
