import SengiWire

/// Walks a statement's tree and writes it to a sink: the one place that knows how SQL looks.
struct SQLWriter<Sink: SQLSink> {
  var sink: Sink
  /// The sources that can be spoken of here, innermost last, with the number of their alias.
  var scope: [(source: UInt32, alias: Int)] = []
  var aliasCount = 0
  /// Whether columns need their source's alias.
  var isQualified = false

  init(_ sink: Sink) {
    self.sink = sink
    scope.reserveCapacity(4)
  }

  func aliasNumber(of source: UInt32) -> Int? {
    for index in scope.indices.reversed() where scope[index].source == source {
      return scope[index].alias
    }
    return nil
  }

  mutating func alias(_ number: Int) {
    sink.sql("t")
    sink.number(number)
  }

  mutating func column(_ reference: SQLColumnReference) {
    if let number = aliasNumber(of: reference.source) {
      if isQualified {
        alias(number)
        sink.sql(".")
      }
    } else {
      sink.sql("excluded.")
    }
    sink.identifier(reference.name)
  }

  mutating func list(_ nodes: [SQLNode]) {
    for (index, node) in nodes.enumerated() {
      if index > 0 { sink.sql(", ") }
      self.node(node)
    }
  }

  mutating func node(_ node: SQLNode) {
    switch node {
    case .column(let reference): column(reference)
    case .bind(let bind): sink.bind(bind)
    case .columnBind(let reference, let op, let bind):
      column(reference)
      sink.sql(op.sql)
      sink.bind(bind)
    case .columnColumn(let left, let op, let right):
      column(left)
      sink.sql(op.sql)
      column(right)
    case .columnNull(let reference, let isNull):
      column(reference)
      sink.sql(isNull ? " IS NULL" : " IS NOT NULL")
    case .constant(let text): sink.sql(text)
    case .string(let text): sink.constant(text)
    case .row(let source, let list):
      sink.columns(list, alias: isQualified ? aliasNumber(of: source) : nil)
    case .null(let value, let isNull):
      operand(value, within: .is, isStrict: true)
      sink.sql(isNull ? " IS NULL" : " IS NOT NULL")
    case .binary(let op, let left, let right): binary(op, left, right)
    case .between(let value, let low, let high):
      operand(value, within: .membership, isStrict: true)
      sink.sql(" BETWEEN ")
      operand(low, within: .membership, isStrict: true)
      sink.sql(" AND ")
      operand(high, within: .membership, isStrict: true)
    case .member(let value, let array, let isMember):
      operand(value, within: .comparison, isStrict: true)
      sink.sql(isMember ? " = ANY(" : " <> ALL(")
      self.node(array)
      sink.sql(")")
    case .not(let value):
      sink.sql("NOT ")
      operand(value, within: .not, isStrict: true)
    case .call(let function, let arguments):
      sink.sql(function)
      sink.sql("(")
      list(arguments)
      sink.sql(")")
    case .cast(let value, let type):
      operand(value, within: .operand)
      sink.sql("::")
      sink.sql(type)
    case .jsonPath(let reference, let keys, let leaf): jsonPath(reference, keys, leaf)
    case .filter(let aggregate, let condition):
      self.node(aggregate)
      sink.sql(" FILTER (WHERE ")
      self.node(condition)
      sink.sql(")")
    case .over(let function, let partition, let order): window(function, partition, order)
    case .fragment(let parts): fragment(parts)
    case .subquery(let query):
      sink.sql("(")
      statement(query.tree, isNested: true)
      sink.sql(")")
    case .exists(let query):
      sink.sql("EXISTS (")
      statement(query.tree, isNested: true)
      sink.sql(")")
    }
  }

  /// Writes a part of a larger expression, in parentheses if it binds less tightly.
  ///
  /// - Parameter isStrict: Whether equally tight operators need them, too.
  mutating func operand(
    _ node: SQLNode, within precedence: SQLPrecedence, isStrict: Bool = false
  ) {
    let inner = node.precedence
    guard inner < precedence || (isStrict && inner == precedence) else {
      self.node(node)
      return
    }
    sink.sql("(")
    self.node(node)
    sink.sql(")")
  }

  private mutating func binary(_ op: SQLOperator, _ left: SQLNode, _ right: SQLNode) {
    let precedence = op.precedence
    operand(left, within: precedence, isStrict: !precedence.isAssociative)
    sink.sql(op.sql)
    operand(right, within: precedence, isStrict: op != .and && op != .or)
  }

  private mutating func jsonPath(
    _ reference: SQLColumnReference, _ keys: [SQLName], _ leaf: SQLJSONLeaf
  ) {
    if case .cast = leaf { sink.sql("(") }
    column(reference)
    for (index, key) in keys.enumerated() {
      switch leaf {
      case .text, .cast: sink.sql(index == keys.count - 1 ? "->>" : "->")
      case .json: sink.sql("->")
      }
      sink.constant(key)
    }
    if case .cast(let type) = leaf {
      sink.sql(")::")
      sink.sql(type)
    }
  }

  private mutating func window(
    _ function: SQLNode, _ partition: [SQLNode], _ order: [SQLOrdering]
  ) {
    node(function)
    sink.sql(" OVER (")
    if !partition.isEmpty {
      sink.sql("PARTITION BY ")
      list(partition)
    }
    if !order.isEmpty {
      sink.sql(partition.isEmpty ? "ORDER BY " : " ORDER BY ")
      orderings(order)
    }
    sink.sql(")")
  }

  mutating func orderings(_ order: [SQLOrdering]) {
    for (index, ordering) in order.enumerated() {
      if index > 0 { sink.sql(", ") }
      node(ordering.node)
      direction(ordering)
    }
  }

  mutating func direction(_ ordering: SQLOrdering) {
    if ordering.isDescending { sink.sql(" DESC") }
    switch ordering.nulls {
    case .standard: break
    case .first: sink.sql(" NULLS FIRST")
    case .last: sink.sql(" NULLS LAST")
    }
  }

  mutating func fragment(_ parts: [SQLFragment.Part]) {
    for part in parts {
      switch part {
      case .sql(let text): sink.sql(text)
      case .node(let node): self.node(node)
      }
    }
  }
}
