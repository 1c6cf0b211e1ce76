/// PostgreSQL's `inet`: the address of a host, with the prefix length of its network.
public struct PGInet: PGOrdered, Hashable, CustomStringConvertible {
  private let network: IPNetwork

  /// Reads `192.168.0.1/24`.
  /// - Returns: nil for anything that is no address.
  public init?(_ text: String) {
    guard let network = IPNetwork(text) else { return nil }
    self.network = network
  }

  public var isIPv6: Bool { network.isIPv6 }
  /// How many leading bits belong to the network.
  public var prefixLength: Int { Int(network.prefixLength) }
  /// The address without the prefix length.
  public var host: String { network.host }

  public var description: String {
    network.prefixLength == network.width ? host : "\(host)/\(prefixLength)"
  }

  public static var pgTypeOID: UInt32 { PGTypeOID.inet }
  public static var pgArrayTypeOID: UInt32 { 1041 }

  public init(pgBinary bytes: UnsafeRawBufferPointer) throws {
    network = try IPNetwork(pgBinary: bytes, type: "inet")
  }

  public func encodePGBinary(into out: inout [UInt8]) {
    network.encodePGBinary(isCIDR: false, into: &out)
  }
}
