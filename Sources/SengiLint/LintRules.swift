/// Every lint rule, by its code.
enum LintRules {
  static let all: [any LintRule] = [
    ForeignKeysHaveIndexes(), TimestampsHaveZones(), KeysDoNotRunOut(), TextIsNotPadded(),
    TextHasNoLimit(), NamesNeedNoQuotes(), IndexesAreNeeded(), ForeignKeysDiffer(),
    EnumerationsAreUsed(), ShapesAreUsed(), DomainsAreUsed(), CompositeTypesAreUsed(),
    FilteredJSONHasIndexes(), TablesHavePrimaryKeys(), AmountsAreNumeric(), KeysAreIdentities(),
    JSONIsBinary(), TimesHaveNoZones(), DeletedRowsFreeTheirKeys(), ForeignKeysKeepTheirType(),
    BooleansAreTwoValued(), ForeignKeysAreWhole(), UniqueColumnsAreNotNull(), DefaultsMove(),
    RowSecurityHasPolicies(), PoliciesAreInForce(), PoliciesDoNotOverlap(), PoliciesRestrict(),
    PoliciesCallOnce(), DefinersFixTheirPath(), ViewsKeepRowSecurity(),
    ExtensionsHaveNamespaces(), ConstraintsAreValid(), TriggersRatherThanRules(),
    PartitionsRatherThanInheritance(), TimesAreNotRounded(), PartitionedTablesHavePartitions(),
    ReferencesAreDeclared(),
  ]
}
