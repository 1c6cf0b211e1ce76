import SengiSQL
import SengiSchema

/// What has to be there before something is made, by the strength of the need.
struct CreationNeeds {
  /// A part of a statement that can be said later, by an `ALTER` of its own.
  enum Part: Hashable {
    case defaultValue(SQLIdentifier?)
    case check(SQLIdentifier)
    case exclusion(SQLIdentifier)
  }

  /// The statement fails without these.
  var required: [Int] = []
  /// A part of the statement fails without these.
  var parts: [Part: [Int]] = [:]
  /// The text may mean these.
  var mentioned: [Int] = []
  /// These had better be there, but the server does not ask for them.
  var preferred: [Int] = []

  private let names: DeclaredNames
  private let searchPath: [SQLIdentifier]

  init(_ creation: Creation, names: DeclaredNames, searchPath: [SQLIdentifier]) {
    self.names = names
    self.searchPath = searchPath
    switch creation {
    case .shellType, .sequence: break
    case .domain(let domain): add(domain)
    case .compositeType(let type):
      add(type.dependsOn)
      for attribute in type.attributes { add(attribute.type, attribute.collation) }
    case .object(let object): add(object)
    case .function(let function): add(function)
    case .table(let table): add(table)
    case .keys(let table): required += names.nodes(table.name, [.relation])
    case .view(let view):
      add(view.dependsOn)
      add(view.query.source, .query)
      add(view.options?.description ?? "", .expression)
    case .custom(let custom):
      add(custom.dependsOn)
      mentioned += mentions(custom.statements.source, .query).words
    }
  }

  /// By falling strength.
  var strengths: [[Int]] {
    [required, parts.values.flatMap { $0 }.sorted(), mentioned, preferred]
  }

  private func mentions(_ text: String, _ kind: Mentions.Kind) -> Mentions {
    Mentions(in: text, kind, names: names, searchPath: searchPath)
  }

  private mutating func add(_ dependsOn: [QualifiedName]) {
    required += names.dependencies(dependsOn)
  }

  private mutating func add(_ text: String, _ kind: Mentions.Kind) {
    let found = mentions(text, kind)
    required += found.firm
    mentioned += found.loose
    mentioned += found.firm.flatMap { names.companions[$0] ?? [] }
  }

  private mutating func add(_ type: DataType, _ collation: SQLText?) {
    let found: [Int] =
      switch type.base {
      case .domain(let name), .composite(let name), .range(let name):
        names.nodes(name, [.relation, .type])
      case .other(let sql): mentions(sql.description, .definition).firm
      default: []
      }
    required += found
    mentioned += found.flatMap { names.companions[$0] ?? [] }
    if let collation { required += mentions(collation.description, .definition).firm }
  }

  private mutating func add(_ expression: SQLExpression, asPart part: Part) {
    let found = mentions(expression.source, .expression)
    parts[part, default: []] += found.firm
    mentioned += found.loose
  }

  private mutating func add(_ domain: Domain) {
    add(domain.dependsOn)
    add(domain.type, domain.collation)
    if let value = domain.defaultValue { add(value, asPart: .defaultValue(nil)) }
    for check in domain.checks { add(check.expression, asPart: .check(check.name)) }
  }

  private mutating func add(_ object: DefinedObject) {
    add(object.dependsOn)
    let name =
      switch object.kind {
      case .cast, .transform, .userMapping, .operatorClass, .operatorFamily: object.name
      default: ""
      }
    for text in [name, object.definition.source] + object.alterations.map(\.source) {
      // An operator's commutator and negator need not be there: the server keeps a place for them.
      let operators = object.kind == .operator ? Set(operatorNodes(in: text)) : []
      let found = mentions(text, .definition)
      required += found.firm.filter { !operators.contains($0) }
      mentioned += found.loose
    }
  }

  private func operatorNodes(in text: String) -> [Int] {
    let tokens = (try? SQLLexer.tokens(of: text)) ?? []
    return tokens.filter { $0.kind == .symbol }.flatMap { token in
      names.candidates(token.text).filter { $0.role == .operator }.map(\.node)
    }
  }

  private mutating func add(_ function: Function) {
    add(function.dependsOn)
    let definition = function.definition.source
    add(definition, function.kind == .aggregate ? .definition : .signature)
    for body in Mentions.bodies(in: definition) { preferred += mentions(body, .query).words }
  }

  private mutating func add(_ table: Table) {
    add(table.dependsOn)
    for name in table.parents + [table.ofType].compactMap({ $0 }) {
      required += names.nodes(name, [.relation, .type])
    }
    for name in [table.foreignServer?.server, table.accessMethod].compactMap({ $0 }) {
      required += names.nodes(QualifiedName(nil, name), [.global])
    }
    for column in table.columns { add(column) }
    for check in table.checks { add(check.expression, asPart: .check(check.name)) }
    for exclusion in table.exclusions {
      add(exclusion.definition, asPart: .exclusion(exclusion.name))
    }
    if let keys = table.partitioning?.keys { add(keys.source, .expression) }
    if let bound = table.partitionOf?.bound { add(bound.source, .expression) }
    preferred += table.foreignKeys.flatMap { names.nodes($0.referencedTable, [.relation]) }
  }

  private mutating func add(_ column: Column) {
    add(column.type, column.collation)
    if let value = column.defaultValue { add(value, asPart: .defaultValue(column.name)) }
    switch column.generation {
    case .stored(let expression), .virtual(let expression): add(expression.source, .expression)
    case nil, .serial, .identity: break
    }
  }
}
