create table "Select ""it"" 🦔" ("a b" bigint not null default 7, "x'y" integer, "größe" text, constraint "a "" constraint" check ("a b" > 0));
create view "v.w" as select "a b" as "1st" from "Select ""it"" 🦔";
create index "an 'index'" on "Select ""it"" 🦔" ("größe");
