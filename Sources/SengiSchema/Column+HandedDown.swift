extension Column {
  /// The column as a partition takes it over, before the partition says anything about it.
  ///
  /// What its own sequence fills has no default here, since that is named only in the database.
  public var handedToPartition: Column {
    var column = handedDown
    column.settings = ColumnSettings()
    return column
  }

  /// The column as a table that inherits takes it over, before that says anything about it; storage
  /// and compression come along, other settings do not.
  public var handedToChild: Column {
    var column = handedDown
    column.settings.statistics = nil
    column.settings.options = nil
    column.settings.foreignOptions = nil
    return column
  }

  private var handedDown: Column {
    var column = self
    // The parent's trigger is the child's too.
    column.replaces = nil
    column.back = nil
    column.isInherited = true
    column.doc = nil
    column.notNullName = nil
    column.behaviour = nil
    if case .identity = generation { column.generation = nil }
    if generation == .serial { column.generation = nil }
    return column
  }
}

extension CompositeType.Attribute {
  /// The column that a table of the composite type takes over.
  public var handedDown: Column {
    Column(name: name, type: type, isNullable: true, collation: collation, isInherited: true)
  }
}
