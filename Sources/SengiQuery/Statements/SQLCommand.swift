import SengiWire

/// A statement that changes rows and returns none.
public struct SQLCommand: SQLExecutable {
  @usableFromInline enum Content: Sendable {
    case constant(PGStatement)
    case tree(SQLTree)
  }

  @usableFromInline let content: Content

  @usableFromInline init(_ tree: SQLTree) { content = .tree(tree) }

  /// - Parameters:
  ///   - sql: The text, with `$1`, `$2` … for the parameters.
  ///   - name: How logs and spans call it.
  @inlinable public init(_ sql: StaticString, binds: [PGBind], name: StaticString) {
    content = .constant(PGStatement(sql, binds: binds, name: name))
  }

  public var statement: PGStatement {
    switch content {
    case .constant(let statement): statement
    case .tree(let tree): tree.statement
    }
  }
}
