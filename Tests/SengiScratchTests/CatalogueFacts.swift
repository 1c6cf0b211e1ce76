import SengiSQL
import SengiSchema

/// What a schema must have become in the database: one sentence for each table, column,
/// constraint, index, enum label and comment.
enum CatalogueFacts {
  /// The sentences that hold for the schema, sorted.
  static func expected(of schema: Schema) -> [String] {
    var facts: [String] = []
    for namespace in schema.namespaces {
      facts += doc(namespace.doc, of: "namespace \(namespace.name)")
      for enumeration in namespace.enumerations {
        for (position, value) in enumeration.values.enumerated() {
          facts.append("enum \(enumeration.name) label \(position + 1) is \(value.label)")
        }
        facts += doc(enumeration.doc, of: "type \(enumeration.name)")
      }
      for function in namespace.functions {
        facts.append("function \(function.name)")
        facts += doc(function.doc, of: "function \(function.name)")
      }
      facts += namespace.tables.flatMap(Self.facts)
    }
    return facts.sorted()
  }

  private static func facts(of table: Table) -> [String] {
    var facts = ["table \(table.name)"] + doc(table.doc, of: "table \(table.name)")
    for (position, column) in table.columns.enumerated() {
      let subject = "column \(table.name).\(column.name)"
      facts.append("\(subject) number \(position + 1) is \(type(of: column))")
      if !column.isNullable { facts.append("\(subject) is not null") }
      facts += doc(column.doc, of: subject)
    }
    func constraint(_ name: SQLIdentifier, _ kind: String) {
      facts.append("constraint \(table.name).\(name) is \(kind)")
    }
    if let key = table.primaryKey { constraint(key.name, "p") }
    for unique in table.uniques { constraint(unique.name, "u") }
    for check in table.checks { constraint(check.name, "c") }
    for key in table.foreignKeys { constraint(key.name, "f to \(key.referencedTable)") }
    for index in table.indexes {
      let name = QualifiedName(table.name.namespace, index.name)
      facts.append(
        "index \(name) on \(table.name) by \(index.method)\(index.isUnique ? " unique" : "")"
          + "\(index.predicate == nil ? "" : " partial") with \(index.keys.count) keys")
      facts += doc(index.doc, of: "index \(name)")
    }
    facts += table.triggers.map { "trigger \(table.name).\($0.name)" }
    return facts
  }

  private static func type(of column: Column) -> String {
    if case .enumeration(let name) = column.type.base { return "enum \(name)" }
    return column.type.sql.description
  }

  private static func doc(_ doc: String?, of object: String) -> [String] {
    doc.map { ["\(object) says \($0)"] } ?? []
  }

  /// Reads the same sentences from the catalogue; in hexadecimal, since they may hold line breaks.
  static let query = """
    WITH ours AS (
      SELECT oid, nspname FROM pg_namespace
      WHERE nspname !~ '^pg_' AND nspname NOT IN ('information_schema', 'sengi')
    ), relations AS (
      SELECT c.oid, c.relkind, format('%s.%s', n.nspname, c.relname) AS name
      FROM pg_class c JOIN ours n ON n.oid = c.relnamespace
    ), facts(fact) AS (
      SELECT 'table ' || name FROM relations WHERE relkind = 'r'
      UNION ALL
      SELECT format('column %s.%s number %s is %s', r.name, a.attname, a.attnum,
        CASE WHEN t.typtype = 'e' THEN format('enum %s.%s', n.nspname, t.typname)
          ELSE format_type(a.atttypid, a.atttypmod) END)
      FROM pg_attribute a JOIN relations r ON r.oid = a.attrelid AND r.relkind = 'r'
        JOIN pg_type t ON t.oid = a.atttypid JOIN pg_namespace n ON n.oid = t.typnamespace
      WHERE a.attnum > 0
      UNION ALL
      SELECT format('column %s.%s is not null', r.name, a.attname)
      FROM pg_attribute a JOIN relations r ON r.oid = a.attrelid AND r.relkind = 'r'
      WHERE a.attnum > 0 AND a.attnotnull
      UNION ALL
      SELECT format('constraint %s.%s is %s%s', r.name, c.conname, c.contype, ' to ' || f.name)
      FROM pg_constraint c JOIN relations r ON r.oid = c.conrelid
        LEFT JOIN relations f ON f.oid = c.confrelid
      WHERE c.contype IN ('p', 'u', 'c', 'f')
      UNION ALL
      SELECT format('index %s on %s by %s%s%s with %s keys', i.name, t.name, m.amname,
        CASE WHEN x.indisunique THEN ' unique' END,
        CASE WHEN x.indpred IS NOT NULL THEN ' partial' END, x.indnkeyatts)
      FROM pg_index x JOIN relations i ON i.oid = x.indexrelid
        JOIN relations t ON t.oid = x.indrelid AND t.relkind = 'r'
        JOIN pg_class c ON c.oid = i.oid JOIN pg_am m ON m.oid = c.relam
      WHERE NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = i.oid AND contype IN ('p', 'u'))
      UNION ALL
      SELECT format('enum %s.%s label %s is %s', n.nspname, t.typname,
        row_number() OVER (PARTITION BY t.oid ORDER BY e.enumsortorder), e.enumlabel)
      FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid JOIN ours n ON n.oid = t.typnamespace
      UNION ALL
      SELECT format('function %s.%s', n.nspname, p.proname)
      FROM pg_proc p JOIN ours n ON n.oid = p.pronamespace
      UNION ALL
      SELECT format('trigger %s.%s', r.name, t.tgname)
      FROM pg_trigger t JOIN relations r ON r.oid = t.tgrelid WHERE NOT t.tgisinternal
      UNION ALL
      SELECT format('%s %s%s says %s',
        CASE WHEN d.objsubid > 0 THEN 'column' WHEN r.relkind = 'i' THEN 'index' ELSE 'table' END,
        r.name, '.' || a.attname, d.description)
      FROM pg_description d JOIN relations r ON r.oid = d.objoid
        LEFT JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum = d.objsubid AND a.attnum > 0
      WHERE d.classoid = 'pg_class'::regclass
      UNION ALL
      SELECT format('namespace %s says %s', n.nspname, d.description)
      FROM pg_description d JOIN ours n ON n.oid = d.objoid
      WHERE d.classoid = 'pg_namespace'::regclass AND n.nspname <> 'public'
      UNION ALL
      SELECT format('type %s.%s says %s', n.nspname, t.typname, d.description)
      FROM pg_description d JOIN pg_type t ON t.oid = d.objoid
        JOIN ours n ON n.oid = t.typnamespace
      WHERE d.classoid = 'pg_type'::regclass
      UNION ALL
      SELECT format('function %s.%s says %s', n.nspname, p.proname, d.description)
      FROM pg_description d JOIN pg_proc p ON p.oid = d.objoid
        JOIN ours n ON n.oid = p.pronamespace
      WHERE d.classoid = 'pg_proc'::regclass
    )
    SELECT encode(convert_to(fact, 'UTF8'), 'hex') FROM facts;
    """

  /// The sentences in ``query``'s output, sorted.
  static func found(in output: String) -> [String] {
    output.split(separator: "\n").map { line in
      let digits = Array(line.utf8)
      let bytes = stride(from: 0, to: digits.count - 1, by: 2).compactMap { position in
        UInt8(String(decoding: digits[position...(position + 1)], as: UTF8.self), radix: 16)
      }
      return String(decoding: bytes, as: UTF8.self)
    }.sorted()
  }
}
