import SengiDiagnostics
import SengiDiff
import SengiSchema

/// The findings about plans themselves.
public enum PlanCode {
  /// Something is dropped and something like it is made.
  public static let looksLikeRename: DiagnosticCode = "DIF0001"
}

extension RenameSuspicion {
  /// What is lost where it is no rename.
  public var loss: Loss.Kind {
    switch old.steps.last {
    case .table?: .table
    case .enumValue?: .enumValue
    default: .column
    }
  }

  /// An error that prints the line to write.
  /// - Parameter place: Of the new name, where that is known.
  public func diagnostic(at place: SourceRange?) -> Diagnostic {
    let (kind, home) =
      switch loss {
      case .table: ("table", "the file")
      case .enumValue: ("value", "the enum")
      default: ("column", "the table")
      }
    let name = new.steps.last.map { ObjectPath([$0]).description } ?? ""
    return Diagnostic(
      .error, PlanCode.looksLikeRename,
      "\(kind) '\(old)' goes and '\(new)' comes, which looks like a rename and would lose what it "
        + "holds",
      remedy: "write '\(was)' at '\(name)'; if it is meant to go, '\(dropped)' in \(home)",
      at: place)
  }
}
