import SengiSQL
import SengiSchema

/// `CREATE` and `ALTER` for the kinds of object that are said by the tail of their statement.
struct DefinedObjectDDL {
  let object: DefinedObject
  let reading: Reading

  private var path: ObjectPath { .object(object) }

  func write(into script: inout ScriptBuilder) {
    let (leading, definition) = movedWord
    let name = DefinedObjectName(object)
    let identity = name.identity
    var sql: DDLText = "CREATE \(leading)\(object.kind.keywords) \(name.created)"
    if !definition.isEmpty { sql += " \(definition)" }
    script.append(sql + ";", for: path)
    for (position, alteration) in object.alterations.enumerated() {
      let change = reading.sql(alteration, of: path, .key(position))
      script.continueWith("ALTER \(identity) \(change);", for: path)
    }
    if object.kind != .userMapping { script.comment(on: identity, object.doc, for: path) }
  }

  /// A subscription's definition with `connect = false`: what the publisher is to do for it is for
  /// whoever enables it.
  private var unconnected: DDLText {
    let source = object.definition.source
    let bytes = Array(source.utf8)
    let tokens = (try? SQLLexer.tokens(of: source)) ?? []
    var text: DDLText = ""
    func append(_ range: Range<Int>) {
      let piece = String(decoding: bytes[range], as: UTF8.self)
      text.append(authored: piece, of: path, .expression, from: range.lowerBound)
    }
    let last = tokens.last { !$0.isPunctuation(";") }?.range.upperBound ?? 0
    guard let with = tokens.indices.last(where: { tokens[$0].isWord("with") }),
      with + 1 < tokens.count, tokens[with + 1].isPunctuation("(")
    else {
      append(0..<last)
      return text + " WITH (connect = false)"
    }
    append(0..<tokens[with + 1].range.upperBound)
    text += "connect = false, "
    append(tokens[with + 1].range.upperBound..<last)
    return text
  }

  /// A first word that the statement wants before its key words: `default` of a conversion,
  /// `trusted` of a language.
  private var movedWord: (leading: SQLText, definition: DDLText) {
    if object.kind == .subscription { return ("", unconnected) }
    let first = (try? SQLLexer.tokens(of: object.definition.source))?.first
    let whole = reading.sql(definition: object.definition, of: path)
    let word: (text: String, sql: SQLText)? =
      switch object.kind {
      case .conversion: ("default", "DEFAULT ")
      case .language: ("trusted", "TRUSTED ")
      default: nil
      }
    guard let word, let first, first.isWord(word.text) else { return ("", whole) }
    var rest: DDLText = ""
    let source = object.definition.source.utf8
    let end = first.range.upperBound
    let text = String(decoding: source.dropFirst(end), as: UTF8.self)
    rest.append(authored: text.trimmedOfSpace, of: path, .expression, from: end + text.leadingSpace)
    return (word.sql, rest)
  }
}

extension String {
  fileprivate var leadingSpace: Int { utf8.prefix { $0 <= 0x20 }.count }

  fileprivate var trimmedOfSpace: String {
    var bytes = utf8.drop { $0 <= 0x20 }
    while let last = bytes.last, last <= 0x20 || last == UInt8(ascii: ";") { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}
