import SengiSQL
import SengiSchema

/// What only PostgreSQL 18 has.
enum NewestSample {
  static let schema = Schema(
    target: PostgresVersion(major: 18), extensions: [Extension(name: id("btree_gist"))],
    namespaces: [
      Namespace(name: id("newest"), tables: [stays, rooms, parent, child])
    ])

  private static let rooms = Table(
    name: named("newest.rooms"),
    columns: [
      column("id", .integer, notNull: true), column("during", .other("daterange"), notNull: true),
      column("doubled", .integer, generation: .virtual(sql("id * 2"))),
      column("key", .uuid, default: "uuidv7()"),
    ],
    primaryKey: PrimaryKey(
      name: id("rooms_pkey"), columns: ids("id", "during"), withoutOverlaps: true))

  private static let stays = Table(
    name: named("newest.stays"),
    columns: [
      column("room", .integer), column("during", .other("daterange")),
      Column(
        name: id("guest"), type: DataType(.text), notNullName: id("someone")),
      column("other", .integer),
    ],
    uniques: [
      UniqueConstraint(
        name: id("stays_key"), columns: ids("room", "during"), withoutOverlaps: true)
    ],
    checks: [
      CheckConstraint(name: id("wished"), expression: sql("room > 0"), isEnforced: false)
    ],
    foreignKeys: [
      ForeignKey(
        name: id("stays_room_fkey"), columns: ids("room", "during"),
        referencedTable: named("newest.rooms"), referencedColumns: ids("id", "during"),
        hasPeriod: true),
      ForeignKey(
        name: id("stays_other_fkey"), columns: ids("other"),
        referencedTable: named("newest.parent"), referencedColumns: ids("id"), isValidated: false,
        isEnforced: false),
    ])

  private static let parent = Table(
    name: named("newest.parent"),
    columns: [
      Column(name: id("id"), type: DataType(.integer), notNullName: id("parent_has_id")),
      column("note", .text),
    ],
    primaryKey: PrimaryKey(name: id("parent_pkey"), columns: ids("id")),
    foreignKeys: [
      ForeignKey(
        name: id("parent_self"), columns: ids("id"), referencedTable: named("newest.parent"),
        referencedColumns: ids("id"), isValidated: false)
    ],
    partitioning: Partitioning(strategy: .range, keys: sql("id")))

  private static let child = Table(
    name: named("newest.child"),
    columns: [
      column("id", .integer, inherited: true, notNull: true),
      Column(
        name: id("note"), type: DataType(.text), notNullName: id("noted"), isInherited: true),
    ],
    partitionOf: PartitionBound(parent: named("newest.parent"), bound: sql("default")))
}
