import SengiSQL

extension Schema {
  /// The schema with every list in one order where the order means nothing to the database.
  ///
  /// Two schemas that make the same database are equal then, however their files are laid out.
  /// Columns, attributes, enum values and keys keep their order.
  public var normalized: Schema {
    var schema = self
    schema.extensions.sort { $0.name < $1.name }
    schema.roles.sort { $0.name < $1.name }
    schema.objects.sort { $0.sortKey < $1.sortKey }
    schema.customObjects.sort { $0.name < $1.name }
    schema.defaultPrivileges.sort { $0.definition.source < $1.definition.source }
    schema.namespaces = namespaces.map(\.normalized).sorted { $0.name < $1.name }
    return schema
  }
}

extension Namespace {
  /// The namespace with its objects by kind and name.
  public var normalized: Namespace {
    var space = self
    space.enumerations.sort { $0.name < $1.name }
    space.shapes.sort { $0.name < $1.name }
    space.functions.sort {
      ($0.name.name.name, $0.kind.rawValue, $0.definition.source)
        < ($1.name.name.name, $1.kind.rawValue, $1.definition.source)
    }
    space.domains = domains.map(\.normalized).sorted { $0.name < $1.name }
    space.compositeTypes.sort { $0.name < $1.name }
    space.sequences.sort { $0.name < $1.name }
    space.objects.sort { $0.sortKey < $1.sortKey }
    space.tables = tables.map(\.normalized).sorted { $0.name < $1.name }
    space.views = views.map(\.normalized).sorted { $0.name < $1.name }
    space.grants.sort { $0.sortKey < $1.sortKey }
    space.defaultPrivileges.sort { $0.definition.source < $1.definition.source }
    return space
  }
}

extension Table {
  /// The table with its constraints and whatever hangs on it by name.
  public var normalized: Table {
    var table = self
    table.uniques.sort { $0.name < $1.name }
    table.checks.sort { $0.name < $1.name }
    table.foreignKeys.sort { $0.name < $1.name }
    table.exclusions.sort { $0.name < $1.name }
    table.indexes.sort { $0.name < $1.name }
    table.triggers.sort { $0.name < $1.name }
    table.policies.sort { $0.name < $1.name }
    table.rules.sort { $0.name < $1.name }
    table.statistics.sort { $0.name < $1.name }
    table.dependsOn.sort()
    return table
  }
}

extension View {
  /// The view with whatever hangs on it by name.
  public var normalized: View {
    var view = self
    view.columns.sort { $0.name < $1.name }
    view.indexes.sort { $0.name < $1.name }
    view.statistics.sort { $0.name < $1.name }
    view.triggers.sort { $0.name < $1.name }
    view.rules.sort { $0.name < $1.name }
    view.dependsOn.sort()
    return view
  }
}

extension Domain {
  /// The domain with its checks by name.
  public var normalized: Domain {
    var domain = self
    domain.checks.sort { $0.name < $1.name }
    domain.dependsOn.sort()
    return domain
  }
}

extension DefinedObject {
  fileprivate var sortKey: (String, String, String) { (kind.rawValue, name, definition.source) }
}

extension Grant {
  /// What is revoked comes after what is granted.
  fileprivate var sortKey: (Int, String, String) {
    let what = [kind.rawValue, object.description, arguments?.source ?? ""].joined(separator: "\0")
    let whom =
      (grantees.map(\.name) + privileges.map { $0.name + $0.columns.description }
      + [withGrantOption ? "1" : "0"]).joined(separator: "\0")
    return (isRevoke ? 1 : 0, what, whom)
  }
}
