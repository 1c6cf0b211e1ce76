import SengiSQL
import SengiSchema
import SengiSteps

/// Puts operations into steps: as few transactions as their locks allow.
enum StepGrouping {
  static func steps(_ operations: [Operation]) -> [PlannedStep] {
    var steps: [PlannedStep] = []
    var shared: [Operation] = []
    var isAboutRows = false
    func close() {
      if !shared.isEmpty { steps.append(step(.transaction, shared)) }
      shared = []
    }
    for operation in operations {
      switch operation.isolation {
      case .shared, .rows:
        let nowIsAboutRows = operation.isolation.isAboutRows
        if nowIsAboutRows != isAboutRows { close() }
        isAboutRows = nowIsAboutRows
        shared.append(operation)
      case .own:
        close()
        steps.append(step(.transaction, [operation]))
      case .none:
        close()
        steps.append(step(.autocommit, [operation]))
      case .check:
        close()
        steps.append(step(.check, [operation]))
      case .batch(let batch):
        close()
        steps.append(step(.batch(batch), [operation]))
      }
    }
    close()
    return steps
  }

  private static func step(_ mode: MigrationStep.Mode, _ operations: [Operation]) -> PlannedStep {
    var statements: [SQLText] = []
    // Every step begins with this path.
    var path = [Schema.publicNamespace]
    let scope: SQLText = mode == .transaction ? "SET LOCAL" : "SET"
    if operations.contains(where: \.statement.makesFunction) {
      statements.append("\(scope) check_function_bodies = off;")
    }
    for operation in operations {
      let wanted = operation.searchPath
      // What says nothing of its path names everything in full.
      if !wanted.isEmpty, wanted != path {
        statements.append("\(scope) search_path = \(wanted);")
        path = wanted
      }
      statements.append(operation.statement)
    }
    return PlannedStep(
      MigrationStep(mode, title: title(operations), statements: statements),
      objects: operations.map(\.object).reduce(into: []) { objects, path in
        if !objects.contains(path) { objects.append(path) }
      })
  }

  /// The first few things that the step does.
  private static func title(_ operations: [Operation]) -> String {
    var titles: [String] = []
    for title in operations.compactMap(\.title) where !titles.contains(title) {
      titles.append(title)
    }
    let shown = titles.prefix(3).joined(separator: ", ")
    return titles.count > 3 ? "\(shown) and \(titles.count - 3) more" : shown
  }
}

extension Operation.Isolation {
  fileprivate var isAboutRows: Bool { if case .rows = self { true } else { false } }
}

extension SQLText {
  fileprivate var makesFunction: Bool {
    let words = description
    return [
      "CREATE FUNCTION", "CREATE PROCEDURE", "CREATE OR REPLACE FUNCTION",
      "CREATE OR REPLACE PROCEDURE",
    ].contains { words.hasPrefix($0) }
  }
}
