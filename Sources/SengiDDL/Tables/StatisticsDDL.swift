import SengiSQL
import SengiSchema

/// `CREATE STATISTICS`.
enum StatisticsDDL {
  static func write(
    _ statistics: StatisticsObject, of relation: Relation, _ reading: Reading,
    into script: inout ScriptBuilder
  ) {
    let path = relation.path.appendingStatistics(statistics.name)
    let definition = reading.sql(statistics.definition, of: path)
    script.append(
      "CREATE STATISTICS \(statistics.name) \(definition) FROM \(relation.name);", for: path)
    if let target = statistics.target {
      script.continueWith(
        "ALTER STATISTICS \(statistics.name) SET STATISTICS \(target);", for: path)
    }
    script.comment(on: "STATISTICS \(statistics.name)", statistics.doc, for: path)
  }
}
