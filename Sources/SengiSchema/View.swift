import SengiSQL

/// `CREATE VIEW` or `CREATE MATERIALIZED VIEW`, with everything that hangs on it.
public struct View: Sendable, Hashable {
  public enum CheckOption: Sendable, Hashable {
    case local, cascaded
  }

  /// What is said about one of the view's columns beyond its query.
  public struct Column: Sendable, Hashable {
    public var name: SQLIdentifier
    /// What it yields, for Swift: a view's SQL does not say it. nil when nobody said it.
    public var type: DataType?
    /// Whether it can be NULL; without meaning where the type is not said.
    public var isNullable: Bool
    /// Why the column's values are not to be shown.
    public var sensitive: String?
    public var doc: String?
    /// `ALTER VIEW … ALTER COLUMN … SET DEFAULT`.
    public var defaultValue: SQLExpression?
    /// `ALTER MATERIALIZED VIEW … ALTER COLUMN …` settings, as for a table's column.
    public var settings: ColumnSettings
    public var swiftName: String?

    public init(
      name: SQLIdentifier, doc: String? = nil, defaultValue: SQLExpression? = nil,
      settings: ColumnSettings = ColumnSettings(), swiftName: String? = nil,
      type: DataType? = nil, isNullable: Bool = true, sensitive: String? = nil
    ) {
      self.name = name
      self.doc = doc
      self.defaultValue = defaultValue
      self.settings = settings
      self.swiftName = swiftName
      self.type = type
      self.isNullable = isNullable
      self.sensitive = sensitive
    }
  }

  public var name: QualifiedName
  public var isMaterialized: Bool
  public var doc: String?
  public var swiftName: String?
  public var was: SQLIdentifier?
  /// The columns' names when the view lists them before `AS`; empty when the query names them.
  public var columnNames: [SQLIdentifier]
  /// Only columns that something is said about; those with a type, in their order, are the view's
  /// row in Swift.
  public var columns: [Column]
  /// Inside `WITH (…)`: `security_invoker = true`, or a materialized view's storage parameters.
  public var options: SQLText?
  public var checkOption: CheckOption?
  /// The query, without a semicolon.
  public var query: SQLExpression
  /// A materialized view made `WITH NO DATA`.
  public var isEmpty: Bool
  public var accessMethod: SQLIdentifier?
  public var tablespace: SQLIdentifier?
  /// Of a materialized view.
  public var indexes: [Index]
  public var statistics: [StatisticsObject]
  public var clusterOn: SQLIdentifier?
  public var triggers: [Trigger]
  public var rules: [Rule]
  public var owner: SQLIdentifier?
  public var dependsOn: [QualifiedName]

  public init(
    name: QualifiedName, isMaterialized: Bool = false, doc: String? = nil,
    swiftName: String? = nil, was: SQLIdentifier? = nil, columnNames: [SQLIdentifier] = [],
    columns: [Column] = [], options: SQLText? = nil, checkOption: CheckOption? = nil,
    query: SQLExpression, isEmpty: Bool = false, accessMethod: SQLIdentifier? = nil,
    tablespace: SQLIdentifier? = nil, indexes: [Index] = [], statistics: [StatisticsObject] = [],
    clusterOn: SQLIdentifier? = nil, triggers: [Trigger] = [], rules: [Rule] = [],
    owner: SQLIdentifier? = nil, dependsOn: [QualifiedName] = []
  ) {
    self.name = name
    self.isMaterialized = isMaterialized
    self.doc = doc
    self.swiftName = swiftName
    self.was = was
    self.columnNames = columnNames
    self.columns = columns
    self.options = options
    self.checkOption = checkOption
    self.query = query
    self.isEmpty = isEmpty
    self.accessMethod = accessMethod
    self.tablespace = tablespace
    self.indexes = indexes
    self.statistics = statistics
    self.clusterOn = clusterOn
    self.triggers = triggers
    self.rules = rules
    self.owner = owner
    self.dependsOn = dependsOn
  }
}
