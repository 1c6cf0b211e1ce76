import SengiSQL
import SengiSchema

extension Schema {
  /// Everything that statements of their own make, in the order of the schema; privileges and roles
  /// are not among it.
  public var elements: [SchemaElement] {
    var all = extensions.map(SchemaElement.extension)
    all += objects.map(SchemaElement.object)
    for namespace in namespaces { all += namespace.elements }
    return all + customObjects.map(SchemaElement.custom)
  }
}

extension Namespace {
  fileprivate var elements: [SchemaElement] {
    var all: [SchemaElement] = [
      .namespace(Namespace(name: name, doc: doc, owner: owner))
    ]
    all += enumerations.filter { $0.storage == .native }.map(SchemaElement.enumeration)
    for domain in domains {
      var bare = domain
      bare.checks = []
      all.append(.domain(bare))
      all += domain.checks.map { .domainCheck($0, of: domain.name) }
    }
    all += compositeTypes.map(SchemaElement.compositeType)
    all += objects.map(SchemaElement.object)
    all += sequences.map(SchemaElement.sequence)
    all += functions.map(SchemaElement.function)
    for table in tables { all += table.elements }
    for view in views { all += view.elements }
    return all
  }
}

extension Table {
  fileprivate var elements: [SchemaElement] {
    var bare = self
    bare.columns = []
    bare.primaryKey = nil
    bare.uniques = []
    bare.checks = []
    bare.foreignKeys = []
    bare.indexes = []
    bare.triggers = []
    bare.exclusions = []
    bare.policies = []
    bare.rules = []
    bare.statistics = []
    let path = ObjectPath.table(name)
    var all: [SchemaElement] = [.table(bare)]
    all += columns.map { .column($0, of: name) }
    if let primaryKey { all.append(.primaryKey(primaryKey, of: name)) }
    all += uniques.map { .unique($0, of: name) }
    all += checks.map { .check($0, of: name) }
    all += exclusions.map { .exclusion($0, of: name) }
    all += foreignKeys.map { .foreignKey($0, of: name) }
    all += indexes.map { .index($0, of: path) }
    all += triggers.map { .trigger($0, of: path) }
    all += rules.map { .rule($0, of: path) }
    all += policies.map { .policy($0, of: name) }
    all += statistics.map { .statistics($0, of: path) }
    return all
  }
}

extension View {
  fileprivate var elements: [SchemaElement] {
    var bare = self
    bare.indexes = []
    bare.statistics = []
    bare.triggers = []
    bare.rules = []
    let path = ObjectPath.view(name)
    var all: [SchemaElement] = [.view(bare)]
    all += columns.map { .viewColumn($0, of: name) }
    all += indexes.map { .index($0, of: path) }
    all += triggers.map { .trigger($0, of: path) }
    all += rules.map { .rule($0, of: path) }
    all += statistics.map { .statistics($0, of: path) }
    return all
  }
}
