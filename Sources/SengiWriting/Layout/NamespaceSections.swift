import SengiSQL
import SengiSchema

/// One object of a namespace with the place it takes in a file.
struct WrittenObject: Sendable, Hashable {
  /// The top-level key it stands under.
  var section: String
  /// Its key there; nil for what stands in a list without one.
  var name: String?
  var value: YAMLValue
  /// The table or view whose file it goes to in a folder of files; nil for the shared file.
  var home: SQLIdentifier?
  /// What the object is, in the schema's terms; for what has no name, its own text.
  var path: ObjectPath?
}

/// The objects of a namespace in the order of the schema, as they are written.
struct NamespaceObjects {
  let space: Namespace
  let scope: NameScope

  init(_ space: Namespace, _ names: SchemaNames) {
    self.space = space
    scope = NameScope(names: names, namespace: space.name)
  }

  /// Top-level keys in their conventional order.
  static let order =
    ["namespace", "doc", "swift_name", "owner", "extensions", "roles"]
    + [
      "access_methods", "languages", "foreign_data_wrappers", "servers", "user_mappings",
      "collations", "enums", "domains", "types", "sequences", "operators", "operator_families",
      "operator_classes", "casts", "transforms", "conversions", "text_search_parsers",
      "text_search_templates", "text_search_dictionaries", "text_search_configurations", "shapes",
      "tables", "views", "materialized_views", "functions", "procedures", "aggregates",
      "event_triggers", "publications", "subscriptions", "grants", "revokes", "default_privileges",
      "custom",
      "dropped",
    ]

  var all: [WrittenObject] {
    types + sequences + relations + routines + objects + privileges + dropped
  }

  private var types: [WrittenObject] {
    let spelling = TypeValue(scope: scope)
    let shapes = ShapeValue(scope: scope)
    return space.enumerations.map {
      object("enums", $0.name, spelling.value($0), .enumeration($0.name))
    }
      + space.domains.map { object("domains", $0.name, spelling.value($0), .domain($0.name)) }
      + space.compositeTypes.map {
        object("types", $0.name, spelling.value($0), .compositeType($0.name))
      }
      + space.shapes.map { object("shapes", $0.name, shapes.value($0), .shape($0.name)) }
  }

  private var sequences: [WrittenObject] {
    let spelling = RoutineValue(scope: scope)
    return space.sequences.map { sequence in
      var written = object(
        "sequences", sequence.name, spelling.value(sequence), .sequence(sequence.name))
      if let owner = sequence.ownedBy?.table, owner.namespace == space.name {
        written.home = root(of: owner).name
      }
      return written
    }
  }

  private var relations: [WrittenObject] {
    let tables = space.tables.filter { table in
      guard let parent = table.partitionOf?.parent else { return true }
      return !table.isListedByParent(in: space.name) || scope.names.table(parent) == nil
    }
    return tables.map { table in
      var written = object("tables", table.name, TableValue(table, scope).value, .table(table.name))
      written.home = table.name.name
      return written
    }
      + space.views.map { view in
        object(
          view.isMaterialized ? "materialized_views" : "views", view.name,
          ViewValue(view: view, scope: scope).value, .view(view.name))
      }
  }

  private var routines: [WrittenObject] {
    let spelling = RoutineValue(scope: scope)
    let brought = Set(space.tables.flatMap { $0.dualWrites.map(\.functionName) })
    return space.functions.filter { !brought.contains($0.name) }.map { function in
      object(
        function.kind.rawValue + "s", function.name, spelling.value(function), .function(function))
    }
  }

  private var objects: [WrittenObject] {
    let spelling = RoutineValue(scope: scope)
    return space.objects.map {
      WrittenObject(
        section: $0.kind.rawValue, name: $0.name, value: spelling.value($0), path: .object($0))
    }
  }

  private var privileges: [WrittenObject] {
    space.grants.map { grant in
      let isOnRelation = grant.kind == .table || grant.kind == .sequence
      return WrittenObject(
        section: grant.isRevoke ? "revokes" : "grants",
        value: .sql(GrantSpelling.tail(grant, scope)),
        home: isOnRelation ? home(of: grant.object) : nil)
    }
      + space.defaultPrivileges.map {
        WrittenObject(
          section: "default_privileges", value: GrantSpelling.value($0, everywhere: false))
      }
  }

  private var dropped: [WrittenObject] {
    space.dropped.map {
      let owner = $0.namespace.flatMap { $0 == space.name ? nil : $0.spelled + "." } ?? ""
      return WrittenObject(section: "dropped", value: .text(owner + $0.name.spelled))
    }
  }

  private func home(of object: QualifiedName) -> SQLIdentifier? {
    let name = QualifiedName(object.namespace ?? space.name, object.name)
    if scope.names.table(name) != nil { return root(of: name).name }
    let owner = space.sequences.first { $0.name == name }?.ownedBy?.table
    return owner.flatMap { $0.namespace == space.name ? root(of: $0).name : nil }
  }

  /// The table at the head of a tree of partitions, which is written where that is.
  private func root(of name: QualifiedName) -> QualifiedName {
    var current = name
    for _ in 0..<64 {
      guard let table = scope.names.table(current), table.isListedByParent(in: space.name),
        let parent = table.partitionOf?.parent, scope.names.table(parent) != nil
      else { break }
      current = parent
    }
    return current
  }

  private func object(
    _ section: String, _ name: QualifiedName, _ value: YAMLValue, _ path: ObjectPath
  ) -> WrittenObject {
    WrittenObject(section: section, name: name.name.name, value: value, path: path)
  }
}
