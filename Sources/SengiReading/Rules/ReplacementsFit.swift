import SengiDiagnostics
import SengiSQL
import SengiSchema

/// A column that replaces another can: both are ordinary columns of one table, and each value is
/// made out of the other's.
///
/// A trigger keeps both the same, which fires for the table's own rows and sees no column that the
/// server computes.
struct ReplacementsFit: SchemaRule {
  func check(_ schema: Schema, _ sources: SourceMap, into diagnostics: inout Diagnostics) {
    let parents = Set(schema.tables.flatMap(\.inherits))
    for table in schema.tables {
      for column in table.columns where column.replaces != nil && !column.isInherited {
        let replaced = ReplacedColumn(column, of: table, isParent: parents.contains(table.name))
        if let fault = replaced.fault {
          diagnostics.error(
            .replacedColumn, fault.message, remedy: fault.remedy,
            at: sources.range(of: table.path(of: column), .replaces))
        } else if let write = DualWrite(of: column, in: table) {
          checkName(write, table, schema, sources, into: &diagnostics)
          checkValues(write, table, sources, into: &diagnostics)
        }
      }
    }
  }

  private func checkName(
    _ write: DualWrite, _ table: Table, _ schema: Schema, _ sources: SourceMap,
    into diagnostics: inout Diagnostics
  ) {
    let routines = schema.namespaces.flatMap(\.functions).filter {
      $0.name == write.functionName && $0.arguments?.source == "()"
    }
    let triggers = table.triggers.filter { $0.name == write.name }
    guard routines.count > 1 || triggers.count > 1 else { return }
    diagnostics.error(
      .replacementName,
      "'\(write.name)' is what keeps '\(write.new.name)' and '\(write.old.name)' the same, and is declared besides",
      remedy: "take that trigger and function '\(write.functionName)' out of the files",
      at: sources.range(of: table.path(of: write.new), .replaces))
  }

  private func checkValues(
    _ write: DualWrite, _ table: Table, _ sources: SourceMap, into diagnostics: inout Diagnostics
  ) {
    let path = table.path(of: write.new)
    if write.back == nil, !write.old.isNullable {
      diagnostics.error(
        .replacedValue,
        "nothing says '\(write.old.name)', which must not be NULL, of rows that say only '\(write.new.name)'",
        remedy: "write it as 'back', such as 'back: \(write.new.name.spelled)'",
        at: sources.range(of: path, .replaces))
    }
    check(
      "from", write.from, of: write.new, .from, hides: write.new.name, table, sources, &diagnostics)
    if let back = write.back {
      check("back", back, of: write.new, .back, hides: write.old.name, table, sources, &diagnostics)
    }
  }

  /// - Parameter hidden: The column that the value is for.
  private func check(
    _ key: String, _ text: SQLExpression, of column: Column, _ aspect: SQLAspect,
    hides hidden: SQLIdentifier, _ table: Table, _ sources: SourceMap,
    _ diagnostics: inout Diagnostics
  ) {
    let path = table.path(of: column)
    let title = "'\(key)' of column '\(column.name)'"
    let names = ExpressionNames(of: text.source)
    if let fault = names.fault {
      diagnostics.error(
        .expressionText, "\(title): \(fault.message)",
        at: sources.range(of: path, aspect, at: fault.range))
    }
    for reference in names.columns {
      guard let name = reference.name else { continue }
      let range = sources.range(of: path, aspect, at: reference.range)
      let qualifier = reference.parts.dropLast().map(\.text)
      guard qualifier.isEmpty || qualifier == [table.name.name.name] else { continue }
      guard let known = table.columns.first(where: { $0.name.name == name.text }) else {
        if reference.isDoubtful || name.text == table.name.name.name { continue }
        diagnostics.error(
          .expressionColumn, "no column '\(name.text)' in table '\(table.name)', named by \(title)",
          remedy: Suggestion.remedy(for: name.text, in: table.columnNames), at: range)
        continue
      }
      if known.name == hidden {
        diagnostics.error(
          .replacedValue, "\(title) is the value of '\(hidden)', and names it",
          remedy: "make it out of the other column", at: range)
      } else if known.isComputed {
        diagnostics.error(
          .replacedValue, "\(title) names '\(known.name)', which is computed only afterwards",
          remedy: "write its expression out", at: range)
      }
    }
  }
}

/// The column that another replaces, and why that cannot be.
private struct ReplacedColumn {
  let column: Column
  let table: Table
  let isParent: Bool

  init(_ column: Column, of table: Table, isParent: Bool) {
    self.column = column
    self.table = table
    self.isParent = isParent
  }

  var fault: (message: String, remedy: String?)? {
    guard let name = column.replaces?.column else { return nil }
    guard let old = table.column(name) else {
      return (
        "no column '\(name)' in table '\(table.name)', which '\(column.name)' is to replace",
        Suggestion.remedy(for: name.name, in: table.columnNames)
          ?? "take 'replaces', 'from' and 'back' out once it is gone"
      )
    }
    if old.name == column.name { return ("column '\(name)' replaces itself", "name another") }
    if isParent || !table.inherits.isEmpty || table.foreignServer != nil || table.ofType != nil {
      return (
        "columns of '\(table.name)' cannot be replaced, since a trigger on it does not see all its rows",
        "add the column and fill it in a migration of your own"
      )
    }
    if let other = table.columns.first(where: {
      $0.replaces?.column == name && $0.name < column.name
    }) {
      return (
        "both '\(other.name)' and '\(column.name)' replace '\(name)'",
        "let one replace it, and add the other later"
      )
    }
    if old.replaces != nil {
      return (
        "'\(column.name)' replaces '\(name)', which itself replaces another",
        "let the first replacement come to its end before"
      )
    }
    return fault(of: old, isOld: true) ?? fault(of: column, isOld: false)
  }

  /// What both columns have to be.
  private func fault(of one: Column, isOld: Bool) -> (message: String, remedy: String?)? {
    let role = isOld ? "is replaced" : "replaces '\(column.replaces?.column.name ?? "")'"
    if let generation = one.generation {
      let kind =
        switch generation {
        case .serial, .identity: "numbers the rows"
        case .stored, .virtual: "is computed"
        }
      return ("column '\(one.name)' \(role), and \(kind)", "give it values that are written")
    }
    if one.behaviour != nil || one.isInherited {
      return ("column '\(one.name)' \(role), and is not the table's own", nil)
    }
    if table.primaryKey?.columns.contains(one.name) == true {
      return (
        "column '\(one.name)' \(role), and is part of the primary key",
        "replace columns outside of the key"
      )
    }
    guard let value = one.defaultValue else { return nil }
    if !isOld {
      return (
        "column '\(one.name)' \(role), and has a default, which would hide what rows say of the other",
        "give it the default when '\(column.replaces?.column.name ?? "")' is gone"
      )
    }
    let changing: Set<String> = [
      "gen_random_uuid", "uuidv7", "uuidv4", "uuid_generate_v4", "uuid_generate_v1", "random",
      "nextval", "clock_timestamp",
    ]
    let isVolatile = ExpressionNames(of: value.source).calls.contains {
      changing.contains($0.name?.text ?? "")
    }
    if isVolatile {
      return (
        "column '\(one.name)' \(role), and has a default that is another for each row",
        "take its default out before"
      )
    }
    return nil
  }
}
