import Foundation

/// Lets keys be read from paths and queries.
// swift-format-ignore: AvoidRetroactiveConformances
extension UUID: @retroactive LosslessStringConvertible {
  public init?(_ description: String) {
    self.init(uuidString: description)
  }
}
