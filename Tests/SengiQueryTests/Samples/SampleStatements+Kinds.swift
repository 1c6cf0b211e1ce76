import Foundation
import SengiQuery
import SengiWire

extension SampleStatements {
  static func part4() -> [SampleStatement] {
    var all: [SampleStatement] = []
    all.append(
      SampleStatement(
        "JSON key with a quote", User.select { $0.metadata.recent },
        #"SELECT "metadata"->'it''s' FROM "users""#))
    all.append(
      SampleStatement(
        "tagged union",
        Storage.where { $0.data.item.count > 3 && $0.entityType == "item" }.select { $0.data },
        #"SELECT "entity_type", "data" FROM "storage"."generic_storage" WHERE ("data"->>'count')::bigint > $1 AND "entity_type" = $2"#
      ))
    all.append(
      SampleStatement(
        "tagged union, update",
        Storage.where { $0.id == 1 }.update { $0.data = .item(Storage.Entity.Item(count: 2)) },
        #"UPDATE "storage"."generic_storage" SET "entity_type" = $1, "data" = $2 WHERE "id" = $3"#))
    all.append(
      SampleStatement(
        "like, between, not",
        Post.where { $0.title.like("a%") && !$0.title.ilike("%B_") && $0.views.between(1, 9) }
          .select { $0.id },
        #"SELECT "id" FROM "posts" WHERE "title" LIKE $1 AND NOT "title" ILIKE $2 AND "views" BETWEEN $3 AND $4"#
      ))
    all.append(
      SampleStatement(
        "parentheses",
        Post.where { !($0.views > 1 && $0.qty > 2) && ($0.views - ($0.qty - $0.price)) / 2 == 1 }
          .select { $0.id },
        #"SELECT "id" FROM "posts" WHERE NOT ("views" > $1 AND "qty" > $2) AND ("views" - ("qty" - "price")) / $3 = $4"#
      ))
    all.append(
      SampleStatement(
        "conditions compared",
        Post.where { ($0.views > 1).isDistinct(from: $0.qty > 2) }.select {
          ($0.views + 1 == 2).isNull()
        },
        #"SELECT "views" + $1 = $2 IS NULL FROM "posts" WHERE "views" > $3 IS DISTINCT FROM "qty" > $4"#
      ))
    all.append(
      SampleStatement(
        "group by an expression with a parameter",
        Post.groupBy { $0.views / 100 }.orderBy { ($0.views / 100).desc() }
          .select { (SQL.count(), $0.views / 100) },
        #"SELECT count(*), "views" / $1 FROM "posts" GROUP BY 2 ORDER BY 2 DESC"#))
    all.append(
      SampleStatement(
        "aggregates",
        Comment.select {
          (
            $0.score.sum(), $0.score.avg(), $0.score.max(), $0.userId.count(),
            $0.userId.countDistinct()
          )
        }
          as SQLQuery<(Int?, Decimal?, Int32?, Int, Int)>,
        #"SELECT sum("score"), avg("score"), max("score"), count("user_id"), count(DISTINCT "user_id") FROM "comments""#
      ))
    all.append(
      SampleStatement(
        "casts",
        Post.where { $0.views.cast(to: Int32.self) == 3 }.select {
          ($0.views.cast(to: String.self), $0.publishedAt.cast(to: PGDate.self))
        },
        #"SELECT "views"::text, "published_at"::date FROM "posts" WHERE "views"::integer = $1"#))
    all.append(
      SampleStatement(
        "values alone",
        Post.select { ($0.id, SQL.value("x"), SQL.value(UserRole.admin), SQL.now()) },
        #"SELECT "id", $1::text, $2::"user_role", now() FROM "posts""#))
    all.append(
      SampleStatement(
        "distinct, several keys",
        Post.from().distinct().orderBy { ($0.authorId, $0.views.desc().nullsFirst()) }
          .select { ($0.authorId, $0.views) },
        #"SELECT DISTINCT "author_id", "views" FROM "posts" ORDER BY "author_id", "views" DESC NULLS FIRST"#
      ))
    return all
  }

  static func part5() -> [SampleStatement] {
    var all: [SampleStatement] = []
    all.append(
      SampleStatement(
        "scalar subquery",
        Post.where { p in
          p.title == User.where { $0.id == p.authorId }.select { $0.email }.asScalar()
        }
        .select { $0.id },
        #"SELECT t0."id" FROM "posts" AS t0 WHERE t0."title" = (SELECT t1."email" FROM "users" AS t1 WHERE t1."id" = t0."author_id")"#
      ))
    all.append(
      SampleStatement(
        "union of a limited query",
        Post.select { $0.title }.unionAll(Post.from().limit(2).select { $0.title }).limit(5),
        #"SELECT "title" FROM "posts" UNION ALL (SELECT t1."title" FROM "posts" AS t1 LIMIT $1) LIMIT $2"#
      ))
    all.append(
      SampleStatement(
        "three combined",
        Post.select { $0.title }.union(Post.select { $0.title }).except(Post.select { $0.title }),
        #"SELECT * FROM (SELECT t1."title" FROM "posts" AS t1 UNION SELECT t2."title" FROM "posts" AS t2) AS t0 EXCEPT SELECT t3."title" FROM "posts" AS t3"#
      ))
    all.append(
      SampleStatement(
        "raw expression",
        Post.where {
          SQL.expression("\($0.title) COLLATE \"C\" < \(bind: v)", as: Bool.self) && $0.views > 1
        }.select { $0.id },
        #"SELECT "id" FROM "posts" WHERE ("title" COLLATE "C" < $1) AND "views" > $2"#))
    all.append(
      SampleStatement(
        "raw query",
        SQL.query(
          "SELECT id, email FROM \(table: User.self) WHERE age > \(bind: 3)", as: UUID.self,
          String.self),
        #"SELECT id, email FROM "users" WHERE age > $1"#))
    all.append(
      SampleStatement(
        "raw rows",
        SQL.query("SELECT \(columns: Org.self) FROM \(table: Org.self)", rows: Org.self),
        #"SELECT "id", "name", "plan" FROM "orgs""#))
    all.append(
      SampleStatement(
        "skip locked", Post.where { $0.views > 3 }.limit(1).forUpdate(.skip),
        #"SELECT "id", "author_id", "org_id", "title", "views", "price", "qty", "discount", "published_at" FROM "posts" WHERE "views" > $1 LIMIT $2 FOR UPDATE SKIP LOCKED"#
      ))
    all.append(
      SampleStatement(
        "count", counting: Post.where { $0.views > 3 }.orderBy { $0.views },
        #"SELECT count(*) FROM "posts" WHERE "views" > $1"#))
    all.append(
      SampleStatement(
        "count of limited", counting: Post.all.limit(3).select { $0.id },
        #"SELECT count(*) FROM (SELECT t1."id" FROM "posts" AS t1 LIMIT $1) AS t0"#))
    all.append(
      SampleStatement(
        "count of groups", counting: Post.groupBy { $0.authorId }.select { $0.authorId },
        #"SELECT count(*) FROM (SELECT t1."author_id" FROM "posts" AS t1 GROUP BY t1."author_id") AS t0"#
      ))
    all.append(
      SampleStatement(
        "count of a join", counting: User.leftJoin(Post.self) { u, p in p.authorId == u.id },
        #"SELECT count(*) FROM "users" AS t0 LEFT JOIN "posts" AS t1 ON t1."author_id" = t0."id""#))
    return all
  }
}
