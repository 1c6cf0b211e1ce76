create table teams (id integer primary key, slug text, size integer check (size > 0));
create table members (id integer primary key, team integer references teams, age integer);
create unique index members_age on members (age) where age > 3;
