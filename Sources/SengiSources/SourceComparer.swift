import SengiClient
import SengiDDL
import SengiDiagnostics
import SengiLive
import SengiSQL
import SengiSchema

/// Reads two sources and brings them into forms that can be compared.
public struct SourceComparer: Sendable {
  public struct Options: Sendable {
    /// The namespaces of live databases that are looked at; nil for all.
    public var namespaces: Set<SQLIdentifier>?
    /// A server of the live side's version where databases may be made, instead of a throw-away one.
    public var scratch: String?

    /// Where what throw-away servers made of schemas is kept; nil for nowhere.
    public var cache: FormCache?

    public init(
      namespaces: Set<SQLIdentifier>? = nil, scratch: String? = nil,
      cache: FormCache? = .standard()
    ) {
      self.namespaces = namespaces
      self.scratch = scratch
      self.cache = cache
    }
  }

  public var options: Options

  public init(options: Options = Options()) { self.options = options }

  /// Compares what two sources say.
  ///
  /// Live databases are only read. Where two YAML sides are not the same text, or one side is live,
  /// each YAML side is loaded into a server of the same version to be read back. Without one, sides
  /// of YAML are compared as text; a live side needs it.
  /// - Throws: ``SourceFailure``.
  public nonisolated(nonsending) func compare(
    from: SchemaSource, to: SchemaSource
  ) async throws(SourceFailure) -> SchemaComparison {
    let texts = (try from.files(), try to.files())
    if let old = texts.0, let new = texts.1 {
      return try await compare(old, new)
    }
    let read = (try texts.0?.read(), try texts.1?.read())
    let said = [read.0, read.1].compactMap { $0?.read.schema }
    let catalogue = catalogueOptions(said)
    async let first = result(of: from, catalogue)
    async let second = result(of: to, catalogue)
    let live = (try await first.get(), try await second.get())
    let majors = [live.0, live.1].compactMap { $0?.major }
    if let first = majors.first, let second = majors.last, first != second {
      // Whatever the older server cannot say, the newer reads back as it is.
      return SchemaComparison(
        ComparisonSide(form: live.0 ?? ServerForm(schema: Schema(), major: first)),
        ComparisonSide(form: live.1 ?? ServerForm(schema: Schema(), major: second)),
        findings: Self.notes(live.0, live.1))
    }
    guard !said.isEmpty else {
      return SchemaComparison(
        ComparisonSide(form: live.0 ?? ServerForm(schema: Schema(), major: 0)),
        ComparisonSide(form: live.1 ?? ServerForm(schema: Schema(), major: 0)),
        findings: Self.notes(live.0, live.1))
    }
    let forms = try await normalised(
      [read.0, read.1].compactMap { $0 }, exactly: majors.first, catalogue)
    let side = { (live: ServerForm?, read: ReadSource?) in
      live.map { ComparisonSide(form: $0) }
        ?? ComparisonSide(
          form: forms.first ?? ServerForm(schema: Schema(), major: 0),
          source: read?.read.schema.only(options.namespaces))
    }
    return SchemaComparison(
      side(live.0, read.0), side(live.1, read.1), findings: Self.notes(live.0, live.1)
    ).located(read.1)
  }

  private nonisolated(nonsending) func compare(
    _ old: SourceFiles, _ new: SourceFiles
  ) async throws(SourceFailure) -> SchemaComparison {
    let after = try new.read()
    if old.isSame(as: new) {
      var same = SchemaComparison(
        unproven: after.read.schema, after.read.schema, findings: Diagnostics())
      same.isProven = true
      same.isSameText = true
      return same
    }
    let before = try old.read()
    // Only Swift's side of it differs, or comments do.
    if DDLWriter.write(before.read.schema) == DDLWriter.write(after.read.schema) {
      var same = SchemaComparison(
        unproven: before.read.schema, after.read.schema, findings: Diagnostics())
      same.isProven = true
      return same
    }
    let catalogue = catalogueOptions([before.read.schema, after.read.schema])
    do throws(SourceFailure) {
      let forms = try await normalised([before, after], exactly: nil, catalogue)
      guard let first = forms.first, let last = forms.last, forms.count == 2 else {
        throw SourceFailure(.server, DiffCode.unreadableDatabase, "a schema could not be read back")
      }
      return SchemaComparison(
        ComparisonSide(form: first, source: before.read.schema.only(options.namespaces)),
        ComparisonSide(form: last, source: after.read.schema.only(options.namespaces)),
        findings: Diagnostics()
      ).located(after)
    } catch {
      guard error.kind == .server else { throw error }
      var findings = Diagnostics()
      findings.warning(
        DiffCode.unproven, "no server was asked what the SQL means; every other text is a change",
        remedy: error.diagnostics.all.first.map { "\($0.message): \($0.remedy ?? "")" },
        at: nil)
      return SchemaComparison(
        unproven: before.read.schema, after.read.schema, findings: findings
      ).located(after)
    }
  }

  private func catalogueOptions(_ said: [Schema]) -> CatalogueOptions {
    CatalogueOptions(
      namespaces: options.namespaces ?? [], includesOwners: said.contains(where: \.hasOwners),
      includesExtensionVersions: said.contains(where: \.hasExtensionVersions))
  }

  /// What the throw-away server makes of each.
  private nonisolated(nonsending) func normalised(
    _ sources: [ReadSource], exactly major: Int?, _ catalogue: CatalogueOptions
  ) async throws(SourceFailure) -> [ServerForm] {
    let target = sources.map(\.read.schema.target).max() ?? .default
    if let scratch = options.scratch {
      return try await forms(sources, catalogue, server: NormalisingServer(url: scratch)).map(\.0)
    }
    let binaries = try NormalisingServer.binaries(target: target, exactly: major)
    let keys = sources.map { source in
      options.cache?.key(source.read.schema, version: binaries.version, catalogue)
    }
    var known: [ServerForm?] = []
    for key in keys {
      var form: ServerForm?
      if let key { form = await options.cache?.form(key, options: catalogue) }
      known.append(form)
    }
    let missing = sources.indices.filter { known[$0] == nil }
    if !missing.isEmpty {
      let server = try NormalisingServer(binaries)
      let made = try await forms(missing.map { sources[$0] }, catalogue, server: server)
      for (index, (form, recording)) in zip(missing, made) {
        known[index] = form
        if let key = keys[index] {
          options.cache?.keep(recording, helpers: form.helpers, as: key)
        }
      }
    }
    return known.compactMap(\.self)
  }

  /// Stops the server when all is done, or nothing more can be.
  private nonisolated(nonsending) func forms(
    _ sources: [ReadSource], _ catalogue: CatalogueOptions, server: NormalisingServer
  ) async throws(SourceFailure) -> [(ServerForm, CatalogueRecording)] {
    var forms: [(ServerForm, CatalogueRecording)] = []
    do throws(SourceFailure) {
      for source in sources {
        forms.append(try await server.form(of: source.read.schema, options: catalogue))
      }
    } catch {
      await server.stop()
      throw error
    }
    await server.stop()
    return forms
  }

  /// Two databases are read side by side.
  private func result(
    of source: SchemaSource, _ catalogue: CatalogueOptions
  ) async -> Result<ServerForm?, SourceFailure> {
    do throws(SourceFailure) {
      return .success(try await form(of: source, catalogue))
    } catch {
      return .failure(error)
    }
  }

  /// - Returns: nil for a source that is no database.
  private nonisolated(nonsending) func form(
    of source: SchemaSource, _ catalogue: CatalogueOptions
  ) async throws(SourceFailure) -> ServerForm? {
    guard case .database(let connection) = source else { return nil }
    let client = PGClient(PGConfiguration(connection))
    do {
      let form = try await client.withConnection { connection in
        try await ServerForm.read(connection, options: catalogue)
      }
      await client.close()
      return form
    } catch {
      await client.close()
      throw SourceFailure(
        .server, DiffCode.unreadableDatabase,
        "cannot read the database: \(ConnectionSecret(connection).hidden(in: "\(error)"))")
    }
  }

  private static func notes(_ forms: ServerForm?...) -> Diagnostics {
    var findings = Diagnostics()
    for omission in forms.compactMap(\.self).flatMap(\.omissions) where !omission.isCarried {
      findings.warning(
        DiffCode.notCarried, "\(omission.kind) \(omission.name) is left out: \(omission.reason)",
        remedy: nil, at: nil)
    }
    return findings
  }
}
