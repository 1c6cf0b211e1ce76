import SengiDDL
import SengiDiff
import SengiSQL
import SengiSchema

extension PlanBuilder {
  /// Whether text that is about to be read could mean the element where it means another of the same
  /// name, further along the search path.
  func hidesOthers(_ element: SchemaElement) -> Bool {
    if case .function(let item) = element { return hidesOthers(item) }
    guard element.canMakeRoom, let name = element.path.objectName ?? element.typeName,
      let space = name.namespace
    else { return false }
    return takenNames.contains { $0.name == name.name && $0.namespace != space }
      && created.contains { path in
        guard case .namespace(let home)? = path.steps.first, path.steps.count > 1 else {
          return false
        }
        return new.schema.searchPath(of: home).contains(space)
      }
  }

  /// Whether another function of the name is meant by what is about to be made.
  private func hidesOthers(_ item: Function) -> Bool {
    guard let space = item.name.namespace,
      new.schema.namespaces.contains(where: { other in
        other.name != space && other.functions.contains { $0.name.name == item.name.name }
      })
    else { return false }
    return created.contains { path in
      guard case .namespace(let home)? = path.steps.first, path.steps.count > 1 else {
        return false
      }
      return new.schema.searchPath(of: home).contains(space)
    }
  }

  /// Whether what queries call by the name could be this relation instead of one further along the
  /// search path.
  func hidesReferred(_ name: QualifiedName) -> Bool {
    referredNames.contains(name.name)
      && takenNames.contains { $0.name == name.name && $0.namespace != name.namespace }
  }

  /// Whether the words that tell the function from others mean something else once all is built.
  func isMisread(_ function: Function) -> Bool {
    let named = old.mentions.objects(
      in: function.definition.source, .signature, of: function.name.namespace)
    let names = Set(named.compactMap { $0.objectName?.name })
    return created.contains { path in
      path.steps.count == 2 && !named.contains(path)
        && path.objectName.map { names.contains($0.name) } == true
    }
  }

  /// Whether something new takes the name before the element would be dropped.
  func nameIsTaken(_ element: SchemaElement) -> Bool {
    switch element {
    case .table(let item): return takenNames.contains(item.name)
    case .view(let item): return takenNames.contains(item.name)
    case .sequence(let item): return takenNames.contains(item.name)
    case .compositeType(let item): return takenNames.contains(item.name)
    case .enumeration(let item): return takenNames.contains(item.name)
    case .domain(let item): return takenNames.contains(item.name)
    case .object(let item) where item.kind == .operator:
      let identity = DefinedObjectName(item).identity
      return created.contains { path in
        guard case .object(let other)? = new.element(path), other.kind == .operator else {
          return false
        }
        return DefinedObjectName(other).identity == identity
      }
    case .object: return element.typeName.map(takenNames.contains) ?? false
    case .function(let item):
      return created.contains { path in
        guard case .function(let other)? = new.element(path) else { return false }
        return other.name == item.name
      }
    case .extension:
      // What the extension brought may come back as the schema's own.
      return false
    default: return false
    }
  }
}

extension SchemaElement {
  /// Of a type that is said as the server's own statement says it.
  fileprivate var typeName: QualifiedName? {
    guard case .object(let item) = self, item.kind == .type, let name = SQLIdentifier(item.name)
    else { return nil }
    return QualifiedName(item.namespace, name)
  }

  /// Whether a rename lets something else take the name.
  var canMakeRoom: Bool {
    switch self {
    case .enumeration, .domain, .compositeType, .sequence: true
    case .table(let table): table.foreignServer == nil
    case .object(let item): item.kind == .type
    default: false
    }
  }
}
