/// PostgreSQL's `cidr`: the address of a network.
public struct PGCIDR: PGOrdered, Hashable, CustomStringConvertible {
  private let network: IPNetwork

  /// Reads `192.168.0.0/16`.
  /// - Returns: nil for anything that is no address, or has bits set behind its prefix.
  public init?(_ text: String) {
    guard let network = IPNetwork(text), network.hasNoHostBits else { return nil }
    self.network = network
  }

  public var isIPv6: Bool { network.isIPv6 }
  /// How many leading bits belong to the network.
  public var prefixLength: Int { Int(network.prefixLength) }
  /// The address without the prefix length.
  public var host: String { network.host }

  public var description: String {
    "\(host)/\(prefixLength)"
  }

  public static var pgTypeOID: UInt32 { PGTypeOID.cidr }
  public static var pgArrayTypeOID: UInt32 { 651 }

  public init(pgBinary bytes: UnsafeRawBufferPointer) throws {
    network = try IPNetwork(pgBinary: bytes, type: "cidr")
  }

  public func encodePGBinary(into out: inout [UInt8]) {
    network.encodePGBinary(isCIDR: true, into: &out)
  }
}
