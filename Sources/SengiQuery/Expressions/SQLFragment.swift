import SengiWire

/// SQL written by hand: literal text, into which only parameters, columns and tables can be let.
///
/// A `String` cannot become part of it; as `\(bind:)` it travels as a parameter, apart from the
/// text.
public struct SQLFragment: ExpressibleByStringInterpolation, Sendable {
  @usableFromInline enum Part: Sendable {
    case sql(SQLName)
    case node(SQLNode)
  }

  var parts: [Part]

  public init(stringLiteral value: StaticString) { parts = [.sql(SQLName(value))] }

  public init(stringInterpolation: StringInterpolation) { parts = stringInterpolation.parts }

  var tree: SQLTree {
    var tree = SQLTree(name: "SQL")
    tree.kind = .fragment
    tree.columns = [.fragment(parts)]
    return tree
  }

  public struct StringInterpolation: StringInterpolationProtocol {
    var parts: [Part] = []

    public init(literalCapacity: Int, interpolationCount: Int) {
      parts.reserveCapacity(interpolationCount * 2 + 1)
    }

    public mutating func appendLiteral(_ literal: StaticString) {
      parts.append(.sql(SQLName(literal)))
    }

    /// A parameter.
    public mutating func appendInterpolation(bind value: some PGEncodable) {
      parts.append(.node(.bind(value.pgBind)))
    }

    /// A column or another expression; only within a query that has its table.
    public mutating func appendInterpolation<Value>(_ expression: SQLExpr<Value>) {
      parts.append(.node(expression.node))
    }

    /// A table's quoted name.
    public mutating func appendInterpolation<Table: SQLReadable>(table _: Table.Type) {
      parts.append(.sql(SQLName(Table.tableName)))
    }

    /// A table's columns, in the order its rows are read.
    public mutating func appendInterpolation<Table: SQLReadable>(columns _: Table.Type) {
      parts.append(.sql(SQLName(Table.columnList)))
    }
  }
}
