import SengiDDL
import SengiDiff
import SengiSQL
import SengiSchema

extension PlanBuilder {
  /// Whether a changed element can stay, and what has to go when it cannot.
  mutating func decide(_ from: SchemaElement, _ to: SchemaElement) {
    switch (from, to) {
    case (.column(let old, let table), .column(let new, _)): decide(old, new, of: table)
    case (.table(let old), .table(let new)): decide(old, new)
    case (.enumeration(let old), .enumeration(let new)):
      if EnumerationAlteration(old, new) == nil {
        replaceType(from)
        tellLabels(of: new.name)
        keepPartitionKeys(from)
      }
    case (.domain(let old), .domain(let new)):
      if old.type != new.type || old.collation != new.collation { replaceType(from) }
      if new.isNotNull, !old.isNotNull { replaceWhereHeldInside(old.name) }
      let types = (self.old.underlying(old.type), self.new.underlying(new.type))
      if let loss = TypeLoss.description(types.0, types.1) {
        losses.append(Loss(.narrowedType, from.path, loss))
      }
    case (.domainCheck(let old, let domain), .domainCheck(let new, _)):
      if !old.isSame(as: new) { clear(from) }
      if new.isValidated, !old.isValidated { replaceWhereHeldInside(domain) }
    case (.function(let old), .function(let new)):
      if !FunctionReplacement.isPossible(old, new) { clear(from) }
    case (.primaryKey(let old, _), .primaryKey(var new, _)):
      (new.name, new.doc) = (old.name, old.doc)
      if old != new { clear(from) }
    case (.unique(let old, _), .unique(var new, _)):
      new.doc = old.doc
      if old != new { clear(from) }
    case (.check(let old, _), .check(let new, _)):
      if !old.isSame(as: new) { clear(from) }
    case (.exclusion(let old, _), .exclusion(var new, _)):
      new.doc = old.doc
      if old != new { clear(from) }
    case (.foreignKey(let old, _), .foreignKey(var new, _)):
      new.doc = old.doc
      if !old.isValidated { new.isValidated = false }
      new.deferral = old.deferral
      if old != new { clear(from) }
    case (.index(let old, _), .index(var new, _)):
      (new.doc, new.keyStatistics) = (old.doc, old.keyStatistics)
      if old != new { clear(from) }
    case (.trigger(let old, _), .trigger(var new, _)):
      (new.doc, new.firing) = (old.doc, old.firing)
      if old != new { clear(from) }
    case (.rule(let old, _), .rule(var new, _)):
      (new.doc, new.firing) = (old.doc, old.firing)
      if old != new { clear(from) }
    case (.policy(let old, _), .policy(var new, _)):
      new.doc = old.doc
      if old != new { clear(from) }
    case (.statistics(let old, _), .statistics(var new, _)):
      (new.doc, new.target, new.owner) = (old.doc, old.target, old.owner)
      if !old.isAbout(new) { clear(from) }
    case (.view(let old), .view(var new)):
      (new.doc, new.owner, new.columns) = (old.doc, old.owner, old.columns)
      new.clusterOn = old.clusterOn
      if old != new { clear(from) }
    case (.object(let old), .object(var new)):
      (new.doc, new.owner) = (old.doc, old.owner)
      if staysInPlace(old, new) { return }
      if old != new { if old.kind == .type { replaceType(from) } else { clear(from) } }
    case (.compositeType(let old), .compositeType(let new)):
      for attribute in old.attributes {
        decide(attribute, new.attributes.first { $0.name == attribute.name }, of: from.path)
      }
      guard let change = CompositeTypeAlteration(old, new) else { return replaceType(from) }
      // Attributes of a type that columns are of cannot take another type.
      if change.retypes, isColumnType(from.path) { replaceType(from) }
    case (.extension(let old), .extension(let new)):
      if old.namespace != new.namespace, new.namespace != nil { move(old) }
    case (.custom(let item), .custom(let new)):
      if CustomSettings(item) != nil, CustomSettings(new) != nil { return }
      refuse(from.path, "'\(item.name)' is SQL of your own that differs; write its change yourself")
    default: break
    }
  }

  private mutating func decide(_ old: Column, _ new: Column, of table: QualifiedName) {
    if let sequence = formerSequence(of: new, in: table) { keep(sequence) }
    guard let change = retyping(old, new, of: table) else {
      if !ColumnAlteration.isPossible(old, new, target: self.new.schema.target) {
        clear(.column(old, of: table))
      }
      return
    }
    if !ColumnAlteration.isPossible(old, new, target: self.new.schema.target) {
      clear(.column(old, of: table))
      return
    }
    if isPartitionKey(old.name, of: table) { return replacePartitioned(table) }
    columnChanges(old.name, of: table)
    clearFunctionsOfRows(of: table)
    if !change.keepsReferences { clearForeignKeys(of: old.name, table) }
    tellLoss(change, new, of: table)
  }

  /// Tells what the values of an attribute lose.
  private mutating func decide(
    _ old: CompositeType.Attribute, _ new: CompositeType.Attribute?, of type: ObjectPath
  ) {
    let path = type.appending(.column(old.name))
    guard let new else {
      losses.append(Loss(.column, path, "the values of \(type).\(old.name)"))
      return
    }
    let types = (self.old.underlying(old.type), self.new.underlying(new.type))
    if let loss = TypeLoss.description(types.0, types.1) {
      losses.append(Loss(.narrowedType, path, loss))
    }
  }

  private mutating func decide(_ old: Table, _ new: Table) {
    if old.partitioning != new.partitioning {
      let reason =
        new.partitioning == nil ? "it is partitioned no more" : "it is partitioned another way"
      replaceTable(old, because: reason)
    } else if (old.foreignServer == nil) != (new.foreignServer == nil)
      || old.foreignServer?.server != new.foreignServer?.server
    {
      if old.foreignServer == nil || new.foreignServer == nil {
        replaceTable(old, because: "its rows lie elsewhere")
      } else {
        // The rows of both lie on servers of their own.
        clear(.table(old))
      }
    } else if handsColumnsOver(old.name) {
      replaceTable(old, because: "columns of its own become its parent's")
    } else if old.isUnlogged != new.isUnlogged || old.accessMethod != new.accessMethod {
      clearFunctionsOfRows(of: old.name)
    }
  }
}

extension PlanBuilder {
  /// Whether the table holds columns as its own that are to be no more than its parents': no
  /// statement takes that from a column (`pg_attribute.attislocal`).
  private func handsColumnsOver(_ table: QualifiedName) -> Bool {
    guard let before = old.table(table), let after = new.table(table), !after.inherits.isEmpty
    else { return false }
    let joins = after.inherits.contains { !before.inherits.contains($0) }
    return after.columns.contains { column in
      guard column.isInherited else { return false }
      guard let former = before.column(column.name) else { return joins }
      return !former.isInherited
    }
  }
}

extension CheckConstraint {
  /// Whether the constraints differ in nothing that asks for another constraint.
  func isSame(as new: CheckConstraint) -> Bool {
    var (old, new) = (self, new)
    if !old.isValidated { new.isValidated = false }
    (old.doc, new.doc) = (nil, nil)
    return old == new
  }
}
