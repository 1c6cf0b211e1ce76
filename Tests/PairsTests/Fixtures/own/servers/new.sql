create foreign data wrapper near options (speed 'high');
create foreign data wrapper far options (label 'y');
create server shelf type 'disk' version '2' foreign data wrapper near options (host 'b');
create server store foreign data wrapper far;
create user mapping for public server shelf options (name 'writer', password 'second', zone 'c');
create user mapping for public server store;
create foreign table items (id bigint, amount integer, note text, come integer default 0 not null)
  server shelf options (path 'things');
create foreign table goods (id integer) server store;
