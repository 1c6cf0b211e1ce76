import SengiDiagnostics

/// What reading a schema file can find wrong, one line each; `Documentation/codes` tells more.
enum SchemaCode {
  static let unknownKey: DiagnosticCode = "SCH0001"
  static let badName: DiagnosticCode = "SCH0003"
  static let duplicateObject: DiagnosticCode = "SCH0004"
  static let missingPart: DiagnosticCode = "SCH0005"
  static let unreadableSQL: DiagnosticCode = "SCH0010"
  static let unexpectedWord: DiagnosticCode = "SCH0011"
  static let repeatedClause: DiagnosticCode = "SCH0012"
  static let nullabilityInTail: DiagnosticCode = "SCH0013"
  static let unknownType: DiagnosticCode = "SCH0020"
  static let badModifier: DiagnosticCode = "SCH0021"
  static let extensionNotDeclared: DiagnosticCode = "SCH0022"
  static let ambiguousDefaultName: DiagnosticCode = "SCH0030"
  static let behaviourColumn: DiagnosticCode = "SCH0031"
  static let unknownBehaviour: DiagnosticCode = "SCH0032"
  static let behaviourOption: DiagnosticCode = "SCH0033"
  static let mixinCircle: DiagnosticCode = "SCH0034"
  static let mixinAmbiguous: DiagnosticCode = "SCH0035"
  static let mixinConflict: DiagnosticCode = "SCH0036"
  static let fieldPresence: DiagnosticCode = "SCH0040"
  static let ignoreWithoutReason: DiagnosticCode = "SCH0050"
  static let badConfiguration: DiagnosticCode = "CFG0001"
  static let configurationValue: DiagnosticCode = "CFG0002"

  static let all: [(code: DiagnosticCode, meaning: String)] = [
    (unknownKey, "A key is not one the schema language has at this place."),
    (badName, "A name is empty, over 63 bytes, or holds a NUL character."),
    (duplicateObject, "Two objects of one kind have the same name."),
    (missingPart, "A required key is missing."),
    (unreadableSQL, "SQL text ends inside a string, a quoted name, a comment or a parenthesis."),
    (unexpectedWord, "A word stands where the SQL grammar has no place for it."),
    (repeatedClause, "A clause is said twice."),
    (nullabilityInTail, "NOT NULL or NULL is written out; the type says it."),
    (unknownType, "A type is neither PostgreSQL's nor declared in the schema."),
    (badModifier, "A type's length, precision or scale is not possible."),
    (extensionNotDeclared, "A type comes with an extension that the file does not list."),
    (ambiguousDefaultName, "Two names left out would be the same."),
    (behaviourColumn, "A column that a behaviour adds is declared with another type."),
    (unknownBehaviour, "`use` names a behaviour or mixin that does not exist."),
    (behaviourOption, "A behaviour is given an option it does not have, or a mixin any."),
    (mixinCircle, "A mixin uses itself, directly or through others."),
    (mixinAmbiguous, "A mixin's name stands for several of them, or for a behaviour."),
    (mixinConflict, "A mixin brings what the table has already."),
    (fieldPresence, "A shape field says twice, or against itself, whether it may be missing."),
    (ignoreWithoutReason, "An `ignore` does not give a code and the reason."),
    (badConfiguration, "The configuration file cannot be understood."),
    (configurationValue, "A setting has a value it cannot have."),
  ]
}
