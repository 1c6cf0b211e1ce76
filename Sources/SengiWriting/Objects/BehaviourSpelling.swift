import SengiSQL
import SengiSchema

/// The value of `use`: names, with options where a behaviour's names are not the usual ones.
struct BehaviourSpelling {
  let table: Table

  var value: YAMLValue? {
    guard !table.behaviours.isEmpty else { return nil }
    let options = table.behaviours.map(options)
    if options.allSatisfy(\.isEmpty) { return .words(table.behaviours.map(\.rawValue)) }
    return .list(
      zip(table.behaviours, options).map { behaviour, options in
        options.isEmpty
          ? .text(behaviour.rawValue) : .mapping([YAMLPair(behaviour.rawValue, .mapping(options))])
      })
  }

  private func options(_ behaviour: Behaviour) -> [YAMLPair] {
    let keys =
      switch behaviour {
      case .timestamps: ["created_at", "updated_at"]
      case .softDelete, .version: ["column"]
      }
    var options: [YAMLPair] = []
    for (key, names) in zip(keys, zip(table.columnNames(of: behaviour), behaviour.columnNames))
    where names.0 != names.1 {
      options.append(YAMLPair(key, .text(names.0.name)))
    }
    let usual: [Behaviour: String] = [.timestamps: "touch_updated_at", .version: "bump_version"]
    if let suffix = usual[behaviour],
      let trigger = table.triggers.first(where: { $0.behaviour == behaviour }),
      trigger.name != DefaultName.trigger(table.name.name, suffix)
    {
      options.append(YAMLPair("trigger", .text(trigger.name.name)))
    }
    return options
  }
}
