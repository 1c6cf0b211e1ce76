/// Every rule, by its code.
enum HazardRules {
  static let ofStatements: [any StatementRule] = [
    IndexesAreBuiltConcurrently(),
    IndexesAreDroppedConcurrently(), IndexesAreRebuiltConcurrently(),
    InvalidIndexesAreNotTakenForBuilt(), PartitionedIndexesAreBuiltPartByPart(),
    ConcurrentIndexesAreNamed(), IndexesHaveFewColumns(), ForeignKeysAreValidatedLater(),
    ChecksAreValidatedLater(), UniqueConstraintsUseIndexes(), PrimaryKeysUseIndexes(),
    ExclusionsAreBuiltUnderLock(), NotNullIsProven(), KeyColumnsAreNotNull(),
    DomainConstraintsAreValidatedLater(), DomainsAreEasyToChange(), ForeignKeysStay(),
    UniquenessStays(), NotNullStays(), PartitionedForeignKeysNeedPostgres18(),
    ConstraintsAreEnforcedFromTheStart(), DefaultsAreConstant(), NumbersAreFilledInBatches(),
    StoredColumnsAreFilledInBatches(), RequiredColumnsHaveDefaults(), TypesChangeWithoutRewrite(),
    TypesChangeWithoutRecheck(), ColumnsKeepTheirNames(), TablesKeepTheirNames(),
    ColumnsKeepTheirValues(), NewColumnsBecomeUniqueLater(), NewColumnsAreCheckedLater(),
    DomainColumnsAreFilledInBatches(), ExpressionsStay(), TablesKeepTheirRows(),
    RowsAreNotTruncated(), TablesAreNotPackedUnderLock(), TablesStayInPlace(), TablesStayLogged(),
    ViewsAreRefreshedConcurrently(), PartitionsAreProvenBeforeAttaching(),
    DefaultPartitionsAreNotSearched(), PartitionsAreDetachedConcurrently(),
    PartitionsAreAttached(), TablesAreNotLockedByHand(), TriggersAreAddedBriefly(),
    TriggersStayOn(), CascadesAreSpelledOut(), NamespacesStay(),
    ExtensionsStay(), PrivilegesStay(), ExistingTablesAreNotPassedOver(),
    RowsAreChangedInBatches(), CodeBlocksAreReadByPeople(),
    ChecksOnlyAsk(), BatchKeysAreUnique(),
  ]

  static let ofScripts: [any ScriptRule] = [
    CalledObjectsStay(), RowSecurityStays(),
    IndexesAreReplacedBeforeTheyGo(), ValidationIsASeparateTransaction(),
    ConstraintsAreValidatedInTheEnd(), RowSecurityComesWithPolicies(), TablesAreRewrittenOnce(),
    DataMovesApartFromSchema(), ExclusiveLocksComeLast(), TransactionsCloseOneTable(),
    LocksAreNotAwaitedForever(), EnumValuesAreCommittedBeforeUse(),
    AutocommitStepsHoldOneStatement(),
  ]
}
