import SengiDiagnostics
import SengiSQL
import SengiSchema

@testable import SengiReading

/// A schema of the namespace `app`, built by hand, and what the rules find in it.
struct RuleFixture {
  var schema = Schema()
  var sources = SourceMap()

  init(
    _ tables: [Table], enums: [Enumeration] = [], shapes: [Shape] = [],
    functions: [String] = [], extensions: [String] = [], target: Int = 15
  ) {
    schema = Schema(
      target: PostgresVersion(major: target),
      extensions: extensions.map { Extension(name: id($0)) },
      namespaces: [
        Namespace(
          name: id("app"), enumerations: enums, shapes: shapes,
          functions: functions.map {
            Function(name: app($0), definition: SQLExpression("() returns trigger"))
          }, tables: tables)
      ])
  }

  var diagnostics: [Diagnostic] {
    var diagnostics = Diagnostics()
    SchemaRules.check(schema, sources, into: &diagnostics)
    return diagnostics.all
  }

  /// The findings of all rules as `code message; remedy`.
  var findings: [String] {
    diagnostics.map { "\($0.code) \($0.message)" + ($0.remedy.map { "; \($0)" } ?? "") }
  }

  /// Just the codes.
  var codes: [String] { diagnostics.map(\.code.description) }
}

func id(_ name: String) -> SQLIdentifier { SQLIdentifier(truncating: name) }

func ids(_ names: String...) -> [SQLIdentifier] { names.map(id) }

func app(_ name: String) -> QualifiedName { QualifiedName(id("app"), id(name)) }

func column(
  _ name: String, _ type: BaseType = .text, null: Bool = false, default value: String? = nil,
  _ generation: Column.Generation? = nil, tag: String? = nil
) -> Column {
  Column(
    name: id(name), type: DataType(type), isNullable: null,
    defaultValue: value.map(SQLExpression.init), generation: generation, tag: tag.map(id))
}

func array(_ name: String, _ type: BaseType, nullable: Bool = false, default value: String? = nil)
  -> Column
{
  Column(
    name: id(name), type: DataType(type, dimensions: 1, hasNullableElements: nullable),
    defaultValue: value.map(SQLExpression.init))
}

func table(_ name: String, _ columns: Column..., with change: (inout Table) -> Void = { _ in })
  -> Table
{
  var table = Table(name: app(name), columns: columns)
  change(&table)
  return table
}

func reference(
  _ columns: String..., to target: String, _ referenced: String...,
  onDelete: ForeignKey.Action = .noAction,
  onUpdate: ForeignKey.Action = .noAction
) -> ForeignKey {
  ForeignKey(
    name: id(columns.joined(separator: "_") + "_fkey"), columns: columns.map(id),
    referencedTable: app(target), referencedColumns: referenced.map(id), onDelete: onDelete,
    onUpdate: onUpdate)
}

func check(_ expression: String, _ name: String = "c") -> CheckConstraint {
  CheckConstraint(name: id(name), expression: SQLExpression(expression))
}

func index(
  _ name: String, _ columns: String..., unique: Bool = false, using method: String = "btree",
  where predicate: String? = nil
) -> Index {
  Index(
    name: id(name), isUnique: unique, method: id(method),
    keys: columns.map {
      // Whatever is no plain name is an expression.
      $0.contains("(") ? .init(.expression(SQLExpression($0))) : .init(.column(id($0)))
    }, predicate: predicate.map(SQLExpression.init))
}

func enumeration(_ name: String, _ labels: String...) -> Enumeration {
  Enumeration(name: app(name), values: labels.map { Enumeration.Value(label: $0) })
}

func shape(_ name: String, _ body: ShapeType) -> Shape { Shape(name: app(name), body: body) }
