import SengiSQL
import SengiSchema

/// How code in one namespace, or outside of all of them, writes types.
struct TypeSpelling: Sendable {
  let names: SwiftNames
  let namespace: SQLIdentifier?
  let library: LibraryNames

  init(_ names: SwiftNames, in namespace: SQLIdentifier?) {
    self.names = names
    self.namespace = namespace
    library = names.library(seenBy: [namespace])
  }

  var isMain: Bool { namespace == names.main }

  func table(_ name: QualifiedName) -> SwiftCode { spell(names.tables[name], name) }
  func enumeration(_ name: QualifiedName) -> SwiftCode { spell(names.enumerations[name], name) }
  func shape(_ name: QualifiedName) -> SwiftCode { spell(names.shapes[name], name) }

  func domain(_ name: QualifiedName) -> SwiftCode { spell(names.domains[name], name) }
  func composite(_ name: QualifiedName) -> SwiftCode { spell(names.composites[name], name) }

  private func spell(_ identifier: SwiftIdentifier?, _ name: QualifiedName) -> SwiftCode {
    let identifier = identifier ?? SwiftIdentifier(derived: "Unknown")
    let isNear = (name.namespace ?? names.main) == namespace
    return isNear ? "\(identifier)" : names.absolute(identifier, in: name.namespace)
  }

  /// The type of one value in a column: an array's elements.
  func base(_ type: BaseType) -> SwiftCode {
    switch names.types.form(of: type) {
    case .own: own(type)
    case .text: library[.pgText]
    case .domain(let name): domain(name)
    case .composite(let name): composite(name)
    case .range(let value): "\(library[.pgRange])<\(base(value))>"
    case .multirange(let value): "\(library[.pgMultirange])<\(base(value))>"
    }
  }

  private func own(_ type: BaseType) -> SwiftCode {
    ScalarType(type).map { library[names.options.columnType($0)] } ?? scalar(type)
  }

  /// The type of a JSON scalar, where only the library's own types and enumerations can be.
  func scalar(_ type: BaseType) -> SwiftCode {
    if let scalar = ScalarType(type) { return library[scalar.library] }
    if case .enumeration(let name) = type { return enumeration(name) }
    return type.shape.map(shape) ?? library[.pgJSON]
  }

  /// The type of the ids of a table's rows, as the row type of `inside` writes it.
  func id(of table: QualifiedName, inside: QualifiedName) -> SwiftCode {
    table == inside ? "ID" : "\(self.table(table)).ID"
  }

  /// The type of a column's value, apart from its being nullable.
  func value(_ type: DataType) -> SwiftCode {
    if names.types.isArrayOfArrays(type) { return library[.pgText] }
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
