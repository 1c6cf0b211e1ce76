import SengiSQL
import SengiSchema

/// How the JSON of a column changes its form.
public struct ShapeChange: Sendable, Hashable {
  /// As the new schema calls it.
  public var table: QualifiedName
  public var column: SQLIdentifier
  public var formerTable: QualifiedName
  public var formerColumn: SQLIdentifier
  /// The column as the old schema has it, with the old name of its tag.
  public var former: Column
  public var current: Column
  /// Not empty.
  public var differences: [ShapeDifference]
  /// What makes old documents new ones, as far as there is a way; nil where none is known or needed.
  public var rewriting: DocumentRewriting?
  /// Fields that the rewriting takes out of documents.
  public var removedFields: [ObjectPath]
  /// What no rewriting reaches and new code does not read, in words.
  public var obstacles: [String]

  public var path: ObjectPath { .table(table).appending(.column(column)) }

  /// Of the whole change.
  public var compatibility: ShapeCompatibility {
    ShapeCompatibility(
      isReaderSafe: differences.allSatisfy(\.compatibility.isReaderSafe),
      isWriterSafe: differences.allSatisfy(\.compatibility.isWriterSafe))
  }
}

extension SchemaDiff {
  /// How the shapes of columns that stay differ, in the order of the new schema.
  ///
  /// Documents hold the keys that their shape names, and others that neither shape names: what a
  /// shape lets stand and reads past. A column without a shape that takes one counts where the
  /// database then holds documents to it.
  /// - Parameter renamings: What has a new name (``renamings(from:to:)``), in order.
  public static func shapeChanges(
    from old: Schema, to new: Schema, renamings: [Renaming] = []
  ) -> [ShapeChange] {
    // Most schemas have no shapes.
    guard new.tables.contains(where: { $0.columns.contains { $0.type.base.isJSON } }) else {
      return []
    }
    let names = FormerNames(renamings)
    return new.tables.flatMap { table -> [ShapeChange] in
      guard table.partitionOf == nil else { return [] }
      let formerTable = names.table(table.name)
      guard let before = old.table(formerTable) else { return [] }
      return table.columns.compactMap { column in
        guard column.type.base.isJSON, !column.isInherited else { return nil }
        let name = names.column(column.name, of: table.name)
        guard let former = before.column(name), former.type.base.isJSON,
          former.type.isArray == column.type.isArray
        else { return nil }
        if former.type.base.shape == nil, !new.enforcesShape(column) { return nil }
        var comparison = ShapeComparison(
          from: old, to: new, column: .table(table.name).appending(.column(column.name)))
        comparison.compare(
          former, column, tag: column.tag.map { names.column($0, of: table.name) })
        guard !comparison.differences.isEmpty else { return nil }
        return ShapeChange(
          table: table.name, column: column.name, formerTable: formerTable, formerColumn: name,
          former: former, current: column, differences: comparison.differences,
          rewriting: comparison.rewriting, removedFields: comparison.removedFields,
          obstacles: comparison.obstacles)
      }
    }
  }
}

/// What things were called before all renamings.
private struct FormerNames {
  private let renamings: [Renaming]

  init(_ renamings: [Renaming]) { self.renamings = renamings }

  func table(_ name: QualifiedName) -> QualifiedName {
    let path = ObjectPath.table(name)
    return renamings.first { $0.to == path }?.from.objectName ?? name
  }

  /// - Parameter table: As the new schema calls it.
  func column(_ name: SQLIdentifier, of table: QualifiedName) -> SQLIdentifier {
    for owner in [table, self.table(table)] {
      let path = ObjectPath.table(owner).appending(.column(name))
      if case .column(let former)? = renamings.first(where: { $0.to == path })?.from.steps.last {
        return former
      }
    }
    return name
  }
}

extension BaseType {
  fileprivate var isJSON: Bool {
    switch self {
    case .json, .jsonb: true
    default: false
    }
  }
}
