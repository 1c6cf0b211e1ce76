#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Why a file could not be read or written, in a few words.
enum FileFailure {
  static func reason(_ error: any Error) -> String {
    guard let error = error as? CocoaError else { return "\(error)" }
    return switch error.code {
    case .fileReadNoPermission, .fileWriteNoPermission: "permission denied"
    case .fileReadNoSuchFile, .fileNoSuchFile: "there is no such file"
    case .fileReadTooLarge: "it is too large"
    case .fileWriteOutOfSpace: "there is no space left"
    case .fileWriteVolumeReadOnly: "the volume is read-only"
    case .fileReadUnknown: "it is not a file that can be read"
    default: "input or output failed (\(error.code.rawValue))"
    }
  }
}
