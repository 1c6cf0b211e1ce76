import SengiSQL
import SengiSchema

/// Everything that a database takes in one order only, in an order in which each thing finds what
/// it names.
///
/// Foreign keys, indexes, triggers, rules and policies come after all this and are not among it.
/// The body of a function is looked at only when it runs (`check_function_bodies = off`), so what
/// it names only prefers an order.
struct CreationOrder {
  struct Step {
    var creation: Creation
    /// Parts that must be said later, since what they name comes later itself.
    var lateParts: Set<CreationNeeds.Part>
    /// Domains whose late parts find here for the first time all that they name.
    var completed: [(domain: Domain, lateParts: Set<CreationNeeds.Part>)] = []
  }

  let steps: [Step]

  init(_ index: SchemaIndex) {
    let all = Self.creations(of: index)
    let names = DeclaredNames(all, enumerations: index.enumerations)
    var needs = all.map { creation in
      CreationNeeds(
        creation, names: names, searchPath: index.reading(creation.namespace).searchPath)
    }
    Self.placeKeys(all, index, names, &needs)
    Self.placeDomainChecks(all, &needs)
    let shells = Self.placeShells(all, names, &needs)
    let order = DependencyOrder(needs.map(\.strengths)).sorted()
    var places = [Int](repeating: 0, count: all.count)
    for (place, node) in order.enumerated() { places[node] = place }
    var made = all.enumerated().map { node, creation in
      let late = needs[node].parts.filter { _, found in
        found.contains { $0 != node && places[$0] > places[node] }
      }
      return Step(creation: creation, lateParts: Set(late.keys))
    }
    for node in order {
      guard case .domain(let domain) = made[node].creation, !made[node].lateParts.isEmpty else {
        continue
      }
      let needed = made[node].lateParts.flatMap { needs[node].parts[$0] ?? [] }
      if let last = needed.max(by: { places[$0] < places[$1] }) {
        made[last].completed.append((domain, made[node].lateParts))
      }
    }
    steps = order.map { made[$0] }.filter { step in
      if case .shellType(let name) = step.creation { shells.contains(name) } else { true }
    }
  }

  /// In the order that is kept where nothing asks for another.
  static func creations(of index: SchemaIndex) -> [Creation] {
    let schema = index.schema
    var all = index.objects.filter { !$0.isLate && $0.namespace == nil }.map(Creation.object)
    for namespace in schema.namespaces {
      for object in namespace.objects where object.isBaseType || object.isRangeType {
        if let name = SQLIdentifier(object.name), !object.definition.source.isEmpty {
          all.append(.shellType(QualifiedName(object.namespace, name)))
        }
      }
      all += namespace.domains.map(Creation.domain)
      all += namespace.compositeTypes.map(Creation.compositeType)
      all += namespace.objects.filter { !$0.isLate }.map(Creation.object)
      all += namespace.sequences.map(Creation.sequence)
      all += namespace.functions.map(Creation.function)
      for table in namespace.tables {
        all.append(.table(table))
        if index.hasLateKeys(table) { all.append(.keys(table)) }
      }
      all += namespace.views.map(Creation.view)
    }
    return all + schema.customObjects.filter { !$0.isLate }.map(Creation.custom)
  }

  /// Keys that adopt those of partitions come after these, and before views that group by them.
  private static func placeKeys(
    _ all: [Creation], _ index: SchemaIndex, _ names: DeclaredNames, _ needs: inout [CreationNeeds]
  ) {
    for (node, creation) in all.enumerated() {
      guard case .keys(let table) = creation else { continue }
      needs[node].required += index.partitions(below: table).flatMap {
        names.nodes($0.name, [.relation])
      }
      let named = Set(names.nodes(table.name, [.relation]))
      for (other, creation) in all.enumerated() {
        guard case .view = creation, !named.isDisjoint(with: needs[other].required) else {
          continue
        }
        needs[other].mentioned.append(node)
      }
    }
  }

  /// What uses a domain comes after the functions that the domain's checks call: once a domain lies
  /// inside another type of some table, it takes no more checks.
  private static func placeDomainChecks(_ all: [Creation], _ needs: inout [CreationNeeds]) {
    var functions: [Int: Set<Int>] = [:]
    for (node, creation) in all.enumerated() {
      guard case .domain = creation else { continue }
      let named = Set(needs[node].parts.values.joined()).subtracting([node])
      if !named.isEmpty { functions[node] = named }
    }
    guard !functions.isEmpty else { return }
    for user in all.indices {
      for domain in Set(needs[user].required).sorted() {
        guard let named = functions[domain], !named.contains(user) else { continue }
        needs[user].mentioned += named.sorted()
      }
    }
  }

  /// A type that needs functions which take or return it is made as a shell before them.
  /// - Returns: The shells that are needed.
  private static func placeShells(
    _ all: [Creation], _ names: DeclaredNames, _ needs: inout [CreationNeeds]
  ) -> Set<QualifiedName> {
    var needed: Set<QualifiedName> = []
    for (shell, creation) in all.enumerated() {
      guard case .shellType(let name) = creation else { continue }
      for type in names.nodes(name, [.type]) {
        let functions = needs[type].required.filter { node in
          if case .function = all[node] { needs[node].required.contains(type) } else { false }
        }
        for function in functions {
          needs[function].required.removeAll { $0 == type }
          needs[function].required.append(shell)
        }
        guard !functions.isEmpty else { continue }
        needs[type].required.append(shell)
        needed.insert(name)
      }
    }
    return needed
  }
}
