import SengiDiagnostics
import SengiDiff

/// A change of a column's JSON, with the column's place in the files.
public struct ReviewedShape: Sendable, Hashable {
  public var change: ShapeChange
  public var range: SourceRange?

  init(_ change: ShapeChange, at places: Places) {
    self.change = change
    range = places.range(of: change.path)
  }

  static func shapes(_ way: ReviewInput.Way, at places: Places) -> [ReviewedShape] {
    SchemaDiff.shapeChanges(from: way.from, to: way.to, renamings: way.renamings)
      .map { ReviewedShape($0, at: places) }
  }
}
