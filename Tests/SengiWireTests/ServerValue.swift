/// A value as PostgreSQL 15 sends it: type, OID, binary form and text form.
struct ServerValue: Sendable {
  var type: String
  var oid: UInt32
  var hex: String
  var text: String

  init(_ type: String, _ oid: UInt32, _ hex: String, _ text: String) {
    self.type = type
    self.oid = oid
    self.hex = hex
    self.text = text
  }

  var bytes: [UInt8] { [UInt8](hex: hex) }

  static let all = scalars + arrays + texts
}
