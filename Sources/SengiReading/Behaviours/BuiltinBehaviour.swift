/// The behaviours that Sengi brings, with the options each takes.
enum BuiltinBehaviour: String, CaseIterable {
  case timestamps
  case softDelete = "soft_delete"
  case version
  case audit
  case tenant

  var options: [String] {
    switch self {
    case .timestamps: ["created_at", "updated_at", "trigger"]
    case .softDelete: ["column"]
    case .version: ["column", "trigger"]
    case .audit: ["table", "trigger", "setting"]
    case .tenant:
      ["column", "type", "references", "index", "policy", "setting", "forced"]
    }
  }
}
