import SengiSQL
import SengiSchema

extension Schema {
  /// The schema with Sengi's own objects said as what they stand for: `use: [timestamps]` for its
  /// trigger, and `uuidv7()` for the helper that older servers are given.
  var recognizingBehaviours: Schema {
    var schema = self
    let hasOwnUUIDv7 = target.major >= 18
    schema.namespaces = namespaces.map { space in
      var space = space
      // A catalogue has no order of its own for functions of one name.
      space.functions = space.normalized.functions
      space.tables = space.tables.map { table in
        var table = table.recognizingTimestamps
        if hasOwnUUIDv7 { return table }
        for index in table.columns.indices
        where table.columns[index].defaultValue?.isSame(as: Self.helper) == true {
          table.columns[index].defaultValue = SQLExpression("uuidv7()")
        }
        return table
      }
      return space
    }
    return schema
  }

  private static let helper = SQLExpression("sengi.uuidv7()")
}

extension Table {
  fileprivate var recognizingTimestamps: Table {
    let names = [SQLIdentifier(static: "created_at"), SQLIdentifier(static: "updated_at")]
    let triggerName = DefaultName.trigger(name.name, "touch_updated_at")
    guard behaviours.isEmpty, partitionOf == nil,
      let trigger = triggers.firstIndex(where: { $0.name == triggerName && $0.touchesUpdatedAt }),
      names.allSatisfy({ name in
        column(name).map { $0.type == DataType(.timestamptz(precision: nil)) && !$0.isNullable }
          ?? false
      })
    else { return self }
    var table = self
    table.behaviours = [.timestamps]
    table.triggers[trigger].behaviour = .timestamps
    table.triggers[trigger].event = SQLExpression("before update")
    table.triggers[trigger].action = SQLExpression(
      "for each row execute function sengi.touch_updated_at()")
    // Columns that the behaviour would add elsewhere, or otherwise, stay as they are.
    let added = names.map { name in
      Column(
        name: name, type: DataType(.timestamptz(precision: nil)),
        defaultValue: SQLExpression("now()"), behaviour: .timestamps)
    }
    let last = table.columns.suffix(2).map { column in
      var column = column
      column.behaviour = .timestamps
      return column
    }
    if last == added { table.columns.replaceSubrange((table.columns.count - 2)..., with: added) }
    return table
  }
}

extension Trigger {
  fileprivate var touchesUpdatedAt: Bool {
    guard !isConstraint, firing == .origin, doc == nil, dependsOn.isEmpty else { return false }
    return event.isSame(as: SQLExpression("before update"))
      && action.isSame(
        as: SQLExpression("for each row execute function sengi.touch_updated_at()"))
  }
}
