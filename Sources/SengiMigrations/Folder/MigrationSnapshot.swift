import SengiDiagnostics
import SengiJSON
import SengiSQL
import SengiSteps

/// A migration's `schema.json`: where it stands among the others, and the schema after it.
public struct MigrationSnapshot: Sendable, Hashable {
  /// One YAML file of the schema.
  public struct File: Sendable, Hashable {
    /// The path under the schema folder, such as `auth/user.yaml`, or `sengi.yaml`.
    public var name: String
    /// Without their breaks, so that a pull request shows one line for each that changed.
    public var lines: [String]

    public init(name: String, lines: [String]) {
      self.name = name
      self.lines = lines
    }

    public init(name: String, text: String) {
      var lines = text.replacing("\r\n", with: "\n")
        .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      if lines.last == "" { lines.removeLast() }
      self.init(name: name, lines: lines)
    }

    public var text: String { lines.map { $0 + "\n" }.joined() }
  }

  /// The only form of the file there is so far.
  public static let format = 1

  /// SHA-256 over folder, parents, target and schema, as 64 hexadecimal digits.
  public let id: String
  /// What has to be applied before, sorted.
  public let parents: [String]
  /// Migrations that this one stands for, in the order they were applied in: a database that has
  /// the last has all of them, and so this one, too.
  public let replaces: [String]
  /// The oldest PostgreSQL that the schema is for.
  public let target: Int
  /// By name.
  public let files: [File]

  public init(
    folder: MigrationName, parents: [String], replaces: [String] = [], target: Int, files: [File]
  ) {
    self.init(
      id: Self.id(folder, parents.sorted(), replaces, target, files.sorted(by: Self.order)),
      parents: parents, replaces: replaces, target: target, files: files)
  }

  private init(
    id: String, parents: [String], replaces: [String], target: Int, files: [File]
  ) {
    self.id = id
    self.parents = parents.sorted()
    self.replaces = replaces
    self.target = target
    self.files = files.sorted(by: Self.order)
  }

  private static func order(_ left: File, _ right: File) -> Bool { left.name < right.name }

  private static func id(
    _ folder: MigrationName, _ parents: [String], _ replaces: [String], _ target: Int,
    _ files: [File]
  ) -> String {
    var hash = SHA256()
    hash.update("\(format) \(folder) \(target) \(parents.count) \(replaces.count)")
    for other in parents + replaces { hash.update(other) }
    hash.update(schemaHash(files))
    return hash.hex()
  }

  /// The hash of the schema alone: the same for two migrations that lead to the same files.
  public var schemaHash: String { Self.schemaHash(files) }

  private static func schemaHash(_ files: [File]) -> String {
    var hash = SHA256()
    for file in files {
      hash.update(file.name)
      hash.update(file.text)
    }
    return hash.hex()
  }

  /// Whether the id is that of this content in this folder.
  public func isGenuine(in folder: MigrationName) -> Bool {
    id == Self.id(folder, parents, replaces, target, files)
  }

  /// The file's text: keys sorted, two spaces a level, LF.
  public var text: String {
    func strings(_ texts: [String]) -> JSONValue { .array(texts.map(JSONValue.string)) }
    var members = [
      JSONValue.Member(key: "format", value: .number("\(Self.format)")),
      JSONValue.Member(key: "id", value: .string(id)),
      JSONValue.Member(key: "parents", value: strings(parents)),
    ]
    if !replaces.isEmpty {
      members.append(JSONValue.Member(key: "replaces", value: strings(replaces)))
    }
    let schema = files.map { JSONValue.Member(key: $0.name, value: strings($0.lines)) }
    members.append(JSONValue.Member(key: "schema", value: .object(schema)))
    members.append(JSONValue.Member(key: "target", value: .number("\(target)")))
    return JSONValue.object(members).indentedText
  }

  /// Reads the file. - Returns: nil after a finding.
  public static func read(
    _ text: String, file: String, into diagnostics: inout Diagnostics
  ) -> MigrationSnapshot? {
    func fail(_ message: String, remedy: String? = nil, at offset: Int = 0) -> MigrationSnapshot? {
      diagnostics.error(
        MigrationCode.malformedSnapshot, message, remedy: remedy,
        at: SourceRange(file: file, at: TextPlaces(text).position(of: offset)))
      return nil
    }
    let value: JSONValue
    do { value = try JSONText.value(of: text, isBinary: false) } catch {
      return fail("the file is not JSON: \(error.message)", at: error.offset)
    }
    guard case .object(let members) = value else { return fail("the file is not an object") }
    guard members.member("format") == .number("\(format)") else {
      return fail(
        "the file's format is not \(format)", remedy: "use the version of sengi that wrote it")
    }
    guard case .string(let id) = members.member("id"), let parents = members.strings("parents")
    else { return fail("'id' is not a string or 'parents' not a list of strings") }
    let hasReplaces = members.member("replaces") != nil
    guard let replaces = hasReplaces ? members.strings("replaces") : [] else {
      return fail("'replaces' is not a list of strings")
    }
    guard case .number(let digits) = members.member("target"), let target = Int(digits),
      case .object(let schema) = members.member("schema")
    else { return fail("'target' is not a number or 'schema' not an object") }
    var files: [File] = []
    for member in schema {
      guard let lines = schema.strings(member.key) else {
        return fail("the file '\(member.key)' of the schema is not a list of lines")
      }
      files.append(File(name: member.key, lines: lines))
    }
    return MigrationSnapshot(
      id: id, parents: parents, replaces: replaces, target: target, files: files)
  }
}

extension [JSONValue.Member] {
  fileprivate func member(_ key: String) -> JSONValue? { first { $0.key == key }?.value }

  fileprivate func strings(_ key: String) -> [String]? {
    guard case .array(let elements) = member(key) else { return nil }
    var texts: [String] = []
    for element in elements {
      guard case .string(let text) = element else { return nil }
      texts.append(text)
    }
    return texts
  }
}
