create table posts (id integer primary key, title varchar(80), size bigint, body text);
create view short as select id, title, size, body from posts where size < 10;
create view shortest as select id, size from short where size < 2;
create materialized view counted as select size, count(*) as n from short group by size;
create unique index counted_size on counted (size);
comment on view shortest is 'Of one line.';
