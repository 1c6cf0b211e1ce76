/// A connection string, whose password must not be shown.
public struct ConnectionSecret: Sendable {
  private let secrets: [String]

  public init(_ connection: String) {
    var secrets: [String] = []
    // scheme://user:password@host
    if let at = connection.lastIndex(of: "@") {
      let before = connection[..<at]
      let start = before.firstRange(of: "//")?.upperBound ?? before.startIndex
      if let colon = before[start...].firstIndex(of: ":") {
        secrets.append(String(before[before.index(after: colon)...]))
      }
    }
    // password=… in either form
    for part in connection.split(whereSeparator: { " &?'".contains($0) })
    where part.hasPrefix("password=") {
      secrets.append(String(part.dropFirst("password=".count)))
    }
    self.secrets = secrets.filter { !$0.isEmpty }
  }

  /// The text without the password.
  public func hidden(in text: String) -> String {
    secrets.reduce(text) { $0.replacing($1, with: "…") }
  }
}
