import SengiDiff
import SengiSQL
import SengiSchema

extension PlanBuilder {
  /// From PostgreSQL 18 on with the constraint's name, where that is not the usual one.
  mutating func setNotNull(_ column: Column, of table: QualifiedName) {
    var clause: SQLText = "ALTER COLUMN \(column.name) SET NOT NULL"
    if let name = column.notNullName, new.schema.target.major >= 18 {
      clause = "ADD CONSTRAINT \(name) NOT NULL \(column.name)"
    }
    append(
      "ALTER TABLE \(table) \(clause);", .column(column, of: table), .shared, .alterColumn)
    operations[operations.count - 1].impact = .setNotNull(column.name, of: table)
  }

  /// From PostgreSQL 18 on a primary key made of a partition's index says NOT NULL of the partition
  /// itself, which outlasts that of the table above.
  mutating func dropNotNullOfPartitions(_ column: Column, below table: QualifiedName) {
    guard new.schema.target.major >= 18 else { return }
    for (place, name) in keptDescendants(of: table).enumerated() {
      guard old.table(name)?.partitionOf != nil, let own = new.table(name)?.column(column.name),
        own.isNullable
      else { continue }
      append(
        "ALTER TABLE \(name) ALTER COLUMN \(column.name) DROP NOT NULL;",
        .column(own, of: name), .shared, .alterColumn)
      operations[operations.count - 1].position = new.position(.table(table))
      // Tables above first, which hold those below to it.
      operations[operations.count - 1].rank = place + 1
    }
  }

  /// Gives the NOT NULL constraint of a column its other name (PostgreSQL 18).
  mutating func renameNotNull(_ old: Column, _ new: Column, of table: QualifiedName) {
    guard new.notNullName != old.notNullName, !old.isNullable, !new.isNullable,
      self.new.schema.target.major >= 18
    else { return }
    let element = SchemaElement.column(new, of: table)
    let isHandedDown = keptParents(of: table).contains {
      self.new.table($0)?.column(new.name)?.isNullable == false
        && self.old.table($0)?.column(new.name)?.isNullable == false
    }
    guard !isHandedDown else {
      // Its name is the parent's; said for the child too, it is that one's as well.
      if old.notNullName == nil, self.new.table(table)?.partitionOf == nil {
        append("ALTER TABLE \(table) ALTER COLUMN \(new.name) SET NOT NULL;", element)
      } else if let name = old.notNullName, self.new.table(table)?.partitionOf == nil {
        refuse(
          element.path,
          "PostgreSQL lets no child forget that it said NOT NULL of what a parent says it of too; "
            + "leave 'not_null_name: \(name)'")
      }
      return
    }
    let usual = DefaultName.notNull(table.name, new.name)
    let (former, name) = (old.notNullName ?? usual, new.notNullName ?? usual)
    if former == name { return }
    append("ALTER TABLE \(table) RENAME CONSTRAINT \(former) TO \(name);", element)
    // A table that is made anew chooses no name that any other's constraint bears, such as that of
    // a partition which has left it.
    if self.old.table(table)?.parents.isEmpty == false,
      self.new.table(table)?.parents.isEmpty == true
    {
      operations[operations.count - 1].phase = .clear
    }
  }
}
