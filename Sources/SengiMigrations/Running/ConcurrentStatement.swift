import SengiSQL
import SengiSteps

/// A statement that runs outside transactions, by what it leaves when it is interrupted.
enum ConcurrentStatement: Equatable {
  case createIndex(name: SQLIdentifier, table: QualifiedName)
  case dropIndexes([QualifiedName])
  case detachPartition(table: QualifiedName, partition: QualifiedName)
  case reindex(Reindexed)
  /// Running it again does no harm: `VACUUM`, `ALTER SYSTEM`.
  case repeatable
  /// Nothing in the catalogue says whether it ran.
  case unknown

  enum Reindexed: Equatable {
    case index(QualifiedName)
    case table(QualifiedName)
    case namespace(SQLIdentifier)
    case database
  }

  init(_ statement: SQLStatement) {
    var words = WordCursor(statement.tokens)
    self = .unknown
    switch words.word() {
    case "create":
      _ = words.take(["unique"])
      guard words.take(["index"]), words.take(["concurrently"]) else { return }
      words.skipIfExists()
      guard let name = words.name(), let identifier = SQLIdentifier(name.name),
        words.take(["on"])
      else { return }
      _ = words.take(["only"])
      if let table = words.qualifiedName() { self = .createIndex(name: identifier, table: table) }
    case "drop":
      guard words.take(["index"]), words.take(["concurrently"]) else { return }
      words.skipIfExists()
      var names: [QualifiedName] = []
      repeat {
        if let name = words.qualifiedName() { names.append(name) }
      } while words.take(mark: ",")
      self = .dropIndexes(names)
    case "alter":
      if words.take(["system"]) {
        self = .repeatable
        return
      }
      guard words.take(["table"]) else { return }
      words.skipIfExists()
      _ = words.take(["only"])
      guard let table = words.qualifiedName(), words.take(["detach"]), words.take(["partition"]),
        let partition = words.qualifiedName()
      else { return }
      self = .detachPartition(table: table, partition: partition)
    case "reindex":
      words.skipParentheses()
      let kind = words.word()
      _ = words.take(["concurrently"])
      let name = words.qualifiedName()
      switch (kind, name) {
      case ("index", let name?): self = .reindex(.index(name))
      case ("table", let name?): self = .reindex(.table(name))
      case ("schema", let name?): self = .reindex(.namespace(name.name))
      default: self = .reindex(.database)
      }
    case "vacuum", "cluster": self = .repeatable
    default: return
    }
  }
}

extension WordCursor {
  mutating func qualifiedName() -> QualifiedName? {
    guard let name = name(), let identifier = SQLIdentifier(name.name) else { return nil }
    return QualifiedName(name.namespace.flatMap { SQLIdentifier($0) }, identifier)
  }
}
