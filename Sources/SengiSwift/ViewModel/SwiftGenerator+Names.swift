import SengiSQL
import SengiSchema

/// What something of a schema is called in Swift.
public struct SwiftDeclarationName: Sendable, Hashable {
  /// The full name of the type that it is a member of; nil for a type.
  public var owner: String?
  /// A member's own name, or the full name of a type.
  public var name: String
}

extension SwiftGenerator {
  /// The name of a table's, view's, enum's, domain's or composite type's type, of a column's property
  /// or of an enum value's case.
  /// - Returns: nil for what has no name in Swift.
  public func swiftName(of path: ObjectPath) -> SwiftDeclarationName? {
    guard case .namespace(let namespace) = path.steps.first,
      let object = path.steps.dropFirst().first
    else { return nil }
    guard let type = typeName(of: object, in: namespace) else { return nil }
    guard let part = path.steps.dropFirst(2).first else {
      return SwiftDeclarationName(owner: nil, name: type)
    }
    let member = memberName(of: part, object, in: namespace)
    return member.map { SwiftDeclarationName(owner: type, name: $0.name) }
  }

  private func typeName(of object: ObjectPath.Step, in namespace: SQLIdentifier) -> String? {
    let found: SwiftIdentifier? =
      switch object {
      case .table(let name), .view(let name): names.tables[QualifiedName(namespace, name)]
      case .enumeration(let name): names.enumerations[QualifiedName(namespace, name)]
      case .domain(let name): names.domains[QualifiedName(namespace, name)]
      case .compositeType(let name): names.composites[QualifiedName(namespace, name)]
      default: nil
      }
    return found.map { names.absolute($0, in: namespace).description }
  }

  private func memberName(
    of part: ObjectPath.Step, _ object: ObjectPath.Step, in namespace: SQLIdentifier
  ) -> SwiftIdentifier? {
    switch (object, part) {
    case (.table(let table), .column(let column)):
      let name = QualifiedName(namespace, table)
      guard
        let place = schema.tables.first(where: { $0.name == name })?.columns
          .firstIndex(where: { $0.name == column }),
        let known = names.columns[name], known.indices.contains(place)
      else { return nil }
      return known[place]
    case (.enumeration(let type), .enumValue(let label)):
      let name = QualifiedName(namespace, type)
      guard
        let place = schema.enumeration(name)?.values.firstIndex(where: { $0.label == label }),
        let known = names.cases[name], known.indices.contains(place)
      else { return nil }
      return known[place]
    default: return nil
    }
  }
}
