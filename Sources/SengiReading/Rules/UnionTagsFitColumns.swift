import SengiDiagnostics
import SengiSQL
import SengiSchema

/// A column whose shape is a union tagged by a sibling column says which column that is, no other
/// column does, and the sibling can hold the names of the cases.
struct UnionTagsFitColumns: SchemaRule {
  func check(_ schema: Schema, _ sources: SourceMap, into diagnostics: inout Diagnostics) {
    for table in schema.tables {
      var users: [SQLIdentifier: Column] = [:]
      for column in table.columns {
        let path = table.path(of: column)
        let union = columnUnion(column.type.base, schema)
        guard let tag = column.tag else {
          if union != nil {
            diagnostics.error(
              .unionTagColumn,
              "column '\(column.name)' holds a union that a sibling column tags, but names none",
              remedy: "add 'tag: <column>' beside its sql", at: sources.range(of: path, .type))
          }
          continue
        }
        let range = sources.range(of: path, .tag)
        guard let union, !column.type.isArray else {
          diagnostics.error(
            .unionTagColumn,
            "column '\(column.name)' names a tag column, but its type is no union tagged by a column",
            remedy: "leave 'tag' out, or leave the tag's key out of the shape's union", at: range)
          continue
        }
        check(tag, of: column, union, in: table, schema, at: range, into: &diagnostics)
        if let other = users[tag] {
          diagnostics.error(
            .unionTagColumn, "columns '\(other.name)' and '\(column.name)' have one tag '\(tag)'",
            remedy: "give each a tag column of its own", at: range)
        }
        users[tag] = column
      }
    }
    for shape in schema.shapes { checkNested(shape, schema, sources, into: &diagnostics) }
  }

  private func columnUnion(_ base: BaseType, _ schema: Schema) -> ShapeUnion? {
    guard let name = base.shape,
      case .union(let union) = schema.resolved(.reference(name)), union.tag == .column
    else { return nil }
    return union
  }

  private func check(
    _ tag: SQLIdentifier, of column: Column, _ union: ShapeUnion, in table: Table,
    _ schema: Schema, at range: SourceRange?, into diagnostics: inout Diagnostics
  ) {
    guard let sibling = table.column(tag), tag != column.name else {
      let others = table.columnNames.filter { $0 != column.name.name }
      diagnostics.error(
        .unionTagColumn, "no column '\(tag)' in table '\(table.name)' to tag '\(column.name)'",
        remedy: Suggestion.remedy(for: tag.name, in: others), at: range)
      return
    }
    if sibling.isNullable != column.isNullable {
      diagnostics.error(
        .unionTagColumn,
        "'\(column.name)' is \(column.isNullable ? "" : "not ")nullable, but its tag '\(tag)' is\(sibling.isNullable ? "" : " not")",
        remedy: "make both nullable or neither", at: range)
    }
    if sibling.isComputed {
      diagnostics.error(
        .unionTagColumn, "tag column '\(tag)' is generated, so it cannot be written with its union",
        remedy: "make it a plain column", at: range)
    }
    let type = sibling.type
    switch type.base {
    case _ where type.isArray: unfit(sibling, at: range, into: &diagnostics)
    case .text, .varchar, .citext:
      for item in union.cases {
        let check = LiteralCheck(schema: schema)
        guard let fault = check.fault(of: .string(item.name), as: type) else { continue }
        diagnostics.error(
          .unionTagColumn,
          "case '\(item.name)' does not fit tag column '\(tag)': it \(fault.reason)",
          at: range)
      }
    case .enumeration(let name):
      let labels = schema.enumeration(name)?.values.map(\.label) ?? union.cases.map(\.name)
      for item in union.cases where !labels.contains(item.name) {
        diagnostics.error(
          .unionTagColumn, "case '\(item.name)' is no value of '\(name)', the type of tag '\(tag)'",
          remedy: Suggestion.remedy(for: item.name, in: labels) ?? "add it to the enum", at: range)
      }
    default: unfit(sibling, at: range, into: &diagnostics)
    }
  }

  private func unfit(
    _ tag: Column, at range: SourceRange?, into diagnostics: inout Diagnostics
  ) {
    diagnostics.error(
      .unionTagColumn,
      "tag column '\(tag.name)' is \(tag.type.sql), which cannot hold a case's name",
      remedy: "make it text or an enum", at: range)
  }

  /// Within another shape there is no sibling column.
  private func checkNested(
    _ shape: Shape, _ schema: Schema, _ sources: SourceMap, into diagnostics: inout Diagnostics
  ) {
    for part in shape.parts.dropFirst() {
      guard case .union(let union) = schema.resolved(part.type), union.tag == .column else {
        continue
      }
      diagnostics.error(
        .unionTagColumn, "a union within shape '\(shape.name)' has no key for its tag",
        remedy: "add 'tag: <key>' to the union", at: sources.range(of: part.path))
    }
  }
}
