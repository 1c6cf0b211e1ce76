import SengiSQL
import SengiSchema

/// Something that is made by a statement of its own, at a place that others decide.
enum Creation {
  /// `CREATE TYPE name`, so that the functions which a type needs can name it.
  case shellType(QualifiedName)
  case domain(Domain)
  case compositeType(CompositeType)
  case object(DefinedObject)
  case sequence(SequenceObject)
  case function(Function)
  case table(Table)
  /// The keys of a partitioned table that adopt keys of its partitions.
  case keys(Table)
  case view(View)
  case custom(CustomObject)

  /// Whether columns can be of it.
  var isType: Bool {
    switch self {
    case .domain, .compositeType, .table, .view: true
    case .object(let object): object.kind == .type
    case .shellType, .sequence, .function, .keys, .custom: false
    }
  }

  /// Where unqualified names in its text are looked up.
  var namespace: SQLIdentifier? {
    switch self {
    case .shellType(let name): name.namespace
    case .domain(let domain): domain.name.namespace
    case .compositeType(let type): type.name.namespace
    case .object(let object): object.namespace
    case .sequence(let sequence): sequence.name.namespace
    case .function(let function): function.name.namespace
    case .table(let table), .keys(let table): table.name.namespace
    case .view(let view): view.name.namespace
    case .custom: nil
    }
  }
}

extension DefinedObject {
  /// Whether the object is made after all tables and functions, whatever it names.
  var isLate: Bool { kind == .publication || kind == .subscription || kind == .eventTrigger }
}

extension CustomObject {
  /// Whether the statements change what is there rather than make something: they come after
  /// indexes, rules and triggers, which they may be about.
  var isLate: Bool {
    (try? SQLLexer.tokens(of: statements.source))?.first?.isWord("create") != true
  }
}
