import SengiDiff
import SengiSQL
import SengiSchema

/// Elements by path, to stand in a schema in the place of its own.
struct ElementReplacements {
  var byPath: [ObjectPath: SchemaElement]

  func element(for element: SchemaElement) -> SchemaElement { byPath[element.path] ?? element }

  func table(_ table: Table) -> Table {
    var bare = table
    if case .table(let other) = element(for: .table(table)) { bare = other }
    let (name, path) = (table.name, ObjectPath.table(table.name))
    bare.columns = table.columns.map {
      if case .column(let other, _) = element(for: .column($0, of: name)) { other } else { $0 }
    }
    bare.primaryKey = table.primaryKey.map {
      if case .primaryKey(let other, _) = element(for: .primaryKey($0, of: name)) {
        other
      } else {
        $0
      }
    }
    bare.uniques = table.uniques.map {
      if case .unique(let other, _) = element(for: .unique($0, of: name)) { other } else { $0 }
    }
    bare.checks = table.checks.map {
      if case .check(let other, _) = element(for: .check($0, of: name)) { other } else { $0 }
    }
    bare.exclusions = table.exclusions.map {
      if case .exclusion(let other, _) = element(for: .exclusion($0, of: name)) {
        other
      } else {
        $0
      }
    }
    bare.foreignKeys = table.foreignKeys.map {
      if case .foreignKey(let other, _) = element(for: .foreignKey($0, of: name)) {
        other
      } else {
        $0
      }
    }
    bare.policies = table.policies.map {
      if case .policy(let other, _) = element(for: .policy($0, of: name)) { other } else { $0 }
    }
    bare.indexes = table.indexes.map { index($0, of: path) }
    bare.triggers = table.triggers.map { trigger($0, of: path) }
    bare.rules = table.rules.map { rule($0, of: path) }
    bare.statistics = table.statistics.map { statistics($0, of: path) }
    return bare
  }

  func view(_ view: View) -> View {
    var bare = view
    if case .view(let other) = element(for: .view(view)) {
      bare = other
      bare.columns = view.columns
    }
    let path = ObjectPath.view(view.name)
    bare.columns = bare.columns.map {
      if case .viewColumn(let other, _) = element(for: .viewColumn($0, of: view.name)) {
        other
      } else {
        $0
      }
    }
    bare.indexes = view.indexes.map { index($0, of: path) }
    bare.triggers = view.triggers.map { trigger($0, of: path) }
    bare.rules = view.rules.map { rule($0, of: path) }
    bare.statistics = view.statistics.map { statistics($0, of: path) }
    return bare
  }

  func domain(_ domain: Domain) -> Domain {
    var bare = domain
    if case .domain(let other) = element(for: .domain(domain)) { bare = other }
    bare.checks = domain.checks.map {
      if case .domainCheck(let other, _) = element(for: .domainCheck($0, of: domain.name)) {
        other
      } else {
        $0
      }
    }
    return bare
  }

  private func index(_ item: Index, of path: ObjectPath) -> Index {
    if case .index(let other, _) = element(for: .index(item, of: path)) { other } else { item }
  }

  private func trigger(_ item: Trigger, of path: ObjectPath) -> Trigger {
    if case .trigger(let other, _) = element(for: .trigger(item, of: path)) { other } else { item }
  }

  private func rule(_ item: Rule, of path: ObjectPath) -> Rule {
    if case .rule(let other, _) = element(for: .rule(item, of: path)) { other } else { item }
  }

  private func statistics(_ item: StatisticsObject, of path: ObjectPath) -> StatisticsObject {
    if case .statistics(let other, _) = element(for: .statistics(item, of: path)) {
      other
    } else {
      item
    }
  }
}

extension Schema {
  /// The schema with other elements in the place of its own; none comes or goes.
  func replacing(_ replacements: ElementReplacements) -> Schema {
    var schema = self
    schema.extensions = extensions.map {
      if case .extension(let other) = replacements.element(for: .extension($0)) {
        other
      } else {
        $0
      }
    }
    schema.objects = objects.replaced(replacements)
    schema.customObjects = customObjects.map {
      if case .custom(let other) = replacements.element(for: .custom($0)) { other } else { $0 }
    }
    schema.namespaces = namespaces.map { $0.replacing(replacements) }
    return schema
  }
}

extension Namespace {
  fileprivate func replacing(_ replacements: ElementReplacements) -> Namespace {
    var space = self
    let bare = SchemaElement.namespace(Namespace(name: name, doc: doc, owner: owner))
    if case .namespace(let other) = replacements.element(for: bare) {
      space.doc = other.doc
      space.owner = other.owner
    }
    space.enumerations = enumerations.map {
      if case .enumeration(let other) = replacements.element(for: .enumeration($0)) {
        other
      } else {
        $0
      }
    }
    space.domains = domains.map(replacements.domain)
    space.compositeTypes = compositeTypes.map {
      if case .compositeType(let other) = replacements.element(for: .compositeType($0)) {
        other
      } else {
        $0
      }
    }
    space.sequences = sequences.map {
      if case .sequence(let other) = replacements.element(for: .sequence($0)) { other } else { $0 }
    }
    space.functions = functions.map {
      if case .function(let other) = replacements.element(for: .function($0)) { other } else { $0 }
    }
    space.objects = objects.replaced(replacements)
    space.tables = tables.map(replacements.table)
    space.views = views.map(replacements.view)
    return space
  }
}

extension [DefinedObject] {
  fileprivate func replaced(_ replacements: ElementReplacements) -> [DefinedObject] {
    map {
      if case .object(let other) = replacements.element(for: .object($0)) { other } else { $0 }
    }
  }
}
