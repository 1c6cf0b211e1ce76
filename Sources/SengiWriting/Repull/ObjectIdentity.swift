import SengiSQL
import SengiSchema

/// What tells an object from all others, through changes of everything else about it.
struct ObjectIdentity: Hashable, Sendable {
  /// nil for what belongs to the whole database.
  var namespace: SQLIdentifier?
  var section: String
  /// The name, with a function's arguments; for what has no name, its own text.
  var key: String

  init(_ object: WrittenObject, namespace: SQLIdentifier?) {
    self.namespace = namespace
    section = object.section
    if case .function(_, let arguments)? = object.path?.steps.last {
      key = (object.name ?? "") + Self.words(arguments)
    } else if case .extension(let name)? = object.path?.steps.last {
      key = name.name
    } else {
      key = object.name ?? Self.text(object.value)
    }
  }

  /// Argument lists are told apart by their words, however they are spaced.
  private static func words(_ arguments: String) -> String {
    let tokens = (try? SQLLexer.tokens(of: arguments)) ?? []
    var words = ""
    for token in tokens {
      let isMark = token.kind == .punctuation
      words += words.isEmpty || isMark || words.hasSuffix("(") ? token.text : " " + token.text
    }
    return words
  }

  private static func text(_ value: YAMLValue) -> String {
    YAMLText.lines(item: value, indent: 0).joined(separator: "\n")
  }

  /// As it is told to people: `table app.users`.
  var description: String {
    let kinds = ["indexes": "index", "enums": "enum", "aggregates": "aggregate"]
    let words = section.split(separator: "_").joined(separator: " ")
    let kind =
      kinds[section]
      ?? (words.hasSuffix("classes")
        ? String(words.dropLast(2))
        : words.hasSuffix("ies")
          ? words.dropLast(3) + "y"
          : section == "default_privileges"
            ? words : words.hasSuffix("s") ? String(words.dropLast()) : words)
    let name = namespace.map { "\($0.name)." } ?? ""
    let isNameless = ["grants", "revokes", "default_privileges", "dropped"].contains(section)
    let text = key.split(separator: "\n").first.map(String.init) ?? key
    return isNameless ? "\(kind) '\(text.dropFirst(2))'" : "\(kind) \(name)\(text)"
  }
}

/// A schema's objects by what they are, each as it is written.
struct ObjectIndex {
  private(set) var order: [ObjectIdentity] = []
  private(set) var objects: [ObjectIdentity: WrittenObject] = [:]
  private(set) var heads: [SQLIdentifier: [YAMLPair]] = [:]

  init(_ schema: Schema, _ names: SchemaNames) {
    for object in DatabaseObjects(names).all {
      add(object, ObjectIdentity(object, namespace: nil))
    }
    for space in schema.namespaces {
      heads[space.name] = FolderLayout.head(of: space)
      for object in NamespaceObjects(space, names).all {
        add(object, ObjectIdentity(object, namespace: space.name))
      }
    }
  }

  private mutating func add(_ object: WrittenObject, _ identity: ObjectIdentity) {
    if objects[identity] == nil { order.append(identity) }
    objects[identity] = object
  }
}
