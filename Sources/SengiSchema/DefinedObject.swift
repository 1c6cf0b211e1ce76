import SengiSQL

/// An object that is said by the tail of its own `CREATE` statement and has no parts that Sengi
/// tells apart: what real schemas seldom use, all in one form.
public struct DefinedObject: Sendable, Hashable {
  /// What the object is: its key in YAML, and its key words in SQL.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A range type, a base type or a shell type: `as range (subtype = float8)`.
    case type = "types"
    case `operator` = "operators"
    case operatorClass = "operator_classes"
    case operatorFamily = "operator_families"
    case collation = "collations"
    case conversion = "conversions"
    case textSearchConfiguration = "text_search_configurations"
    case textSearchDictionary = "text_search_dictionaries"
    case textSearchParser = "text_search_parsers"
    case textSearchTemplate = "text_search_templates"
    case cast = "casts"
    case transform = "transforms"
    case language = "languages"
    case accessMethod = "access_methods"
    case foreignDataWrapper = "foreign_data_wrappers"
    case server = "servers"
    case userMapping = "user_mappings"
    case eventTrigger = "event_triggers"
    case publication = "publications"
    /// A password in its connection is the server's alone; it is made without connecting.
    case subscription = "subscriptions"
  }

  public var kind: Kind
  /// nil for kinds that live in no namespace, such as casts and publications.
  public var namespace: SQLIdentifier?
  /// What tells the object from others of its kind and namespace: a name as the catalogue holds
  /// it; for a cast `(a as b)`, for a transform `for t language l`, for a user mapping
  /// `for r server s`, each as SQL takes it; for an operator its characters; for an operator class
  /// or family `name using method`.
  public var name: String
  /// What follows the name in `CREATE`; for an operator `(leftarg = …, function = …)`. Empty where
  /// nothing follows.
  public var definition: SQLExpression
  /// What follows the name in `ALTER` statements that complete the object, in order:
  /// `add mapping for word with english_stem`, `disable`.
  public var alterations: [SQLExpression]
  public var doc: String?
  public var owner: SQLIdentifier?
  /// Objects that must be there before and that the text does not show.
  public var dependsOn: [QualifiedName]

  public init(
    kind: Kind, namespace: SQLIdentifier?, name: String, definition: SQLExpression,
    alterations: [SQLExpression] = [], doc: String? = nil, owner: SQLIdentifier? = nil,
    dependsOn: [QualifiedName] = []
  ) {
    self.kind = kind
    self.namespace = namespace
    self.name = name
    self.definition = definition
    self.alterations = alterations
    self.doc = doc
    self.owner = owner
    self.dependsOn = dependsOn
  }
}

extension DefinedObject.Kind {
  /// As in `CREATE TEXT SEARCH CONFIGURATION`.
  public var keywords: SQLText {
    switch self {
    case .type: "TYPE"
    case .operator: "OPERATOR"
    case .operatorClass: "OPERATOR CLASS"
    case .operatorFamily: "OPERATOR FAMILY"
    case .collation: "COLLATION"
    case .conversion: "CONVERSION"
    case .textSearchConfiguration: "TEXT SEARCH CONFIGURATION"
    case .textSearchDictionary: "TEXT SEARCH DICTIONARY"
    case .textSearchParser: "TEXT SEARCH PARSER"
    case .textSearchTemplate: "TEXT SEARCH TEMPLATE"
    case .cast: "CAST"
    case .transform: "TRANSFORM"
    case .language: "LANGUAGE"
    case .accessMethod: "ACCESS METHOD"
    case .foreignDataWrapper: "FOREIGN DATA WRAPPER"
    case .server: "SERVER"
    case .userMapping: "USER MAPPING"
    case .eventTrigger: "EVENT TRIGGER"
    case .publication: "PUBLICATION"
    case .subscription: "SUBSCRIPTION"
    }
  }

  /// Whether objects of the kind live in a namespace.
  public var isInNamespace: Bool {
    switch self {
    case .type, .operator, .operatorClass, .operatorFamily, .collation, .conversion,
      .textSearchConfiguration, .textSearchDictionary, .textSearchParser, .textSearchTemplate:
      true
    case .cast, .transform, .language, .accessMethod, .foreignDataWrapper, .server, .userMapping,
      .eventTrigger, .publication, .subscription:
      false
    }
  }
}

/// SQL that Sengi does not model, carried as it is.
public struct CustomObject: Sendable, Hashable {
  public var name: String
  /// Whole statements, each with its semicolon.
  public var statements: SQLExpression
  public var dependsOn: [QualifiedName]

  public init(name: String, statements: SQLExpression, dependsOn: [QualifiedName] = []) {
    self.name = name
    self.statements = statements
    self.dependsOn = dependsOn
  }
}
