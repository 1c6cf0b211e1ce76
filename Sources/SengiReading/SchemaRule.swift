import SengiDiagnostics
import SengiSchema

/// One thing that must hold for every schema, checked before any SQL or Swift is written.
///
/// A rule looks only at the finished schema: it may count on names being resolved, defaults being
/// written out and behaviours being applied, and on nothing about the order of the other rules.
protocol SchemaRule: Sendable {
  func check(_ schema: Schema, _ sources: SourceMap, into diagnostics: inout Diagnostics)
}
