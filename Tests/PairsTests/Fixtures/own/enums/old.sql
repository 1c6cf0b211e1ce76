create type mood as enum ('sad', 'happy');
create table people (id integer generated always as identity primary key, mood mood not null default 'sad');
create view happy as select id from people where mood = 'happy';
