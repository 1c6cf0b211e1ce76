import SengiSQL
import SengiSchema
import SengiSwift

/// Names for objects of a database that would have one name in Swift.
public enum SwiftNameChoice {
  /// The schema with a `swift_name` for each table, column, enum and enum value whose name in Swift
  /// another has already: that name and a number.
  public static func resolvingClashes(in schema: Schema, main: SQLIdentifier) -> Schema {
    var schema = schema
    var used: Set<String> = []
    // A number may be taken too; each round tries the next.
    for _ in 0..<16 {
      var isChanged = false
      for finding in SwiftGenerator(schema, main: main).findings {
        guard let name = finding.contestedName else { continue }
        var number = 2
        while used.contains("\(finding.path)\0\(name)\(number)") { number += 1 }
        used.insert("\(finding.path)\0\(name)\(number)")
        if schema.setSwiftName(name + "\(number)", at: finding.path) { isChanged = true }
      }
      if !isChanged { return schema }
    }
    return schema
  }
}

extension Schema {
  /// - Returns: false for a path to something that has no such name.
  fileprivate mutating func setSwiftName(_ name: String, at path: ObjectPath) -> Bool {
    guard case .namespace(let spaceName)? = path.steps.first,
      let space = namespaces.firstIndex(where: { $0.name == spaceName })
    else { return false }
    let steps = path.steps.dropFirst()
    switch (steps.first, steps.dropFirst().first) {
    case (.table(let table)?, nil):
      guard let index = namespaces[space].tables.firstIndex(where: { $0.name.name == table })
      else { return false }
      namespaces[space].tables[index].swiftName = name
    case (.table(let table)?, .column(let column)?):
      guard let index = namespaces[space].tables.firstIndex(where: { $0.name.name == table }),
        let place = namespaces[space].tables[index].columns.firstIndex(where: {
          $0.name == column
        })
      else { return false }
      namespaces[space].tables[index].columns[place].swiftName = name
    case (.enumeration(let item)?, nil):
      guard
        let index = namespaces[space].enumerations.firstIndex(where: { $0.name.name == item })
      else { return false }
      namespaces[space].enumerations[index].swiftName = name
    case (.enumeration(let item)?, .enumValue(let label)?):
      guard
        let index = namespaces[space].enumerations.firstIndex(where: { $0.name.name == item }),
        let place = namespaces[space].enumerations[index].values.firstIndex(where: {
          $0.label == label
        })
      else { return false }
      namespaces[space].enumerations[index].values[place].swiftName = name
    default: return false
    }
    return true
  }
}
