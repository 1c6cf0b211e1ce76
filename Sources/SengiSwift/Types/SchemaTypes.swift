import SengiSQL
import SengiSchema

/// What Swift makes of each type: a schema's own domains, composite types and ranges, and the
/// server's.
struct SchemaTypes: Sendable {
  /// How a value travels.
  enum Form: Sendable, Hashable {
    /// As a type of the library's or of the schema's that reads the server's binary form.
    case own
    /// As PostgreSQL's text, because no Swift type reads the binary form.
    case text
    case range(BaseType)
    case multirange(BaseType)
    /// By the type below, under the domain's name.
    case domain(QualifiedName)
    case composite(QualifiedName)
  }

  private var domains: [QualifiedName: DataType] = [:]
  private var composites: [QualifiedName: CompositeType] = [:]
  private var ranges: [QualifiedName: BaseType] = [:]
  private var multiranges: [QualifiedName: BaseType] = [:]
  /// Composite types whose every attribute can be read in binary.
  private var readable: Set<QualifiedName> = []
  private var enumerations: Set<QualifiedName> = []
  private var relations: Set<QualifiedName> = []

  init() {}

  init(_ schema: Schema) {
    for namespace in schema.namespaces {
      for domain in namespace.domains { domains[domain.name] = domain.type }
      for type in namespace.compositeTypes { composites[type.name] = type }
      for enumeration in namespace.enumerations { enumerations.insert(enumeration.name) }
      for table in namespace.tables { relations.insert(table.name) }
      for view in namespace.views { relations.insert(view.name) }
    }
    for namespace in schema.namespaces {
      for object in namespace.objects where object.kind == .type {
        readRange(object, in: schema.searchPath(of: namespace.name))
      }
    }
    // Types may hold one another in any order: what is not readable makes its holders unreadable.
    readable = Set(composites.keys)
    var isChanged = true
    while isChanged {
      isChanged = false
      for (name, type) in composites where readable.contains(name) {
        if type.attributes.contains(where: { isReadAsText($0.type) }) {
          readable.remove(name)
          isChanged = true
        }
      }
    }
  }

  private mutating func readRange(_ object: DefinedObject, in path: [SQLIdentifier]) {
    guard let tokens = try? SQLLexer.tokens(of: object.definition.source),
      tokens.starts(with: ["as", "range"], by: { $0.isWord($1) }),
      let word = tokens.firstIndex(where: { $0.isWord("subtype") }),
      let name = SQLIdentifier(object.name)
    else { return }
    var rest = tokens[word...].dropFirst(2)
    guard let typeName = SQLTypeName(&rest), let type = resolve(typeName, in: path),
      !type.isArray
    else { return }
    let range = QualifiedName(object.namespace, name)
    ranges[range] = type.base
    multiranges[RangeTypeName.multirange(of: range, tokens)] = type.base
  }

  /// The type of a name in SQL text; nil for one that neither the server nor the schema knows.
  func resolve(_ name: SQLTypeName, in path: [SQLIdentifier]) -> DataType? {
    let dimensions = name.isArray ? 1 : 0
    if let identifier = SQLIdentifier(name.name) {
      let spaces = name.namespace.map { [SQLIdentifier($0)] } ?? path
      for space in spaces {
        let candidate = QualifiedName(space, identifier)
        if let base = declared(candidate) { return DataType(base, dimensions: dimensions) }
      }
    }
    if let builtin = name.builtin { return DataType(builtin, dimensions: dimensions) }
    if BuiltinRange.ranges[name.name] != nil || BuiltinRange.multiranges[name.name] != nil {
      return DataType(.other(SQLText(verbatim: name.name)), dimensions: dimensions)
    }
    return nil
  }

  private func declared(_ name: QualifiedName) -> BaseType? {
    if enumerations.contains(name) { return .enumeration(name) }
    if domains[name] != nil { return .domain(name) }
    if composites[name] != nil || relations.contains(name) { return .composite(name) }
    if ranges[name] != nil || multiranges[name] != nil { return .range(name) }
    return nil
  }

  /// What a value of the type is, apart from being in an array.
  func form(of base: BaseType) -> Form {
    switch base {
    case .domain(let name):
      return domains[name] == nil ? .text : .domain(name)
    case .composite(let name):
      return readable.contains(name) ? .composite(name) : .text
    case .range(let name):
      if let value = ranges[name] { return range(value, Form.range) }
      if let value = multiranges[name] { return range(value, Form.multirange) }
      return .text
    case .other(let sql):
      if let value = BuiltinRange.ranges[sql.description] { return .range(value) }
      if let value = BuiltinRange.multiranges[sql.description] { return .multirange(value) }
      return sql.description == "bpchar" ? .own : .text
    case .tsvector, .tsquery: return .text
    default: return .own
    }
  }

  /// A range over what cannot be compared by its Swift value, or read in binary, is text.
  private func range(_ value: BaseType, _ make: (BaseType) -> Form) -> Form {
    let below = underlying(DataType(value))
    guard !below.isArray, case .own = form(of: below.base), below.base.shape == nil else {
      return .text
    }
    return make(value)
  }

  /// The type below all domains, with the arrays on the way there.
  func underlying(_ type: DataType) -> DataType {
    var type = type
    // A chain of domains that led back to itself would be refused by every server.
    for _ in 0..<64 {
      guard case .domain(let name) = type.base, let next = domains[name] else { break }
      type = DataType(
        next.base, dimensions: type.dimensions + next.dimensions,
        hasNullableElements: next.isArray ? next.hasNullableElements : type.hasNullableElements)
    }
    return type
  }

  /// Whether the type is an array over a domain that is an array itself.
  func isArrayOfArrays(_ type: DataType) -> Bool {
    guard type.isArray, case .domain = type.base else { return false }
    return underlying(DataType(type.base)).isArray
  }

  /// Whether values are read and sent as text.
  func isReadAsText(_ type: DataType) -> Bool {
    if isArrayOfArrays(type) { return true }
    return form(of: underlying(type).base) == .text
  }

  /// What a select list puts behind an expression of the type; empty for those read in binary.
  func selectCast(_ type: DataType) -> SQLText {
    guard isReadAsText(type) else { return "" }
    return underlying(type).isArray && !isArrayOfArrays(type) ? "::text[]" : "::text"
  }

  /// Whether Swift declares a struct for the composite type.
  func isReadable(_ composite: QualifiedName) -> Bool { readable.contains(composite) }
}
