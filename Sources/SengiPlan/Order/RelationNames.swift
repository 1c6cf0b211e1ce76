import SengiDiff
import SengiSQL
import SengiSchema

extension Schema {
  /// Every name that a table, index, sequence, view or type of the schema takes; they share one
  /// list of names in each namespace (manual, CREATE TABLE, Notes).
  var relationAndTypeNames: Set<QualifiedName> {
    var names: Set<QualifiedName> = []
    for space in namespaces {
      names.formUnion(space.enumerations.filter { $0.storage == .native }.map(\.name))
      names.formUnion(space.domains.map(\.name))
      names.formUnion(space.compositeTypes.map(\.name))
      names.formUnion(space.sequences.map(\.name))
      names.formUnion(space.views.map(\.name))
      for object in space.objects where object.kind == .type {
        if let name = SQLIdentifier(object.name) { names.insert(QualifiedName(space.name, name)) }
      }
      for view in space.views {
        names.formUnion(view.indexes.map { QualifiedName(space.name, $0.name) })
      }
      for table in space.tables {
        names.insert(table.name)
        names.formUnion(table.indexNames.map { QualifiedName(space.name, $0) })
        for column in table.columns where !column.isInherited {
          if let name = column.sequenceName(in: table.name.name) {
            names.insert(QualifiedName(space.name, name))
          }
        }
      }
    }
    return names
  }
}

extension Schema {
  var referredNames: Set<SQLIdentifier> {
    var names: Set<SQLIdentifier> = []
    for space in namespaces {
      names.formUnion(space.sequences.map(\.name.name) + space.views.map(\.name.name))
      for table in space.tables {
        names.insert(table.name.name)
        names.formUnion(table.columns.compactMap { $0.sequenceName(in: table.name.name) })
      }
    }
    return names
  }
}

extension Column {
  /// Whether its options choose no name for its sequence.
  func bringsUsualSequence(in table: SQLIdentifier) -> Bool {
    sequenceName(in: table) == DefaultName.sequence(table, name)
  }

  /// The name of the sequence that the column brings, where it has not been given another.
  func sequenceName(in table: SQLIdentifier) -> SQLIdentifier? {
    switch generation {
    case .serial: return DefaultName.sequence(table, name)
    case .identity(_, let options):
      let tokens = options.flatMap { try? SQLLexer.tokens(of: $0.source) } ?? []
      guard let start = tokens.firstIndex(where: { $0.isWord("name") }), start + 1 < tokens.count
      else { return DefaultName.sequence(table, name) }
      let isQualified = start + 3 < tokens.count && tokens[start + 2].isPunctuation(".")
      return SQLIdentifier(tokens[isQualified ? start + 3 : start + 1].text)
    case .stored, .virtual, nil: return nil
    }
  }
}
