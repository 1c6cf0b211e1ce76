import SengiSQL
import SengiSchema

extension SchemaAssembly {
  /// Everything that lives in a namespace, by the namespace's name.
  mutating func namespaces() -> [Namespace] {
    var sequences = SequenceDirectory(self)
    var relations = RelationDirectory(self)
    var allTables = tables(&relations, &sequences)
    settleChildren(&allTables)
    let tables = Dictionary(grouping: allTables) { $0.name.namespace }
    let views = Dictionary(grouping: views(&relations)) { $0.name.namespace }
    let enumerations = Dictionary(grouping: enumerations()) { $0.name.namespace }
    let domains = Dictionary(grouping: domains()) { $0.name.namespace }
    let composites = Dictionary(grouping: compositeTypes()) { $0.name.namespace }
    let functions = Dictionary(grouping: functions() + aggregates()) { $0.name.namespace }
    let objects = Dictionary(grouping: namespaceObjects()) { $0.namespace }
    let counters = Dictionary(grouping: sequences.objects(self)) { $0.name.namespace }
    let grants = grants()

    var namespaces: [Namespace] = []
    let read = Set(catalogue.scope.namespaces)
    for row in catalogue.namespaces where read.contains(row.oid("oid")) {
      guard let name = row.name("name") else { continue }
      var namespace = Namespace(name: name)
      namespace.doc = comments["pg_namespace", row.oid("oid")]
      if name == Schema.publicNamespace, namespace.doc == "standard public schema" {
        namespace.doc = nil
      }
      namespace.enumerations = enumerations[name] ?? []
      namespace.functions = functions[name] ?? []
      namespace.tables = tables[name] ?? []
      namespace.domains = domains[name] ?? []
      namespace.compositeTypes = composites[name] ?? []
      namespace.sequences = counters[name] ?? []
      namespace.views = views[name] ?? []
      namespace.objects = objects[name] ?? []
      namespace.grants = grants[name] ?? []
      namespace.owner = owner(row)
      if name == Schema.publicNamespace, namespace.owner?.name == "pg_database_owner" {
        namespace.owner = nil
      }
      let isNeeded = name != Schema.publicNamespace && !row.flag("is_member")
      if isNeeded || !namespace.isBare { namespaces.append(namespace) }
    }
    return namespaces.sorted { $0.name < $1.name }
  }
}

extension Namespace {
  /// Whether nothing stands in it and nothing is said about it.
  fileprivate var isBare: Bool {
    var bare = Namespace(name: name)
    bare.owner = owner
    return self == bare
  }
}
