import SengiSQL
import SengiSchema

/// The names by which SQL text can mean the schema's own objects.
struct DeclaredNames {
  /// In what places a name is looked for.
  enum Role: Sendable {
    /// Tables, views and sequences, whose names are those of types too.
    case relation
    /// Types that no query reads from.
    case type
    case function
    case `operator`
    /// Collations, operator classes, text search objects.
    case other
    /// Languages, servers and what else lives in no namespace.
    case global
  }

  struct Candidate {
    var namespace: SQLIdentifier?
    var role: Role
    /// The position of what bears the name.
    var node: Int
    /// How many arguments a function takes; nil for what is none, or takes any.
    var arguments: ClosedRange<Int>?
  }

  private var candidates: [String: [Candidate]] = [:]
  /// What had better be there when a type is used: its casts and operator classes.
  private(set) var companions: [Int: [Int]] = [:]

  /// Types that are there before everything else, so that no order is for their sake; what has
  /// their names further along the search path is not meant.
  private let enumerations: Set<QualifiedName>

  init(_ creations: [Creation], enumerations: [QualifiedName]) {
    self.enumerations = Set(enumerations)
    for (node, creation) in creations.enumerated() { declare(creation, as: node) }
    for (node, creation) in creations.enumerated() {
      guard case .object(let object) = creation, let text = object.typesServed else { continue }
      let named = Mentions(
        in: text, .definition, names: self, searchPath: object.namespace.map { [$0] } ?? [])
      for type in named.firm where type != node && creations[type].isType {
        companions[type, default: []].append(node)
      }
    }
  }

  func candidates(_ name: String) -> [Candidate] { candidates[name] ?? [] }

  func isEnumeration(_ name: String, in namespace: SQLIdentifier) -> Bool {
    SQLIdentifier(name).map { enumerations.contains(QualifiedName(namespace, $0)) } ?? false
  }

  /// Everything of that name that is looked for in such places.
  func nodes(_ name: QualifiedName, _ roles: [Role]) -> [Int] {
    candidates(name.name.name).filter { candidate in
      roles.contains { $0 == candidate.role }
        && (candidate.namespace == name.namespace || candidate.role == .global)
    }.map(\.node)
  }

  /// What `depends_on` means: anything of the name.
  func dependencies(_ names: [QualifiedName]) -> [Int] {
    names.flatMap { nodes($0, [.relation, .type, .function, .other, .global]) }
  }

  private mutating func declare(
    _ name: String, _ namespace: SQLIdentifier?, _ role: Role, _ node: Int
  ) {
    candidates[name, default: []].append(
      Candidate(namespace: namespace, role: role, node: node))
  }

  private mutating func declare(_ creation: Creation, as node: Int) {
    func relation(_ name: QualifiedName) {
      declare(name.name.name, name.namespace, .relation, node)
    }
    func type(_ name: QualifiedName) { declare(name.name.name, name.namespace, .type, node) }
    switch creation {
    case .shellType, .keys: break
    case .domain(let domain): type(domain.name)
    case .compositeType(let composite): type(composite.name)
    case .sequence(let sequence): relation(sequence.name)
    case .view(let view): relation(view.name)
    case .table(let table):
      relation(table.name)
      for column in table.columns where !column.isInherited {
        if let sequence = column.sequence(in: table.name) { relation(sequence) }
      }
    case .function(let function):
      candidates[function.name.name.name, default: []].append(
        Candidate(
          namespace: function.name.namespace, role: .function, node: node,
          arguments: FunctionArity.arguments(of: function)))
    case .object(let object): declare(object, as: node)
    case .custom(let custom):
      declare(custom.name, nil, .global, node)
      for name in custom.namesMade {
        declare(name.name.name, name.namespace, .relation, node)
        declare(name.name.name, name.namespace, .function, node)
      }
    }
  }

  private mutating func declare(_ object: DefinedObject, as node: Int) {
    switch object.kind {
    case .type:
      declare(object.name, object.namespace, .type, node)
      for name in object.multirangeNames {
        declare(name.name.name, name.namespace, .type, node)
      }
    case .operator: declare(object.name, object.namespace, .operator, node)
    case .operatorClass, .operatorFamily:
      declare(object.nameAndMethod.name, object.namespace, .other, node)
    case .collation, .conversion, .textSearchConfiguration, .textSearchDictionary,
      .textSearchParser, .textSearchTemplate:
      declare(object.name, object.namespace, .other, node)
    case .language, .accessMethod, .foreignDataWrapper, .server:
      declare(object.name, nil, .global, node)
    case .cast, .transform, .userMapping, .eventTrigger, .publication, .subscription: break
    }
  }
}

extension Column {
  /// The sequence that the column brings: of the name chosen in its options, or as PostgreSQL
  /// names it.
  fileprivate func sequence(in table: QualifiedName) -> QualifiedName? {
    switch generation {
    case nil, .stored, .virtual: return nil
    case .serial: break
    case .identity(_, let options):
      let tokens = options.flatMap { try? SQLLexer.tokens(of: $0.source) } ?? []
      guard let start = tokens.firstIndex(where: { $0.isWord("name") }) else { break }
      return tokens.qualifiedName(at: start + 1, in: table.namespace)
    }
    return QualifiedName(table.namespace, DefaultName.sequence(table.name, name))
  }
}

extension DefinedObject {
  /// Text that names the types which a cast or operator class is about.
  fileprivate var typesServed: String? {
    switch kind {
    case .cast: name
    case .operatorClass: definition.source
    default: nil
    }
  }

  /// The name of a range type's multirange: as said, or as PostgreSQL makes it.
  package var multirangeNames: [QualifiedName] {
    guard isRangeType, let tokens = try? SQLLexer.tokens(of: definition.source) else { return [] }
    if let key = tokens.firstIndex(where: { $0.isWord("multirange_type_name") }) {
      return [tokens.qualifiedName(at: key + 2, in: namespace)].compactMap { $0 }
    }
    let made =
      name.contains("range")
      ? name.replacing("range", with: "multirange", maxReplacements: 1) : name + "_multirange"
    return [QualifiedName(namespace, SQLIdentifier(truncating: made))]
  }
}

extension CustomObject {
  /// The names that stand behind `CREATE` and its key words.
  fileprivate var namesMade: [QualifiedName] {
    guard let tokens = try? SQLLexer.tokens(of: statements.source) else { return [] }
    var names: [QualifiedName] = []
    for start in tokens.indices where tokens[start].isWord("create") {
      guard start == 0 || tokens[start - 1].isPunctuation(";") else { continue }
      var position = start + 1
      while position < tokens.count, tokens[position].kind == .word,
        SQLKeywords.contains(tokens[position].text)
      {
        position += 1
      }
      if let name = tokens.qualifiedName(at: position, in: Schema.publicNamespace) {
        names.append(name)
      }
    }
    return names
  }
}

extension [SQLToken] {
  /// The name, qualified or not, that begins at the position.
  fileprivate func qualifiedName(at position: Int, in namespace: SQLIdentifier?) -> QualifiedName? {
    guard indices.contains(position), self[position].isName,
      let first = SQLIdentifier(self[position].text)
    else { return nil }
    guard indices.contains(position + 2), self[position + 1].isPunctuation("."),
      self[position + 2].isName, let second = SQLIdentifier(self[position + 2].text)
    else { return QualifiedName(namespace, first) }
    return QualifiedName(first, second)
  }
}
