extension Table {
  public var path: ObjectPath { .table(name) }

  public func path(of column: Column) -> ObjectPath { path.appending(.column(column.name)) }
  public func path(of key: UniqueConstraint) -> ObjectPath { path.appending(.unique(key.name)) }
  public func path(of check: CheckConstraint) -> ObjectPath { path.appending(.check(check.name)) }
  public func path(of key: ForeignKey) -> ObjectPath { path.appending(.foreignKey(key.name)) }
  public func path(of index: Index) -> ObjectPath { path.appending(.index(index.name)) }
  public func path(of trigger: Trigger) -> ObjectPath { path.appending(.trigger(trigger.name)) }
  public func path(of policy: Policy) -> ObjectPath { path.appending(.policy(policy.name)) }
}
