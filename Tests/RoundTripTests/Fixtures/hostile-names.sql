-- Names that break what is not quoted with care.
create schema "select";
create schema "Sch ""ema"" 'x' \ /* -- $$";
create schema "🦔";
create schema "null";
create schema "a.b";
create type "null"."true" as enum ('false', 'null', '~', '1e3', '0x1F', '1:30', '2020-01-01', '@at', '`tick', '%pct', '!bang', '&amp', '*star', '?q', '|pipe', '>gt', '{}', '[]', ',', ':', '-', '"', '''', '\', E'new\nline', E'tab\t');
create domain "null"."no" as "null"."true" default '1e3';
create type "a.b"."c.d" as ("e.f" integer, "g""h" text, "user" "null"."true", " " text);
create table "select"."table" ("from" integer primary key, "where" text default 'where', "order" integer unique, "group" integer check ("group" > "order"), "user" text, "null" boolean, "default" integer default 1, "check" text, "primary key" text, "unique" integer, "references" text, "constraint" text, "not null" text, "generated" text);
create table "select"."select" ("select" "null"."true" default 'null', "Select" integer references "select"."table" ("order"), "SELECT" integer generated always as identity);
create table "Sch ""ema"" 'x' \ /* -- $$"."T ""able"" 'x' \ -- $a$ */" (
  "c ""ol"" 'x' \ /* -- $$ {}[]:,#&*!|>%@`" integer constraint "con ""str"" 'x' \ -- $$" primary key,
  " lead" text default ' lead', "trail " text, "a
b" text, "tab	tab" integer check ("tab	tab" > 0), "?" integer, "col?" text, "jsonb<x>" jsonb, "#" text, "key: value" text, "- dash" text, "{brace}" text, "[bracket]" text,
  "yes" boolean, "no" boolean, "on" boolean, "off" boolean, "1" integer, "1.5" integer, "~" integer, "<<" integer, "=" integer, "@" "null"."no"
);
create index "i ""dx"" 'x' \ /*" on "Sch ""ema"" 'x' \ /* -- $$"."T ""able"" 'x' \ -- $a$ */" (" lead", lower("trail "), ("key: value" || "#")) where "yes";
create unique index on "Sch ""ema"" 'x' \ /* -- $$"."T ""able"" 'x' \ -- $a$ */" ("a
b");
create table "🦔"."ünïcødé 🦔" ("größe" integer primary key, "日本語" text default '日本語 🦔', "é" text, "é" text, "😀" "null"."true"[] default '{1e3}');
create index on "🦔"."ünïcødé 🦔" ("日本語");
create table "null"."xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" ("yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy" integer primary key, "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz" integer unique check ("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz" > 0), "äääääääääääääääääääääääääääääää" serial);
create index on "null"."xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" ("yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy", "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz");
create table "null"."ééééééééééééééééééééééééééééééé" ("ööööööööööööööööööööööööööööööö" integer primary key references "null"."xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüü" text unique);
create table "a.b"."a.b" ("a.b" integer primary key, "c.d" "a.b"."c.d", "self" integer references "a.b"."a.b");
create table "a.b".a ("a" integer references "a.b"."a.b", "A" integer, "a " integer, unique ("a", "A", "a "));
create view "select"."view" as select "from", "where" as "group", "null" from "select"."table" where "order" > 1;
create view "Sch ""ema"" 'x' \ /* -- $$"."v; drop table x; --" as select * from "Sch ""ema"" 'x' \ /* -- $$"."T ""able"" 'x' \ -- $a$ */";
create function "select"."function"("in" integer, "out" text default '$$', out "Result Set" integer) language sql as $f$ select 1 -- "$$" $f$;
create function "a.b"."f(x)"("null"."true", "a.b"."c.d"[]) returns setof "null"."no" language sql as 'select null::"null"."no"';
create procedure "🦔"."🦔"("🦔" text) language plpgsql as $hog$ begin raise notice '🦔 %', "🦔"; end $hog$;
create function "null"."trigger"() returns trigger language plpgsql as 'begin return new; end';
create trigger "for each row" before update of "where", "order" on "select"."table" for each row when (old."where" is distinct from new."where") execute function "null"."trigger"('"', '''', '\', E'a\nb', '{x: y}');
create policy "using (true)" on "select"."table" using ("user" = current_user);
create sequence "null"."nextval('x')";
create table "null"."next" (id integer default nextval('"null"."nextval(''x'')"'));
create statistics "select"."on" on "order", "group" from "select"."table";
create collation "null"."C" from "POSIX";
create table "null"."collate" ("collate" text collate "null"."C", "c2" text collate "C");
create rule "do also" as on insert to "select"."table" do also notify "select";
create aggregate "select"."sum"(integer) (sfunc = int4pl, stype = integer);
create operator "select".@#@ (leftarg = integer, rightarg = integer, function = int4pl);
create view "select".ops as select "from" operator("select".@#@) 1 as "?column?", "select"."sum"("from") as "count" from "select"."table" group by "from";
create table "select".parts ("list" text, "values" integer) partition by list ("list");
create table "select"."in" partition of "select".parts for values in ('in', '''', '"', '\', '🦔');
create extension hstore schema "Sch ""ema"" 'x' \ /* -- $$";
create table "select".ext (h "Sch ""ema"" 'x' \ /* -- $$".hstore);
comment on table "select"."table" is E'Line one\n\n# not a comment\n- not a list\n: colon "quote" ''single'' \\ $$ %s {{mustache}} */ """ \\(x)\r\nend';
comment on schema "🦔" is '🦔';
comment on column "a.b"."a.b"."a.b" is 'true';
comment on schema "null" is '123';
comment on view "select"."view" is '|';
comment on schema "a.b" is '- x: y';
comment on function "a.b"."f(x)"("null"."true", "a.b"."c.d"[]) is ' ';
comment on type "null"."true" is E'\ttab\nnewline \u00a0 nbsp \u2028 separator \ufeff bom';
comment on domain "null"."no" is E'ends with newline\n';
comment on trigger "for each row" on "select"."table" is E'trailing blanks  \nkeep  ';
