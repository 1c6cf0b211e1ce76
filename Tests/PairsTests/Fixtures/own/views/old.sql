create table posts (id integer primary key, title text, size integer);
create view short as select id, title, size from posts where size < 9;
create view shortest as select id, size from short where size < 2;
create materialized view counted as select size, count(*) as n from short group by size;
create unique index counted_size on counted (size);
