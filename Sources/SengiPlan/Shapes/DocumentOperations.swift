import SengiDDL
import SengiDiff
import SengiSQL
import SengiSchema
import SengiSteps

/// What a plan does to documents whose shape changes.
struct DocumentOperations {
  /// Look for documents that the new shape refuses, before anything is done.
  private(set) var audits: [Operation] = []
  /// By the path of the column.
  private(set) var rewrites: [(column: ObjectPath, operation: Operation)] = []
  /// The checks of columns whose documents are written anew, with their columns.
  private(set) var checks: [ObjectPath: ObjectPath] = [:]

  mutating func audit(_ operation: Operation) { audits.append(operation) }

  mutating func rewrite(_ column: ObjectPath, _ operation: Operation, check: ObjectPath?) {
    rewrites.append((column, operation))
    if let check { checks[check] = column }
  }

  /// Whether the check is to be added when the documents are of the new form.
  func waits(_ check: ObjectPath) -> Bool { checks[check] != nil }

  /// All in one go: documents before the checks that hold them.
  func placed(in operations: [Operation]) -> [Operation] {
    let isHeldBack = { (operation: Operation) in
      operation.phase == .build && waits(operation.object)
    }
    return audits + operations.filter { !isHeldBack($0) } + rewrites.map(\.operation)
      + operations.filter(isHeldBack)
  }

  /// What takes along the documents that others wrote since they were written anew, once the check
  /// stands there for what they write from now on.
  func again(after check: ObjectPath) -> [Operation] {
    rewrites.filter { $0.column == checks[check] }.map { _, operation in
      var again = operation
      again.title = operation.title.map { "\($0), those written meanwhile" }
      return again
    }
  }
}
