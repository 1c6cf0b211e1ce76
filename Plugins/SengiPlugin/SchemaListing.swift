import Foundation

/// The YAML files under a folder, found as `sengi-generate` finds them.
struct SchemaListing {
  let folder: URL
  /// Paths under the folder without `.yaml`, sorted.
  private(set) var names: [String] = []

  init(folder: URL) {
    self.folder = folder
    walk("", ancestors: [])
    names.sort()
  }

  var files: [URL] { names.map { folder.appending(path: $0 + ".yaml") } }

  var outputNames: [String] {
    names.map { $0.split(separator: "/").joined(separator: "+") + ".swift" } + ["Schema.swift"]
  }

  private mutating func walk(_ path: String, ancestors: Set<String>) {
    // A linked folder is listed where it is, and its files named where the link is.
    let real = (path.isEmpty ? folder : folder.appending(path: path)).resolvingSymlinksInPath().path
    if ancestors.contains(real) { return }
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: real)) ?? []
    for entry in entries where !entry.hasPrefix(".") {
      let name = path.isEmpty ? entry : path + "/" + entry
      var isDirectory: ObjCBool = false
      if FileManager.default.fileExists(atPath: real + "/" + entry, isDirectory: &isDirectory),
        isDirectory.boolValue
      {
        walk(name, ancestors: ancestors.union([real]))
      } else if entry.hasSuffix(".yaml"), entry != "sengi.yaml" {
        names.append(String(name.dropLast(".yaml".count)))
      }
    }
  }
}
