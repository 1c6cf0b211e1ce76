import Foundation
import SengiQuery
import SengiWire

extension SampleStatements {
  static func part0() -> [SampleStatement] {
    var all: [SampleStatement] = []
    all.append(
      SampleStatement(
        "boolean terms",
        User.where {
          $0.email == v && $0.age > 3 && $0.role == .admin || $0.deletedAt == nil
        },
        #"SELECT "id", "org_id", "email", "nickname", "role", "age", "balance", "tags", "metadata", "created_at", "deleted_at" FROM "users" WHERE "email" = $1 AND "age" > $2 AND "role" = $3 OR "deleted_at" IS NULL"#
      ))
    all.append(
      SampleStatement(
        "lists, order, limit",
        User.where { $0.id.in(ids) && $0.role.in([.admin, .guest]) && $0.nickname != nil }
          .orderBy { $0.createdAt.desc().nullsLast() }.limit(10).offset(20),
        #"SELECT "id", "org_id", "email", "nickname", "role", "age", "balance", "tags", "metadata", "created_at", "deleted_at" FROM "users" WHERE "id" = ANY($1) AND "role" = ANY($2) AND "nickname" IS NOT NULL ORDER BY "created_at" DESC NULLS LAST LIMIT $3 OFFSET $4"#
      ))
    all.append(
      SampleStatement(
        "left join",
        User.leftJoin(Post.self) { u, p in p.authorId == u.id && p.views > 10 }
          .where { u, p in u.deletedAt == nil && (p.title != "x" || p.views == nil) }
          .select { u, p in (u.email, p.title, p.views, p) }
          as SQLQuery<(String, String?, Int?, Post?)>,
        #"SELECT t0."email", t1."title", t1."views", t1."id", t1."author_id", t1."org_id", t1."title", t1."views", t1."price", t1."qty", t1."discount", t1."published_at" FROM "users" AS t0 LEFT JOIN "posts" AS t1 ON t1."author_id" = t0."id" AND t1."views" > $1 WHERE t0."deleted_at" IS NULL AND (t1."title" <> $2 OR t1."views" IS NULL)"#
      ))
    all.append(
      SampleStatement(
        "four tables",
        User.join(Post.self) { u, p in p.authorId == u.id }
          .join(Comment.self) { u, p, c in c.postId == p.id && c.userId == u.id }
          .join(Org.self) { u, p, c, o in p.orgId == o.id }
          .where { u, p, c, o in p.views > 100 && o.plan != nil }
          .select { u, p, c, o in (u.id, u.email, p.title, c.body, c.score, p.publishedAt) },
        #"SELECT t0."id", t0."email", t1."title", t2."body", t2."score", t1."published_at" FROM "users" AS t0 JOIN "posts" AS t1 ON t1."author_id" = t0."id" JOIN "comments" AS t2 ON t2."post_id" = t1."id" AND t2."user_id" = t0."id" JOIN "orgs" AS t3 ON t1."org_id" = t3."id" WHERE t1."views" > $1 AND t3."plan" IS NOT NULL"#
      ))
    all.append(
      SampleStatement(
        "JSON path",
        User.where { $0.metadata.address.city == "Oslo" && $0.metadata.age > 30 }
          .select { ($0.id, $0.metadata.address.city) },
        #"SELECT "id", "metadata"->'address'->>'city' FROM "users" WHERE "metadata"->'address'->>'city' = $1 AND ("metadata"->>'age')::bigint > $2"#
      ))
    all.append(
      SampleStatement(
        "groups",
        Post.where { $0.publishedAt != nil }.groupBy { $0.authorId }
          .having { SQL.count() > 5 && $0.views.sum() > 1000 }
          .orderBy { $0.views.sum().desc() }
          .select {
            ($0.authorId, SQL.count(), $0.views.sum(), SQL.count().filter($0.price > 100))
          } as SQLQuery<(UUID, Int, Decimal?, Int)>,
        #"SELECT "author_id", count(*), sum("views"), count(*) FILTER (WHERE "price" > $1) FROM "posts" WHERE "published_at" IS NOT NULL GROUP BY "author_id" HAVING count(*) > $2 AND sum("views") > $3 ORDER BY sum("views") DESC"#
      ))
    all.append(
      SampleStatement(
        "update",
        User.where { $0.id == id }.update {
          $0.age = $0.age + 1
          $0.nickname = "bob"
          $0.deletedAt = nil
        },
        #"UPDATE "users" SET "age" = "age" + $1, "nickname" = $2, "deleted_at" = $3 WHERE "id" = $4"#
      ))
    all.append(
      SampleStatement(
        "update returning", User.where { $0.id == id }.update { $0.role = .guest }.returning(),
        #"UPDATE "users" SET "role" = $1 WHERE "id" = $2 RETURNING "id", "org_id", "email", "nickname", "role", "age", "balance", "tags", "metadata", "created_at", "deleted_at""#
      ))
    all.append(
      SampleStatement(
        "exists",
        User.where { u in
          u.deletedAt == nil && Post.where { $0.authorId == u.id && $0.views > 10 }.exists()
            && !Comment.where { $0.userId == u.id }.exists()
        },
        #"SELECT t0."id", t0."org_id", t0."email", t0."nickname", t0."role", t0."age", t0."balance", t0."tags", t0."metadata", t0."created_at", t0."deleted_at" FROM "users" AS t0 WHERE t0."deleted_at" IS NULL AND EXISTS (SELECT 1 FROM "posts" AS t1 WHERE t1."author_id" = t0."id" AND t1."views" > $1) AND NOT EXISTS (SELECT 1 FROM "comments" AS t2 WHERE t2."user_id" = t0."id")"#
      ))
    all.append(
      SampleStatement(
        "insert", User.insert(User.Insert(email: v, age: 3, metadata: metadata)).returning(),
        #"INSERT INTO "users" ("id", "org_id", "email", "nickname", "role", "age", "balance", "tags", "metadata", "created_at", "deleted_at") VALUES (DEFAULT, $1, $2, $3, DEFAULT, $4, DEFAULT, DEFAULT, $5, DEFAULT, DEFAULT) RETURNING "id", "org_id", "email", "nickname", "role", "age", "balance", "tags", "metadata", "created_at", "deleted_at""#
      ))
    all.append(
      SampleStatement(
        "upsert",
        User.insert(
          User.Insert(email: v, role: .guest, age: 3, metadata: metadata, deletedAt: .some(nil))
        )
        .onConflict({ $0.email }) { row, new in
          row.nickname = new.nickname
          row.age = row.age + 1
        }
        .returning { ($0.id, $0.age) },
        #"INSERT INTO "users" AS t0 ("id", "org_id", "email", "nickname", "role", "age", "balance", "tags", "metadata", "created_at", "deleted_at") VALUES (DEFAULT, $1, $2, $3, $4, $5, DEFAULT, DEFAULT, $6, DEFAULT, $7) ON CONFLICT ("email") DO UPDATE SET "nickname" = excluded."nickname", "age" = t0."age" + $8 RETURNING t0."id", t0."age""#
      ))
    return all
  }

  static func part1() -> [SampleStatement] {
    var all: [SampleStatement] = []
    all.append(
      SampleStatement(
        "arithmetic in delete",
        Post.where { ($0.price * $0.qty + 5 - $0.discount) * 2 > 100 && 3 < $0.views }.delete(),
        #"DELETE FROM "posts" WHERE ("price" * "qty" + $1 - "discount") * $2 > $3 AND $4 < "views""#
      ))
    all.append(
      SampleStatement(
        "window",
        Post.select {
          ($0.title, SQL.rowNumber().over(partitionBy: $0.authorId, orderBy: $0.views.desc()))
        },
        #"SELECT "title", row_number() OVER (PARTITION BY "author_id" ORDER BY "views" DESC) FROM "posts""#
      ))
    all.append(
      SampleStatement(
        "derived table",
        User.from().join(top) { u, t in t.0 == u.id && t.1 > 50 }
          .select { u, t in (u.email, t.1) },
        #"SELECT t0."email", t1."c1" FROM "users" AS t0 JOIN (SELECT t2."author_id" AS c0, sum(t2."views") AS c1 FROM "posts" AS t2 WHERE t2."views" > $1 GROUP BY t2."author_id") AS t1 ON t1."c0" = t0."id" AND t1."c1" > $2"#
      ))
    all.append(
      SampleStatement(
        "common table",
        User.from().with("top", top) { u, t in t.0 == u.id }.where { u, t in t.1 > 50 }
          .select { u, t in (u.email, t.1) },
        #"WITH "top" AS (SELECT t2."author_id" AS c0, sum(t2."views") AS c1 FROM "posts" AS t2 WHERE t2."views" > $1 GROUP BY t2."author_id") SELECT t0."email", t1."c1" FROM "users" AS t0 JOIN "top" AS t1 ON t1."c0" = t0."id" WHERE t1."c1" > $2"#
      ))
    all.append(
      SampleStatement(
        "union and text search",
        Post.where { $0.title.matches("swift orm") }.select { $0.title }
          .union(Post.where { $0.views > 9 }.select { $0.title }),
        #"SELECT "title" FROM "posts" WHERE to_tsvector('english', "title") @@ websearch_to_tsquery('english', $1) UNION SELECT t1."title" FROM "posts" AS t1 WHERE t1."views" > $2"#
      ))
    all.append(
      SampleStatement(
        "for update", Post.where { $0.id == id }.forUpdate(),
        #"SELECT "id", "author_id", "org_id", "title", "views", "price", "qty", "discount", "published_at" FROM "posts" WHERE "id" = $1 FOR UPDATE"#
      ))
    all.append(
      SampleStatement(
        "arrays, functions",
        User.where {
          $0.tags.contains(["a"]) && $0.tags.overlaps(["b", "c"]) && $0.email.lower() == "x"
            && $0.nickname.or("?") != "?"
        },
        #"SELECT "id", "org_id", "email", "nickname", "role", "age", "balance", "tags", "metadata", "created_at", "deleted_at" FROM "users" WHERE "tags" @> $1 AND "tags" && $2 AND lower("email") = $3 AND coalesce("nickname", $4) <> $5"#
      ))
    all.append(
      SampleStatement(
        "self-join",
        User.join(User.self) { u, r in u.orgId == r.orgId && u.id != r.id }
          .where { u, r in r.role == .admin }.select { u, r in (u.email, r.email) },
        #"SELECT t0."email", t1."email" FROM "users" AS t0 JOIN "users" AS t1 ON t0."org_id" = t1."org_id" AND t0."id" <> t1."id" WHERE t1."role" = $1"#
      ))
    all.append(
      SampleStatement(
        "in subquery", User.where { $0.id.in(Post.where { $0.views > 3 }.select { $0.authorId }) },
        #"SELECT t0."id", t0."org_id", t0."email", t0."nickname", t0."role", t0."age", t0."balance", t0."tags", t0."metadata", t0."created_at", t0."deleted_at" FROM "users" AS t0 WHERE t0."id" IN (SELECT t1."author_id" FROM "posts" AS t1 WHERE t1."views" > $1)"#
      ))
    all.append(
      SampleStatement(
        "relation", User.posts.related(to: []),
        #"SELECT "id", "author_id", "org_id", "title", "views", "price", "qty", "discount", "published_at" FROM "posts" WHERE "author_id" = ANY($1)"#
      ))
    all.append(
      SampleStatement(
        "prepared", byEmail(v, 18),
        #"SELECT "id", "org_id", "email", "nickname", "role", "age", "balance", "tags", "metadata", "created_at", "deleted_at" FROM "users" WHERE "email" = $1 AND "age" >= $2"#
      ))
    return all
  }
}
