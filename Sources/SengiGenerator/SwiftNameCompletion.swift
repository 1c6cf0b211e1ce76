import SengiSQL
import SengiSchema
import SengiSwift

/// Gives objects of a pulled schema a `swift_name` where their own names, which differ in the
/// database, would be one in Swift: `queue` and `queues`, `a b` and `a_b`.
public enum SwiftNameCompletion {
  /// - Parameter main: The namespace whose types stand at the top level of the module.
  public static func complete(_ schema: Schema, main: SQLIdentifier) -> Schema {
    var schema = schema
    // Each round settles one clash of a name at least; a name given may want another's.
    for _ in 0..<maximumRounds {
      let renamings = SwiftGenerator(schema, main: main).findings.compactMap(\.renaming)
      var isChanged = false
      for renaming in renamings where give(renaming.name, to: renaming.path, in: &schema) {
        isChanged = true
      }
      if !isChanged { break }
    }
    return schema
  }

  private static let maximumRounds = 64

  /// - Returns: whether there is such an object and it had another name.
  private static func give(
    _ name: String, to path: ObjectPath, in schema: inout Schema
  ) -> Bool {
    guard case .namespace(let namespace) = path.steps.first,
      let space = schema.namespaces.firstIndex(where: { $0.name == namespace })
    else { return false }
    return give(name, path.steps.dropFirst(), in: &schema.namespaces[space])
  }

  private static func give(
    _ name: String, _ steps: ArraySlice<ObjectPath.Step>, in space: inout Namespace
  ) -> Bool {
    switch steps.first {
    case nil: return set(&space.swiftName, name)
    case .table(let table):
      guard let index = space.tables.firstIndex(where: { $0.name.name == table }) else {
        return false
      }
      return give(name, steps.dropFirst(), in: &space.tables[index])
    case .enumeration(let enumeration):
      guard let index = space.enumerations.firstIndex(where: { $0.name.name == enumeration })
      else { return false }
      return give(name, steps.dropFirst(), in: &space.enumerations[index])
    case .domain(let domain):
      guard let index = space.domains.firstIndex(where: { $0.name.name == domain }) else {
        return false
      }
      return set(&space.domains[index].swiftName, name)
    case .compositeType(let type):
      guard let index = space.compositeTypes.firstIndex(where: { $0.name.name == type }) else {
        return false
      }
      return set(&space.compositeTypes[index].swiftName, name)
    case .view(let view):
      guard let index = space.views.firstIndex(where: { $0.name.name == view }) else {
        return false
      }
      return give(name, steps.dropFirst(), in: &space.views[index])
    default: return false
    }
  }

  private static func give(
    _ name: String, _ steps: ArraySlice<ObjectPath.Step>, in view: inout View
  ) -> Bool {
    guard case .column(let column) = steps.first else { return set(&view.swiftName, name) }
    guard let index = view.columns.firstIndex(where: { $0.name == column }) else { return false }
    return set(&view.columns[index].swiftName, name)
  }

  private static func give(
    _ name: String, _ steps: ArraySlice<ObjectPath.Step>, in table: inout Table
  ) -> Bool {
    switch steps.first {
    case nil: return set(&table.swiftName, name)
    case .column(let column):
      guard let index = table.columns.firstIndex(where: { $0.name == column }) else {
        return false
      }
      return set(&table.columns[index].swiftName, name)
    default: return false
    }
  }

  private static func give(
    _ name: String, _ steps: ArraySlice<ObjectPath.Step>, in enumeration: inout Enumeration
  ) -> Bool {
    switch steps.first {
    case nil: return set(&enumeration.swiftName, name)
    case .enumValue(let label):
      guard let index = enumeration.values.firstIndex(where: { $0.label == label }) else {
        return false
      }
      return set(&enumeration.values[index].swiftName, name)
    default: return false
    }
  }

  private static func set(_ place: inout String?, _ name: String) -> Bool {
    defer { place = name }
    return place != name
  }
}
