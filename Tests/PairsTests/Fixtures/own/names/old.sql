create table "Select ""it"" 🦔" ("a b" integer, "from" text, "x'y" integer);
create view "v.w" as select "a b" as "1st" from "Select ""it"" 🦔";
