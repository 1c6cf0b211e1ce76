import SengiSQL

extension KnownCatalogue {
  /// Whether every partition has the foreign key already, so that the partitioned table takes over
  /// what is proven (manual, ALTER TABLE: `ADD table_constraint`).
  func isProvenByPartitions(_ key: ConstraintClause, of name: QualifiedName) -> Bool {
    guard table(name).isPartitioned, let referenced = key.referencedTable.map({ resolve($0) })
    else { return false }
    let leaves = descendants(of: name).filter { !table($0).isPartitioned }
    return !leaves.isEmpty
      && leaves.allSatisfy { leaf in
        table(leaf).foreignKeys.values.contains {
          $0.isValidated && $0.isEnforced && $0.columns == key.columns
            && $0.referencedTable == referenced
        }
      }
  }
}
