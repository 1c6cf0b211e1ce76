import SengiHazards
import SengiSQL
import SengiSchema
import SengiSteps

/// Reads a migration of 500 statements and judges it against a schema of 200 tables.
@main struct HazardBenchmark {
  private static let tableCount = 200
  private static let statementCount = 500

  static func main() {
    let schema = Self.schema
    let text = Self.script.text
    let clock = ContinuousClock()
    var best: Duration?
    for round in 0..<20 {
      var hazards = 0
      let time = clock.measure {
        guard let script = MigrationScript(text: text) else { return }
        hazards = ScriptAnalysis(of: script, before: schema).hazards.count
      }
      if round == 0 { print("first: \(milliseconds(time)) ms, \(hazards) hazards") }
      best = min(best ?? time, time)
    }
    if let best { print("best of 20: \(milliseconds(best)) ms") }
  }

  private static func milliseconds(_ time: Duration) -> Double {
    let microseconds = time.components.attoseconds / 1_000_000_000_000
    return Double(time.components.seconds * 1_000_000 + microseconds) / 1000
  }

  private static var script: MigrationScript {
    let statements: [SQLText] = (0..<statementCount).map { number in
      let table = SQLIdentifier(truncating: "table_\(number % tableCount)")
      let column = SQLIdentifier(truncating: "added_\(number)")
      switch number % 10 {
      case 0: return "ALTER TABLE app.\(table) ADD COLUMN \(column) text NOT NULL DEFAULT 'none';"
      case 1: return "CREATE INDEX ON app.\(table) (title, owner_id) WHERE title <> '';"
      case 2: return "ALTER TABLE app.\(table) ALTER COLUMN title TYPE varchar(200);"
      case 3:
        return
          "ALTER TABLE app.\(table) ADD CONSTRAINT \(column) CHECK (length(title) < 80 AND title <> 'x');"
      case 4:
        return "CREATE TABLE app.\(column) (id bigint PRIMARY KEY, name text, made timestamptz);"
      case 5: return "UPDATE app.\(table) SET title = upper(title) WHERE title IS NOT NULL;"
      case 6: return "ALTER TABLE app.\(table) ALTER COLUMN title SET NOT NULL, DROP COLUMN note;"
      case 7:
        return
          "CREATE FUNCTION app.\(column)() RETURNS trigger LANGUAGE plpgsql AS $$ begin return new; end $$;"
      case 8: return "COMMENT ON COLUMN app.\(table).title IS 'What it is called.';"
      default:
        return "CREATE VIEW app.\(column) AS SELECT id, title FROM app.\(table) WHERE id > 5;"
      }
    }
    return MigrationScript(
      (0..<(statementCount / 10)).map { step in
        MigrationStep(
          title: "Step \(step)", statements: Array(statements[(step * 10)..<(step * 10 + 10)]))
      })
  }

  private static var schema: Schema {
    let space = SQLIdentifier(static: "app")
    let id = SQLIdentifier(static: "id")
    let owner = SQLIdentifier(static: "owner_id")
    let tables = (0..<tableCount).map { number in
      let name = QualifiedName(space, SQLIdentifier(truncating: "table_\(number)"))
      let columns =
        [
          Column(name: id, type: DataType(.bigint), isNullable: false),
          Column(name: owner, type: DataType(.bigint), isNullable: false),
          Column(
            name: SQLIdentifier(static: "title"), type: DataType(.varchar(80)), isNullable: true),
          Column(name: SQLIdentifier(static: "note"), type: DataType(.text), isNullable: true),
        ]
        + (0..<10).map { index in
          Column(
            name: SQLIdentifier(truncating: "column_\(index)"), type: DataType(.integer),
            isNullable: true)
        }
      let referenced = QualifiedName(space, SQLIdentifier(truncating: "table_\(number / 2)"))
      return Table(
        name: name, columns: columns,
        primaryKey: PrimaryKey(
          name: SQLIdentifier(truncating: "table_\(number)_pkey"), columns: [id]),
        foreignKeys: [
          ForeignKey(
            name: SQLIdentifier(truncating: "table_\(number)_owner_id_fkey"), columns: [owner],
            referencedTable: referenced, referencedColumns: [id])
        ],
        indexes: [
          Index(
            name: SQLIdentifier(truncating: "table_\(number)_idx"), keys: [.init(.column(owner))])
        ])
    }
    return Schema(namespaces: [Namespace(name: space, tables: tables)])
  }
}
