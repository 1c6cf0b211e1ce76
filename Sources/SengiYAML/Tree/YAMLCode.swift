import SengiDiagnostics

/// One kind of finding about YAML text, with the sentence its manual page begins with.
public struct YAMLCode: Sendable, Hashable {
  public let code: DiagnosticCode
  public let meaning: String

  private init(_ code: DiagnosticCode, _ meaning: String) {
    self.code = code
    self.meaning = meaning
  }

  // The file as a whole
  static let invalidUTF8 = YAMLCode("YAM0001", "The file is not valid UTF-8.")
  static let forbiddenCharacter = YAMLCode(
    "YAM0002", "The file or an escape holds a control character.")
  static let fileTooLarge = YAMLCode("YAM0003", "The file is larger than the limit.")
  static let severalDocuments = YAMLCode("YAM0004", "The file holds more than one document.")
  static let directive = YAMLCode("YAM0005", "The file begins with a % directive.")
  static let tooDeep = YAMLCode("YAM0006", "Values are nested deeper than the limit.")
  static let tooManyNodes = YAMLCode(
    "YAM0007", "The document has more values than the limit, aliases written out.")
  static let unknownAlias = YAMLCode("YAM0008", "An alias names no anchor before it.")
  static let recursiveAlias = YAMLCode("YAM0009", "An alias names a value that contains it.")
  static let duplicateKey = YAMLCode("YAM0010", "A mapping has the same key twice.")
  static let compoundKey = YAMLCode("YAM0011", "A key is a list or a mapping.")

  // Syntax
  static let openQuote = YAMLCode("YAM0012", "A quote is never closed.")
  static let tab = YAMLCode("YAM0013", "A line is indented with a tab.")
  static let openBracket = YAMLCode("YAM0014", "A bracket or brace is never closed.")
  static let syntax = YAMLCode("YAM0015", "The text is not YAML.")
  static let indentation = YAMLCode("YAM0016", "A line is indented like none above it.")
  static let missingColon = YAMLCode("YAM0017", "A line of a mapping has no colon.")
  static let badEscape = YAMLCode("YAM0018", "A double-quoted value has an unknown escape.")
  static let reservedStart = YAMLCode(
    "YAM0019", "An unquoted value begins with a character that YAML reserves.")

  // Traps
  static let tag = YAMLCode("YAM0020", "A value has a tag.")
  static let mergeKey = YAMLCode("YAM0021", "A mapping uses the merge key.")
  static let cutInFlow = YAMLCode(
    "YAM0022", "A comma, bracket or brace cut an unquoted value inside [ ] or { }.")
  static let missingFlowValue = YAMLCode("YAM0023", "An entry inside { } has no value.")
  static let cutByComment = YAMLCode("YAM0024", "A # cut an unquoted value.")
  static let colonInValue = YAMLCode("YAM0025", "An unquoted value holds a colon and a space.")
  static let textAfterQuote = YAMLCode(
    "YAM0026", "A value goes on after its closing quote, bracket or brace.")

  // What readers ask of a value
  static let unquotedName = YAMLCode(
    "YAM0027", "A name is written like null, a boolean or a number.")
  static let notBool = YAMLCode("YAM0028", "A value is not true or false.")
  static let notInteger = YAMLCode("YAM0029", "A value is not a whole number in its bounds.")
  static let notText = YAMLCode("YAM0030", "A value is not text.")
  static let notMapping = YAMLCode("YAM0031", "A value is not a mapping.")
  static let notSequence = YAMLCode("YAM0032", "A value is not a list.")

  // Formatting, and the end of the list
  static let notFormatted = YAMLCode(
    "YAM0033", "The file cannot be formatted without risk and is left as it is.")
  static let tooManyFindings = YAMLCode("YAM0034", "There are more findings than are shown.")

  /// Every code, in order.
  public static let all: [YAMLCode] = [
    invalidUTF8, forbiddenCharacter, fileTooLarge, severalDocuments, directive, tooDeep,
    tooManyNodes, unknownAlias, recursiveAlias, duplicateKey, compoundKey, openQuote, tab,
    openBracket, syntax, indentation, missingColon, badEscape, reservedStart, tag, mergeKey,
    cutInFlow, missingFlowValue, cutByComment, colonInValue, textAfterQuote, unquotedName,
    notBool, notInteger, notText, notMapping, notSequence, notFormatted, tooManyFindings,
  ]
}
