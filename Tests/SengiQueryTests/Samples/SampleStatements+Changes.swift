import Foundation
import SengiQuery
import SengiWire

extension SampleStatements {
  static func part2() -> [SampleStatement] {
    var all: [SampleStatement] = []
    all.append(
      SampleStatement(
        "find", User.find(id),
        #"SELECT "id", "org_id", "email", "nickname", "role", "age", "balance", "tags", "metadata", "created_at", "deleted_at" FROM "users" WHERE "id" = $1"#
      ))
    all.append(
      SampleStatement(
        "generated update", User.update(id, changes),
        #"UPDATE "users" SET "nickname" = $1, "age" = "age" + $2 WHERE "id" = $3"#))
    all.append(
      SampleStatement(
        "update without changes", User.update(id, User.Changes()),
        #"SELECT 1 FROM "users" WHERE "id" = $1"#))
    all.append(
      SampleStatement(
        "update without changes returning",
        User.where { $0.id == id }.update(User.Changes()).returning { $0.age },
        #"SELECT "age" FROM "users" WHERE "id" = $1"#))
    all.append(
      SampleStatement(
        "insert nothing", User.insert(contentsOf: [User.Insert]()),
        #"SELECT 1 FROM "users" WHERE false"#))
    all.append(
      SampleStatement(
        "insert two",
        Storage.insert(contentsOf: [
          Storage.Insert(entityId: "a", data: .item(Storage.Entity.Item(count: 1))),
          Storage.Insert(entityId: "b", data: .setting(Storage.Entity.Setting(value: "x"))),
        ]),
        #"INSERT INTO "storage"."generic_storage" ("entity_type", "entity_id", "data") VALUES ($1, $2, $3), ($4, $5, $6)"#
      ))
    all.append(
      SampleStatement(
        "do nothing",
        User.insert(User.Insert(email: v, age: 3, metadata: metadata)).onConflictDoNothing(),
        #"INSERT INTO "users" ("id", "org_id", "email", "nickname", "role", "age", "balance", "tags", "metadata", "created_at", "deleted_at") VALUES (DEFAULT, $1, $2, $3, DEFAULT, $4, DEFAULT, DEFAULT, $5, DEFAULT, DEFAULT) ON CONFLICT DO NOTHING"#
      ))
    all.append(
      SampleStatement(
        "do nothing on two columns",
        User.insert(User.Insert(email: v, age: 3, metadata: metadata))
          .onConflictDoNothing { ($0.email, $0.age) },
        #"INSERT INTO "users" ("id", "org_id", "email", "nickname", "role", "age", "balance", "tags", "metadata", "created_at", "deleted_at") VALUES (DEFAULT, $1, $2, $3, DEFAULT, $4, DEFAULT, DEFAULT, $5, DEFAULT, DEFAULT) ON CONFLICT ("email", "age") DO NOTHING"#
      ))
    all.append(
      SampleStatement(
        "soft delete", Article.where { $0.weird == "x" || $0.id > 3 },
        #"SELECT "id", "a,""b", "search"::text, "previous", "scores", "deleted_at" FROM "blog"."art""icles, old" WHERE ("a,""b" = $1 OR "id" > $2) AND "deleted_at" IS NULL"#
      ))
    all.append(
      SampleStatement(
        "soft delete, all", Article.all.withDeleted(),
        #"SELECT "id", "a,""b", "search"::text, "previous", "scores", "deleted_at" FROM "blog"."art""icles, old""#
      ))
    all.append(
      SampleStatement(
        "soft delete, whole table", Article.all.orderBy { $0.id },
        #"SELECT "id", "a,""b", "search"::text, "previous", "scores", "deleted_at" FROM "blog"."art""icles, old" WHERE "deleted_at" IS NULL ORDER BY "id""#
      ))
    return all
  }

  static func part3() -> [SampleStatement] {
    var all: [SampleStatement] = []
    all.append(
      SampleStatement(
        "soft delete, deleted", Article.where { $0.id > 3 }.onlyDeleted(),
        #"SELECT "id", "a,""b", "search"::text, "previous", "scores", "deleted_at" FROM "blog"."art""icles, old" WHERE "id" > $1 AND "deleted_at" IS NOT NULL"#
      ))
    all.append(
      SampleStatement(
        "soft delete, left join", Article.leftJoin(Article.self) { a, b in a.previous == b.id },
        #"SELECT t0."id", t0."a,""b", t0."search"::text, t0."previous", t0."scores", t0."deleted_at", t1."id", t1."a,""b", t1."search"::text, t1."previous", t1."scores", t1."deleted_at" FROM "blog"."art""icles, old" AS t0 LEFT JOIN "blog"."art""icles, old" AS t1 ON t0."previous" = t1."id" AND t1."deleted_at" IS NULL WHERE t0."deleted_at" IS NULL"#
      ))
    all.append(
      SampleStatement(
        "soft delete, inner join",
        Article.join(Article.self) { a, b in a.previous == b.id || a.id > 1 }
          .select { a, b in (a.id, b.search) },
        #"SELECT t0."id", t1."search"::text FROM "blog"."art""icles, old" AS t0 JOIN "blog"."art""icles, old" AS t1 ON (t0."previous" = t1."id" OR t0."id" > $1) AND t1."deleted_at" IS NULL WHERE t0."deleted_at" IS NULL"#
      ))
    all.append(
      SampleStatement(
        "soft delete, exists", Org.where { _ in Article.where { $0.id > 3 }.exists() },
        #"SELECT t0."id", t0."name", t0."plan" FROM "orgs" AS t0 WHERE EXISTS (SELECT 1 FROM "blog"."art""icles, old" AS t1 WHERE t1."id" > $1 AND t1."deleted_at" IS NULL)"#
      ))
    all.append(
      SampleStatement(
        "soft delete, delete", Article.where { $0.id == 3 }.delete().returning { $0.search },
        #"DELETE FROM "blog"."art""icles, old" WHERE "id" = $1 AND "deleted_at" IS NULL RETURNING "search"::text"#
      ))
    all.append(
      SampleStatement(
        "update all", Article.all.withDeleted().updateAll { $0.previous = nil },
        #"UPDATE "blog"."art""icles, old" SET "previous" = $1"#))
    all.append(
      SampleStatement(
        "delete all", Post.all.deleteAll(),
        #"DELETE FROM "posts""#))
    all.append(
      SampleStatement(
        "text search column", Article.where { $0.search.matches("a b") }.select { $0.search },
        #"SELECT "search"::text FROM "blog"."art""icles, old" WHERE "search" @@ websearch_to_tsquery($1) AND "deleted_at" IS NULL"#
      ))
    all.append(
      SampleStatement(
        "array element",
        User.where { $0.tags.contains("a") && $0.tags.containedBy(["a", "b"]) }.select {
          $0.tags.cardinality()
        },
        #"SELECT cardinality("tags") FROM "users" WHERE $1 = ANY("tags") AND "tags" <@ $2"#))
    all.append(
      SampleStatement(
        "array of numbers that may be NULL",
        Article.where { $0.scores.contains([1, 2]) }.withDeleted().select { $0.id },
        #"SELECT "id" FROM "blog"."art""icles, old" WHERE "scores" @> $1"#))
    all.append(
      SampleStatement(
        "JSON containment",
        User.where { $0.metadata.contains(PGJSON(#"{"age": 3}"#)) && $0.metadata.hasKey("age") }
          .select { $0.metadata },
        #"SELECT "metadata" FROM "users" WHERE "metadata" @> $1 AND "metadata" ? $2"#))
    return all
  }
}
