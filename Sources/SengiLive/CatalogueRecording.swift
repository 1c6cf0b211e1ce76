/// What a database answered while it was read, so that it can be read again without the database.
///
/// The bytes may come from a file that somebody has damaged: they are then no recording.
public struct CatalogueRecording: Sendable {
  struct Answer: Sendable {
    /// Of the query.
    var fingerprint: UInt64
    var rows: [CatalogueRow]

    init(question sql: String, rows: [CatalogueRow]) {
      fingerprint = CatalogueRecording.fingerprint(sql)
      self.rows = rows
    }

    fileprivate init(fingerprint: UInt64, rows: [CatalogueRow]) {
      self.fingerprint = fingerprint
      self.rows = rows
    }
  }

  var answers: [Answer] = []

  init() {}

  /// FNV-1a.
  static func fingerprint(_ sql: String) -> UInt64 {
    sql.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }

  /// - Returns: nil for bytes that ``bytes`` has not given.
  public init?(bytes: some Collection<UInt8>) {
    var reader = RecordingReader(Array(bytes))
    guard reader.text() == Self.mark, let count = reader.number() else { return nil }
    for _ in 0..<count {
      guard let fingerprint = reader.number(), let rows = reader.rows() else { return nil }
      answers.append(Answer(fingerprint: fingerprint, rows: rows))
    }
    guard reader.isAtEnd else { return nil }
  }

  public var bytes: [UInt8] {
    var writer = RecordingWriter()
    writer.text(Self.mark)
    writer.number(UInt64(answers.count))
    for answer in answers {
      writer.number(answer.fingerprint)
      writer.rows(answer.rows)
    }
    return writer.bytes
  }

  private static let mark = "sengi catalogue 1"
}

/// Numbers in eight bytes, little end first; texts and lists behind their length.
private struct RecordingWriter {
  var bytes: [UInt8] = []

  mutating func number(_ number: UInt64) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func text(_ text: String) {
    number(UInt64(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  mutating func rows(_ rows: [CatalogueRow]) {
    let names = rows.first?.columnNames ?? []
    number(UInt64(names.count))
    for name in names { text(name) }
    number(UInt64(rows.count))
    for row in rows { for value in row.cells { self.value(value) } }
  }

  private mutating func value(_ value: CatalogueValue) {
    switch value {
    case .null: bytes.append(0)
    case .text(let text):
      bytes.append(1)
      self.text(text)
    case .integer(let number):
      bytes.append(2)
      self.number(UInt64(bitPattern: Int64(number)))
    case .boolean(let flag): bytes.append(flag ? 4 : 3)
    case .list(let values):
      bytes.append(5)
      number(UInt64(values.count))
      for value in values { self.value(value) }
    }
  }
}

private struct RecordingReader {
  private let bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { place == bytes.count }

  private mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
    guard count >= 0, count <= bytes.count - place else { return nil }
    defer { place += count }
    return bytes[place..<(place + count)]
  }

  mutating func number() -> UInt64? {
    take(8)?.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// A length can be no greater than what is left.
  private mutating func count() -> Int? {
    guard let number = number(), number <= UInt64(bytes.count - place) else { return nil }
    return Int(number)
  }

  mutating func text() -> String? {
    count().flatMap { take($0) }.map { String(decoding: $0, as: UTF8.self) }
  }

  mutating func rows() -> [CatalogueRow]? {
    guard let width = count() else { return nil }
    var columns: [String: Int] = [:]
    for index in 0..<width {
      guard let name = text() else { return nil }
      columns[name] = index
    }
    guard columns.count == width, let height = count(), width > 0 || height == 0 else {
      return nil
    }
    var rows: [CatalogueRow] = []
    for _ in 0..<height {
      var values: [CatalogueValue] = []
      for _ in 0..<width {
        guard let value = value(depth: 0) else { return nil }
        values.append(value)
      }
      rows.append(CatalogueRow(columns: columns, values: values))
    }
    return rows
  }

  private static let deepest = 8

  private mutating func value(depth: Int) -> CatalogueValue? {
    guard depth < Self.deepest, let kind = take(1)?.first else { return nil }
    switch kind {
    case 0: return .null
    case 1: return text().map { .text($0) }
    case 2:
      return number().map { .integer(Int(truncatingIfNeeded: Int64(bitPattern: $0))) }
    case 3, 4: return .boolean(kind == 4)
    case 5:
      guard let count = count() else { return nil }
      var values: [CatalogueValue] = []
      for _ in 0..<count {
        guard let value = value(depth: depth + 1) else { return nil }
        values.append(value)
      }
      return .list(values)
    default: return nil
    }
  }
}
