extension PGJSONForm {
  /// The JSON of a PostgreSQL type: for each one form, which Swift writes and PostgreSQL reads.
  public enum Scalar: String, Sendable, Hashable, CaseIterable {
    case smallint, integer, bigint, oid, real, doublePrecision
    /// Base64 with its padding.
    case bytea
    case uuid
    /// `2024-02-29`, years 0001 to 9999; `infinity` and `-infinity`, as for timestamps.
    case date
    /// `12:34:56.789`; seconds may be left out.
    case time
    /// `12:34:56+02:00`, `12:34:56Z`.
    case timetz
    /// `2024-02-29T12:34:56`.
    case timestamp
    /// `2024-02-29T12:34:56Z`, `2024-02-29T12:34:56.789+02:00`.
    case timestamptz
    /// ISO 8601: `P1Y2M3DT4H5M6.7S`.
    case interval
    /// `10.0.0.1`, `2001:db8::/32`.
    case inet
    case macaddr, macaddr8
    /// `0101`
    case bits

    /// The form spelled out.
    public var form: PGJSONForm {
      switch self {
      case .smallint: Self.smallintForm
      case .integer: Self.integerForm
      case .bigint: Self.bigintForm
      case .oid: Self.oidForm
      case .real: Self.realForm
      case .doublePrecision: Self.doubleForm
      case .uuid: .checked(.string, .matches(Self.uuidPattern))
      case .date: .checked(.string, .matches(Self.datePattern))
      case .time: .checked(.string, .matches(Self.timePattern))
      case .timetz: .checked(.string, .matches(Self.timetzPattern))
      case .timestamp: .checked(.string, .matches(Self.timestampPattern))
      case .timestamptz: .checked(.string, .matches(Self.timestamptzPattern))
      case .interval: .checked(.string, .matches(Self.intervalPattern))
      case .inet: .checked(.string, .matches(Self.inetPattern))
      case .macaddr: .checked(.string, .matches(Self.macaddrPattern))
      case .macaddr8: .checked(.string, .matches(Self.macaddr8Pattern))
      case .bytea: .checked(.string, .matches(Self.byteaPattern))
      case .bits: .checked(.string, .matches(Self.bitsPattern))
      }
    }

    private static let smallintForm = within(.integer, "-32768", "32767")
    private static let integerForm = within(.integer, "-2147483648", "2147483647")
    private static let bigintForm = within(
      .integer, "-9223372036854775808", "9223372036854775807")
    private static let oidForm = within(.integer, "0", "4294967295")
    private static let realForm = within(
      .number, "-3.4028234663852886e38", "3.4028234663852886e38")
    private static let doubleForm = within(
      .number, "-1.7976931348623157e308", "1.7976931348623157e308")

    private static func within(
      _ form: PGJSONForm, _ least: String, _ most: String
    ) -> PGJSONForm {
      .checked(
        form,
        .all([
          .number(.greaterOrEqual, JSONNumber(least)), .number(.lessOrEqual, JSONNumber(most)),
        ]))
    }
  }
}

extension PGJSONForm.Scalar {
  fileprivate static let bitsPattern = PGJSONPattern("^[01]*$")
  fileprivate static let byteaPattern = PGJSONPattern(
    "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$")
  fileprivate static let uuidPattern = PGJSONPattern(
    "^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$")
  fileprivate static let macaddrPattern = PGJSONPattern("^[0-9a-fA-F]{2}(?::[0-9a-fA-F]{2}){5}$")
  fileprivate static let macaddr8Pattern = PGJSONPattern("^[0-9a-fA-F]{2}(?::[0-9a-fA-F]{2}){7}$")

  private static let year =
    "(?:[0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)"
  private static let leapYear =
    "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)"
  private static let day =
    "(?:\(year)-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)"
    + "|(?:0[13578]|1[02])-31)|\(leapYear)-02-29)"
  private static let clock =
    "(?:(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:[.][0-9]{1,6})?)?)"
  private static let offset = "(?:Z|[+-](?:0[0-9]|1[0-5]):[0-5][0-9])"
  private static let infinity = "|^-?infinity$"

  fileprivate static let datePattern = PGJSONPattern("^\(day)$" + infinity)
  fileprivate static let timePattern = PGJSONPattern("^(?:\(clock)|24:00(?::00(?:[.]0{1,6})?)?)$")
  fileprivate static let timetzPattern = PGJSONPattern(
    "^\(clock)(?:Z|[+-](?:0[0-9]|1[0-5])(?::[0-5][0-9])?)$")
  fileprivate static let timestampPattern = PGJSONPattern("^\(day)T\(clock)$" + infinity)
  fileprivate static let timestamptzPattern = PGJSONPattern("^\(day)T\(clock)\(offset)$" + infinity)

  fileprivate static let intervalPattern: PGJSONPattern = {
    let days = "(?:-?[0-9]{1,7}[YMWD]){1,4}"
    let hours = "T(?:-?[0-9]{1,7}[HM]|-?[0-9]{1,7}(?:[.][0-9]{1,6})?S){1,3}"
    return PGJSONPattern("^P(?:\(days)(?:\(hours))?|\(hours))$")
  }()

  fileprivate static let inetPattern: PGJSONPattern = {
    let byte = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
    let v4 = "\(byte)(?:[.]\(byte)){3}(?:/(?:3[0-2]|[12]?[0-9]))?"
    let group = "[0-9a-fA-F]{1,4}"
    var v6 = ["(?:\(group):){7}\(group)", "(?:\(group):){1,7}:", ":(?::\(group)){1,7}", "::"]
    for before in 1...6 { v6.append("(?:\(group):){\(before)}(?::\(group)){1,\(7 - before)}") }
    let prefix = "(?:/(?:12[0-8]|1[01][0-9]|[1-9]?[0-9]))?"
    return PGJSONPattern("^(?:\(v4)|(?:\(v6.joined(separator: "|")))\(prefix))$")
  }()
}
