import SengiDiagnostics
import SengiReading

extension Project {
  /// The folder that a setting names, relative to the configuration file.
  public func folder(_ setting: String?) -> String? {
    guard let setting, let configuration else { return nil }
    return setting.hasPrefix("/") ? setting : join(Self.parent(configuration), setting)
  }
}
