import SengiWire

/// Changed columns of a row: those not mentioned are kept.
///
/// ```swift
/// var changes = Post.Changes()
/// changes.title = "New"        // SET "title" = $1
/// changes.views = changes.views + 1
/// changes.deletedAt = nil      // SET "deleted_at" = NULL
/// ```
@dynamicMemberLookup
public struct SQLChanges<Columns: SQLTableColumns>: Sendable {
  @usableFromInline var assignments: [SQLAssignment] = []
  @usableFromInline let columns: Columns

  /// No changes.
  public init() { columns = Columns(SQLSourceNumber.next()) }

  @usableFromInline init(_ columns: Columns) { self.columns = columns }

  public var isEmpty: Bool { assignments.isEmpty }

  @usableFromInline mutating func assign(_ column: SQLColumnReference, _ value: SQLNode) {
    let assignment = SQLAssignment(column.name, value)
    if let index = assignments.firstIndex(where: { $0.column == column.name }) {
      assignments[index] = assignment
    } else {
      assignments.append(assignment)
    }
  }

  @usableFromInline mutating func assign<Value>(_ target: SQLExpr<Value>, _ value: SQLNode) {
    if case .column(let column) = target.node { assign(column, value) }
  }

  @inlinable
  public subscript<Value>(
    dynamicMember column: KeyPath<Columns, SQLExpr<Value>>
  ) -> SQLExpr<Value> {
    get { columns[keyPath: column] }
    set { assign(columns[keyPath: column], newValue.node) }
  }

  // `$0.views = $0.views + 1` would find this one first, were it not disfavored.
  @_disfavoredOverload
  @inlinable
  public subscript<Value: PGEncodable>(
    dynamicMember column: KeyPath<Columns, SQLExpr<Value>>
  ) -> Value {
    @available(*, unavailable, message: "a change has no value to read; it is made in the server")
    get { fatalError() }
    set { assign(columns[keyPath: column], .bind(newValue.pgBind)) }
  }

  @inlinable
  public subscript<Path, Value: PGEncodable>(
    dynamicMember column: KeyPath<Columns, SQLJSONColumn<Path, Value>>
  ) -> Value {
    @available(*, unavailable, message: "a change has no value to read; it is made in the server")
    get { fatalError() }
    set { assign(columns[keyPath: column].column, .bind(newValue.pgBind)) }
  }

  /// Sets the column of the tag, too.
  @inlinable
  public subscript<Path, Value: PGTaggedJSON>(
    dynamicMember column: KeyPath<Columns, SQLTaggedJSONColumn<Path, Value>>
  ) -> Value {
    @available(*, unavailable, message: "a change has no value to read; it is made in the server")
    get { fatalError() }
    set {
      let target = columns[keyPath: column]
      assign(target.tagColumn, .bind(newValue.tag.pgBind))
      assign(target.column, .bind(newValue.pgBind))
    }
  }
}
