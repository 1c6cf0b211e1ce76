import SengiSQL
import SengiSchema

/// `CREATE EXTENSION`.
enum ExtensionDDL {
  static func write(_ schema: Schema, into script: inout ScriptBuilder) {
    guard !schema.extensions.isEmpty else { return }
    script.read(under: [Schema.publicNamespace])
    for item in ordered(schema.extensions) {
      // A database made from a prepared template has some already.
      var sql: DDLText = "CREATE EXTENSION IF NOT EXISTS \(item.name)"
      if let namespace = item.namespace { sql += " WITH SCHEMA \(namespace)" }
      if let version = item.version { sql += " VERSION \(SQLLiteral(version))" }
      let path = ObjectPath([.extension(item.name)])
      script.append(sql + " CASCADE;", for: path)
      script.comment(on: "EXTENSION \(item.name)", item.doc, for: path)
    }
  }

  /// Those that others need come first, so that each is made where the schema says; `CASCADE`
  /// would put them where the other one goes.
  private static func ordered(_ extensions: [Extension]) -> [Extension] {
    let places = Dictionary(
      extensions.enumerated().map { ($1.name.name, $0) }, uniquingKeysWith: { first, _ in first })
    let needed = extensions.map { item in needs(of: item.name.name).compactMap { places[$0] } }
    let order = DependencyOrder(required: needed, preferred: extensions.map { _ in [] })
    return order.sorted().map { extensions[$0] }
  }

  /// The extensions that those of PostgreSQL itself and of PostGIS ask for.
  private static func needs(of name: String) -> [String] {
    let languages = ["plperl", "plperlu", "plpython3u", "plpython2u", "plpythonu"]
    for language in languages where name.hasSuffix("_" + language) {
      return [language, String(name.dropLast(language.count + 1))]
    }
    return switch name {
    case "earthdistance": ["cube"]
    case "postgis_raster", "postgis_topology", "postgis_sfcgal", "pgrouting": ["postgis"]
    case "postgis_tiger_geocoder": ["postgis", "fuzzystrmatch"]
    default: []
    }
  }
}
