import SengiDiff
import SengiSQL
import SengiSchema

extension PlanBuilder {
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
      }
      return
    }
    let usual = DefaultName.notNull(table.name, new.name)
    let (former, name) = (old.notNullName ?? usual, new.notNullName ?? usual)
    if former == name { return }
    append("ALTER TABLE \(table) RENAME CONSTRAINT \(former) TO \(name);", element)
  }
}
