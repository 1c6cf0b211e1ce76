import SengiWire

extension SQLTree {
  /// The statement's text.
  var text: String {
    var writer = SQLWriter(SQLTextSink())
    writer.statement(self)
    return writer.sink.text
  }

  /// The statement with its parameters; the text is made when a connection first needs it.
  @usableFromInline var statement: PGStatement {
    var writer = SQLWriter(SQLFingerprintSink())
    writer.statement(self)
    return PGStatement(
      id: writer.sink.id, sql: .rendered { self.text }, binds: writer.sink.binds, name: name)
  }
}

extension PGStatement {
  /// The statement's text, as it would be sent.
  public var text: String {
    switch sql {
    case .constant(let text): text.description
    case .rendered(let make): make()
    case .text(let text): text
    }
  }
}
