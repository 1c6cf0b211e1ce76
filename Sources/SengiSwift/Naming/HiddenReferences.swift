import SengiSQL
import SengiSchema

/// Finds references from one namespace to another whose name a nearer type hides.
///
/// Inside `extension Blog`, `Auth.Role` means `Blog.Auth.Role` once `blog` has a table `auths`, and
/// Swift has no way to name the module's own top level from there.
struct HiddenReferences {
  let schema: Schema
  let names: SwiftNames

  func findings() -> [SwiftFinding] {
    schema.namespaces.filter { $0.name != names.main }.flatMap { namespace -> [SwiftFinding] in
      let rows =
        namespace.tables.map { ($0, ObjectPath.table($0.name)) }
        + namespace.views.map { (Table(rowOf: $0), ObjectPath.view($0.name)) }
      let tables = rows.flatMap { table, path in
        table.columns.compactMap { column -> SwiftFinding? in
          let path = path.appending(.column(column.name))
          let type = names.ids[table.name, column.name]?.table ?? column.type.base.typeName
          return type.flatMap { check($0, in: namespace, at: path) }
        }
      }
      let shapes = namespace.shapes.flatMap { shape in
        Self.references(in: shape.body).sorted().compactMap {
          check($0, in: namespace, at: .shape(shape.name))
        }
      }
      let domains = namespace.domains.compactMap { domain in
        domain.type.base.typeName.flatMap { check($0, in: namespace, at: .domain(domain.name)) }
      }
      let attributes = namespace.compositeTypes.flatMap { type in
        type.attributes.compactMap { attribute in
          attribute.type.base.typeName.flatMap {
            check($0, in: namespace, at: .compositeType(type.name))
          }
        }
      }
      return tables + shapes + domains + attributes
    }
  }

  private func check(_ target: QualifiedName, in namespace: Namespace, at path: ObjectPath)
    -> SwiftFinding?
  {
    let home = target.namespace ?? names.main
    guard home != namespace.name else { return nil }
    let type =
      names.enumerations[target] ?? names.shapes[target] ?? names.domains[target]
      ?? names.composites[target] ?? names.tables[target]
    let first = home == names.main ? type : names.namespaces[home]
    guard let first, names.members[namespace.name]?.contains(first.name) == true else {
      return nil
    }
    return SwiftFinding(
      "GEN0005",
      "'\(first)' means another type in namespace \(namespace.name), so \(target) cannot "
        + "be named there",
      remedy: "give the type in namespace \(namespace.name) another name with swift_name:",
      at: path, renaming: renaming(of: first, in: namespace.name))
  }

  private func renaming(
    of name: SwiftIdentifier, in namespace: SQLIdentifier
  ) -> SwiftFinding.Renaming? {
    func holder(_ types: [QualifiedName: SwiftIdentifier]) -> QualifiedName? {
      types.first { $0.value == name && ($0.key.namespace ?? names.main) == namespace }?.key
    }
    let views = Set(schema.namespaces.flatMap(\.views).map(\.name))
    let path =
      holder(names.tables).map { views.contains($0) ? ObjectPath.view($0) : .table($0) }
      ?? holder(names.enumerations).map(ObjectPath.enumeration)
      ?? holder(names.domains).map(ObjectPath.domain)
      ?? holder(names.composites).map(ObjectPath.compositeType)
      ?? holder(names.shapes).map(ObjectPath.shape)
    let taken = names.visible(in: namespace)
    var number = 2
    while taken.contains("\(name.name)\(number)") { number += 1 }
    return path.map { SwiftFinding.Renaming(path: $0, name: "\(name.name)\(number)") }
  }

  private static func references(in type: ShapeType) -> Set<QualifiedName> {
    switch type {
    case .scalar(let base): base.typeName.map { [$0] } ?? []
    case .reference(let name): [name]
    case .array(let element, _), .map(let element, _): references(in: element)
    case .object(let fields): fields.reduce(into: []) { $0.formUnion(references(in: $1.type)) }
    case .union(let union):
      union.cases.reduce(into: []) { $0.formUnion(references(in: $1.payload)) }
    }
  }
}

extension BaseType {
  /// The declaration of the schema that gives the type its Swift name.
  fileprivate var typeName: QualifiedName? {
    switch self {
    case .enumeration(let name), .domain(let name), .composite(let name): name
    default: shape
    }
  }
}
