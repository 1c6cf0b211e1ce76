import SengiSQL
import SengiSchema
import SengiSwift

extension Schema {
  /// Gives a `swift_name` to every table, column, enum and enum value that would otherwise have the
  /// Swift name of another, so that a schema from elsewhere makes Swift that compiles.
  ///
  /// The first of those that want a name keeps it; the others get it with a number.
  /// - Parameter main: The namespace whose types stand at the top level of the module.
  public mutating func distinguishSwiftNames(main: SQLIdentifier) {
    var numbers: [Contest: Int] = [:]
    // Each round names at least one object for good; a number may itself be taken.
    for _ in 0..<100 {
      var isSettled = true
      for finding in SwiftGenerator(self, main: main).findings {
        guard let name = finding.contested, let parent = finding.path.parent else { continue }
        let contest = Contest(parent: parent, name: name)
        let number = numbers[contest, default: 1] + 1
        numbers[contest] = number
        if setSwiftName("\(name)\(number)", at: finding.path) { isSettled = false }
      }
      if isSettled { return }
    }
  }

  private struct Contest: Hashable {
    var parent: ObjectPath
    var name: String
  }

  /// - Returns: whether there is such an object, and it can have a Swift name.
  private mutating func setSwiftName(_ name: String, at path: ObjectPath) -> Bool {
    guard path.steps.count > 1, case .namespace(let space) = path.steps[0],
      let index = namespaces.firstIndex(where: { $0.name == space })
    else { return false }
    let part = path.steps.count > 2 ? path.steps[2] : nil
    switch path.steps[1] {
    case .table(let table):
      guard let place = namespaces[index].tables.firstIndex(where: { $0.name.name == table })
      else { return false }
      if case .column(let column)? = part {
        let columns = namespaces[index].tables[place].columns
        guard let position = columns.firstIndex(where: { $0.name == column }) else { return false }
        namespaces[index].tables[place].columns[position].swiftName = name
      } else if part == nil {
        namespaces[index].tables[place].swiftName = name
      } else {
        return false
      }
    case .enumeration(let enumeration):
      guard
        let place = namespaces[index].enumerations.firstIndex(where: {
          $0.name.name == enumeration
        })
      else { return false }
      if case .enumValue(let label)? = part {
        let values = namespaces[index].enumerations[place].values
        guard let position = values.firstIndex(where: { $0.label == label }) else { return false }
        namespaces[index].enumerations[place].values[position].swiftName = name
      } else {
        namespaces[index].enumerations[place].swiftName = name
      }
    default: return false
    }
    return true
  }
}
