import SengiDiagnostics

/// The code of a rule's finding and what it means in one line.
///
/// `SCH0400`–`SCH0799` belong to the rules of the finished schema, `DDL` to the target gate.
struct RuleCode: Sendable, Hashable {
  let code: DiagnosticCode
  let meaning: String

  private init(_ code: DiagnosticCode, _ meaning: String) {
    self.code = code
    self.meaning = meaning
  }

  // Foreign keys
  static let foreignKeyTable = RuleCode("SCH0400", "a foreign key's table is not declared")
  static let foreignKeyColumn = RuleCode("SCH0401", "a referenced column does not exist")
  static let foreignKeyCount = RuleCode("SCH0402", "a foreign key has more or fewer columns")
  static let foreignKeyTarget = RuleCode("SCH0403", "referenced columns are no key of their table")
  static let foreignKeyType = RuleCode("SCH0404", "a foreign key compares types with no equality")
  static let foreignKeySet = RuleCode("SCH0405", "SET NULL or SET DEFAULT would break NOT NULL")
  static let foreignKeySetColumns = RuleCode("SCH0406", "SET NULL (…) names a column off the key")
  static let foreignKeyGenerated = RuleCode("SCH0407", "an action would write a generated column")

  // Keys
  static let keyColumn = RuleCode("SCH0410", "a key or index names a column that does not exist")
  static let keyRepeats = RuleCode("SCH0411", "a key names a column twice")
  static let keyNullable = RuleCode("SCH0412", "a primary key column is nullable")
  static let keyType = RuleCode("SCH0413", "a key column's type cannot be compared")

  // Expressions
  static let expressionText = RuleCode("SCH0420", "an expression cannot be read")
  static let expressionColumn = RuleCode("SCH0421", "an expression names a missing column")
  static let expressionTable = RuleCode("SCH0422", "an expression looks into another table")
  static let expressionImmutable = RuleCode("SCH0423", "an expression is not immutable")

  // Defaults
  static let defaultValue = RuleCode("SCH0430", "a literal default is not of the column's type")
  static let defaultGenerated = RuleCode("SCH0431", "a generated value has a default as well")
  static let defaultColumn = RuleCode("SCH0432", "a default names a column")
  static let defaultShape = RuleCode("SCH0433", "a JSON default does not fit its shape")
  static let identityType = RuleCode("SCH0434", "an identity or serial column is no integer")

  static let typeSize = RuleCode("SCH0435", "a type's length, precision or scale is out of range")

  // Shapes
  static let shapeReference = RuleCode("SCH0440", "a shape is not declared")
  static let shapeRecursion = RuleCode("SCH0441", "a shape contains itself without end")
  static let unionPayload = RuleCode("SCH0442", "a union's case is not an object")
  static let unionTagKey = RuleCode("SCH0443", "a union's case has a field named like the tag")
  static let shapeDuplicate = RuleCode("SCH0444", "a key or case stands twice in a shape")
  static let unionTagColumn = RuleCode("SCH0445", "a JSON column and its union's tag do not agree")
  static let unionEmpty = RuleCode("SCH0446", "a union has no cases")
  static let fieldCheck = RuleCode(
    "SCH0447", "a field's type or check cannot be said in JSON Schema")
  static let shapeEnforced = RuleCode("SCH0448", "'enforce' stands where no shape can be checked")

  // Names
  static let duplicateRelation = RuleCode("SCH0450", "two objects of a namespace have one name")
  static let duplicateConstraint = RuleCode("SCH0451", "two parts of a table have one name")
  static let duplicateColumn = RuleCode("SCH0452", "a table has two columns of one name")
  static let systemColumn = RuleCode("SCH0453", "a column is named like a system column")
  static let enumLabel = RuleCode("SCH0454", "an enum's label stands twice or is too long")
  static let enumEmpty = RuleCode("SCH0455", "an enum has no values")
  static let tableEmpty = RuleCode("SCH0456", "a table has no columns")
  static let namespaceReserved = RuleCode("SCH0457", "a namespace's name is reserved")
  static let enumMissing = RuleCode("SCH0458", "an enum is not declared")

  // Indexes
  static let indexMethod = RuleCode("SCH0460", "an index method is not known")
  static let indexOption = RuleCode("SCH0461", "an index method does not support an option")
  static let indexType = RuleCode("SCH0462", "an index method has no operators for a type")
  static let indexAttachment = RuleCode("SCH0463", "what is attached to an index is not there")

  // Generated columns and behaviours
  static let generatedReference = RuleCode("SCH0470", "a generated column names another one")
  static let behaviourColumn = RuleCode("SCH0471", "a behaviour's column has the wrong type")

  // Triggers
  static let triggerEvent = RuleCode("SCH0480", "a trigger's event cannot be read")
  static let triggerColumn = RuleCode("SCH0481", "a trigger names a column that does not exist")
  static let triggerFunction = RuleCode("SCH0482", "a trigger's function is not declared")
  static let triggerAction = RuleCode("SCH0483", "a trigger's action cannot be read")

  // Columns that replace others
  static let replacedColumn = RuleCode("SCH0486", "a column replaces one that it cannot replace")
  static let replacedValue = RuleCode(
    "SCH0487", "a replaced column's values cannot be carried over")
  static let replacementName = RuleCode(
    "SCH0488", "what keeps two columns the same is declared besides")

  // Reference rows, and what is gone
  static let rowKey = RuleCode("SCH0490", "rows have no key that tells them apart")
  static let rowColumn = RuleCode("SCH0491", "a row names a column that does not exist")
  static let rowIdentity = RuleCode("SCH0492", "a row does not say its key")
  static let rowDuplicate = RuleCode("SCH0493", "two rows have the same key")
  static let rowValue = RuleCode("SCH0494", "a row's value is not one of its column")
  static let rowComputed = RuleCode("SCH0495", "a row writes what the server makes itself")
  static let rowIncomplete = RuleCode("SCH0496", "a row leaves out a column without a default")
  static let rowTable = RuleCode("SCH0497", "a table of this kind cannot hold rows of the schema")
  static let droppedIsThere = RuleCode("SCH0498", "what is said to be dropped is still there")

  static let successorMissing = RuleCode("SCH0499", "a label takes the place of one it cannot")

  // How values make the way
  static let conversionText = RuleCode("SCH0485", "values cannot be converted by a subquery")

  // The target gate
  static let nullsNotDistinct = RuleCode("DDL0001", "NULLS NOT DISTINCT needs PostgreSQL 15")
  static let setColumns = RuleCode("DDL0002", "SET NULL (columns) needs PostgreSQL 15")
  static let virtualColumn = RuleCode("DDL0003", "virtual columns need PostgreSQL 18")
  static let numericScale = RuleCode("DDL0004", "such a numeric scale needs PostgreSQL 15")
  static let laterFunction = RuleCode("DDL0005", "a function came with a later PostgreSQL")

  static let all: [RuleCode] = [
    foreignKeyTable, foreignKeyColumn, foreignKeyCount, foreignKeyTarget, foreignKeyType,
    foreignKeySet, foreignKeySetColumns, foreignKeyGenerated, keyColumn, keyRepeats, keyNullable,
    keyType, expressionText, expressionColumn, expressionTable, expressionImmutable, defaultValue,
    defaultGenerated, defaultColumn, defaultShape, identityType, typeSize, shapeReference,
    shapeRecursion,
    unionPayload, unionTagKey, shapeDuplicate, unionTagColumn, unionEmpty, fieldCheck,
    shapeEnforced, duplicateRelation,
    duplicateConstraint, duplicateColumn, systemColumn, enumLabel, enumEmpty, tableEmpty,
    namespaceReserved, enumMissing, indexMethod, indexOption, indexType, indexAttachment,
    generatedReference,
    behaviourColumn, triggerEvent, triggerColumn, triggerFunction, triggerAction,
    rowKey, rowColumn, rowIdentity, rowDuplicate, rowValue, rowComputed, rowIncomplete, rowTable,
    droppedIsThere, successorMissing, conversionText, replacedColumn, replacedValue,
    replacementName,
    nullsNotDistinct, setColumns, virtualColumn, numericScale, laterFunction,
  ]
}

extension Diagnostics {
  mutating func error(
    _ rule: RuleCode, _ message: String, remedy: String? = nil, at range: SourceRange?,
    notes: [Diagnostic.Note] = []
  ) {
    error(rule.code, message, remedy: remedy, at: range, notes: notes)
  }

  mutating func report(
    _ severity: Diagnostic.Severity, _ rule: RuleCode, _ message: String, remedy: String? = nil,
    at range: SourceRange?
  ) {
    if severity == .error {
      error(rule, message, remedy: remedy, at: range)
    } else {
      warning(rule, message, remedy: remedy, at: range)
    }
  }

  mutating func warning(
    _ rule: RuleCode, _ message: String, remedy: String? = nil, at range: SourceRange?
  ) {
    warning(rule.code, message, remedy: remedy, at: range)
  }
}
