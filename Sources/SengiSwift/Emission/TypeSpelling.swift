import SengiSQL
import SengiSchema

/// How code in one namespace writes types.
struct TypeSpelling: Sendable {
  let names: SwiftNames
  let namespace: SQLIdentifier
  let library: LibraryNames

  init(_ names: SwiftNames, in namespace: SQLIdentifier) {
    self.names = names
    self.namespace = namespace
    library = names.library(seenBy: [namespace])
  }

  var isMain: Bool { namespace == names.main }

  func table(_ name: QualifiedName) -> SwiftCode { spell(names.tables[name], name) }
  func enumeration(_ name: QualifiedName) -> SwiftCode { spell(names.enumerations[name], name) }
  func shape(_ name: QualifiedName) -> SwiftCode { spell(names.shapes[name], name) }

  private func spell(_ identifier: SwiftIdentifier?, _ name: QualifiedName) -> SwiftCode {
    let identifier = identifier ?? SwiftIdentifier(derived: "Unknown")
    let isNear = (name.namespace ?? names.main) == namespace
    return isNear ? "\(identifier)" : names.absolute(identifier, in: name.namespace)
  }

  /// The type of one value of a column: an array's elements.
  func base(_ type: BaseType) -> SwiftCode {
    if let scalar = ScalarType(type) { return library[names.options.columnType(scalar)] }
    return named(type)
  }

  /// The type of one value in JSON.
  func json(_ type: BaseType) -> SwiftCode {
    ScalarType(type).map { library[$0.library] } ?? named(type)
  }

  private func named(_ type: BaseType) -> SwiftCode {
    if case .enumeration(let name) = type { return enumeration(name) }
    return type.shape.map(shape) ?? library[.pgJSON]
  }

  /// The type of the ids of a table's rows, as the row type of `inside` writes it.
  func id(of table: QualifiedName, inside: QualifiedName) -> SwiftCode {
    table == inside ? "ID" : "\(self.table(table)).ID"
  }

  /// The type of a column's value, apart from its being nullable.
  func value(_ type: DataType) -> SwiftCode {
    let element = base(type.base)
    switch type.dimensions {
    case 0: return element
    case 1: return type.hasNullableElements ? "[\(element)?]" : "[\(element)]"
    default:
      let nested = library[.pgNestedArray]
      return type.hasNullableElements ? "\(nested)<\(element)?>" : "\(nested)<\(element)>"
    }
  }
}
