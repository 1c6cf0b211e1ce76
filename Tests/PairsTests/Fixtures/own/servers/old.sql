create foreign data wrapper near;
create foreign data wrapper far options (speed 'low', label 'x');
create server shelf type 'disk' version '1' foreign data wrapper near options (host 'a', room '1');
create server store foreign data wrapper near;
create user mapping for public server shelf options (name 'reader', password 'first');
create user mapping for public server store;
create foreign table items (id integer, amount integer not null, note text default 'x', gone text)
  server shelf options (path 'items');
create foreign table goods (id integer) server store;
