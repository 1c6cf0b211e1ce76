import SengiDDL
import SengiDiagnostics
import SengiGenerator
import SengiReading
import SengiSchema

extension Project {
  /// The project's schema as SQL for servers from `target` on, or the project's own target.
  /// - Returns: nil when there is an error, which is then among the diagnostics.
  public func ddl(
    target: PostgresVersion? = nil, includesRoles: Bool = false,
    into diagnostics: inout Diagnostics
  ) -> String? {
    read(target: target, into: &diagnostics).map {
      DDLWriter.script(
        for: $0.read.schema, options: DDLOptions(includesRoles: includesRoles)
      ).text
    }
  }
}
