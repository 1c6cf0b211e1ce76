import Foundation

/// Two texts side by side, by the program `diff`.
public enum UnifiedDiff {
  /// - Returns: nil for equal texts; else the whole diff with three lines of context.
  public static func between(
    _ first: String, _ second: String, names: (String, String), in folder: URL
  ) throws -> String? {
    if first == second { return nil }
    let files = [folder.appending(path: "diff.first"), folder.appending(path: "diff.second")]
    try Data(first.utf8).write(to: files[0])
    try Data(second.utf8).write(to: files[1])
    let run = try ProgramRun.run(
      "/usr/bin/diff",
      ["-U3", "--label", names.0, "--label", names.1] + files.map(\.path), in: folder, name: "diff")
    return run.output.isEmpty ? run.complaint : run.output
  }
}
