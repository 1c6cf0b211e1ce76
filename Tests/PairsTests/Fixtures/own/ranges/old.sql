-- A range type that gives way to another of its name.
create type span as range (subtype = integer);
create table stays (id integer primary key, nights span default '[1,2)', note text);
create table nights (id integer not null, night date not null) partition by range (night);
create table nights_1 partition of nights for values from ('2024-01-01') to ('2025-01-01');
create table guests (id integer primary key);
