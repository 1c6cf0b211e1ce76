CREATE TABLE rooms (id integer, house text, code text, PRIMARY KEY (house, id), UNIQUE (house, code)) PARTITION BY LIST (house);
CREATE TABLE beds (id integer PRIMARY KEY, house text, room integer, code text);
