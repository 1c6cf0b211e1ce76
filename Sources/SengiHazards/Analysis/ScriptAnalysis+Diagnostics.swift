import SengiDiagnostics
import SengiSQL
import SengiSteps

extension ScriptAnalysis {
  /// The hazards at their places in the file that the script was read from, in its order.
  public func diagnostics(in read: ReadScript) -> [Diagnostic] {
    hazards.map { hazard in
      Diagnostic(
        hazard.severity, hazard.code.code, hazard.message, remedy: hazard.remedy,
        at: place(of: hazard, in: read))
    }
  }

  private func place(of hazard: Hazard, in read: ReadScript) -> SourceRange {
    var place = read.range(step: hazard.step, statement: hazard.statement)
    let statement = statements.first { $0.step == hazard.step && $0.index == hazard.statement }
    // An allowance stands at the head of its step, and so do findings about it.
    guard let statement, !hazard.range.isEmpty,
      read.script.steps.indices.contains(hazard.step),
      read.script.steps[hazard.step].statements.indices.contains(hazard.statement)
    else { return read.stepRange(hazard.step) }
    let text = read.script.steps[hazard.step].statements[hazard.statement].description.utf8
    let passed = text.dropFirst(statement.firstWord)
      .prefix(max(0, hazard.range.lowerBound - statement.firstWord))
    for byte in passed {
      if byte == UInt8(ascii: "\n") {
        place.start.line += 1
        place.start.column = 1
      } else {
        place.start.column += 1
      }
    }
    return SourceRange(file: place.file, at: place.start)
  }
}

extension ReadScript {
  fileprivate func stepRange(_ step: Int) -> SourceRange {
    SourceRange(file: file, at: stepPlaces.indices.contains(step) ? stepPlaces[step] : .start)
  }
}
