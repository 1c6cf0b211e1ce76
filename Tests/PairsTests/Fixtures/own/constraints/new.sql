create table teams (id integer, slug text unique, size integer constraint small check (size < 9), primary key (id, size));
create table members (id integer primary key, team integer, slug text references teams (slug) on delete cascade, age integer not null);
create index members_age on members (age desc) include (team);
