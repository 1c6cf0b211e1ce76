import SengiDiff
import SengiSQL
import SengiSchema

extension PlanBuilder {
  /// A column whose type makes room for another of the same name.
  mutating func retype(_ path: ObjectPath) {
    guard case .column(let column, let table)? = new.element(path),
      case .column(let former, _)? = old.element(path)
    else { return }
    guard former.type == column.type else { return }
    if column.isInherited || !followed(column.name, of: table).isEmpty {
      // The parent's change has taken it along, and the default with it.
      if !unset.contains(path) { setDefault(path) }
      restoreStorage(of: column, former, in: table)
      return
    }
    if column.type.isArray, case .composite(let name) = column.type.base,
      let before = old.schema.compositeType(name), let after = new.schema.compositeType(name),
      CompositeTypeAlteration(before, after) == nil
    {
      refuse(
        path,
        "the attributes of \(name) change places under an array of it; keep their order, new ones last"
      )
      return
    }
    let element = SchemaElement.column(column, of: table)
    // Its constants are of the former type.
    if hasDefault(former, of: table) { alterColumn("DROP DEFAULT", element, table) }
    let replaced = ReplacedType(self)
    if replaced.losesLabels(column.type) {
      refuse(
        path,
        "labels that go lie in an array of rows, where nothing replaces them; "
          + "change the values first, and say 'dropped' without other labels")
      return
    }
    var conversion = replaced.conversion(of: "\(column.name)", column.type)
    if conversion == nil, case .domain = column.type.base {
      conversion =
        ColumnRetyping(
          column.name, old.underlying(column.type), new.underlying(column.type), as: column.type
        ).conversion
    }
    setType(
      of: column, in: table,
      using: conversion ?? self.conversion(throughTextFrom: column.type, column))
    if !unset.contains(path) { setDefault(path) }
    restoreStorage(of: column, former, in: table)
  }

  mutating func setType(of new: Column, in table: QualifiedName, using conversion: SQLText?) {
    var clause: SQLText = "TYPE \(new.type.sql)"
    if let collation = new.collation { clause += " COLLATE \(collation)" }
    // The rows of a foreign table are made what they are where they lie.
    if let conversion, self.new.table(table)?.foreignServer == nil {
      clause += " USING \(conversion)"
    }
    alterColumn(
      clause, .column(new, of: table), table, searchPath: path(of: table.namespace))
    for name in [table] + keptDescendants(of: table) { keepTargets(over: new.name, of: name) }
  }

  /// Where below domains another type takes the place of one of the same name.
  func conversion(throughTextFrom type: DataType, _ new: Column) -> SQLText? {
    let former = old.underlying(type)
    let path: ObjectPath? =
      switch former.base {
      case .enumeration(let name): .enumeration(name)
      case .composite(let name): .compositeType(name)
      case .range(let name):
        ObjectPath(
          (name.namespace.map { [.namespace($0)] } ?? []) + [.object(.type, name.name.name)])
      default: nil
      }
    guard let path, steppingAside.contains(path) else { return nil }
    let text: SQLText = former.isArray ? "text[]" : "text"
    return "\(new.name)::\(text)::\(new.type.sql)"
  }

  /// Where the column is altered too, that has seen to the difference.
  private mutating func restoreStorage(
    of column: Column, _ former: Column, in table: QualifiedName
  ) {
    guard former.settings.storage == column.settings.storage,
      former.settings.compression == column.settings.compression
    else { return }
    var settings = column.settings
    (settings.storage, settings.compression) = (nil, nil)
    alterSettings(settings, column, of: table)
  }
}
