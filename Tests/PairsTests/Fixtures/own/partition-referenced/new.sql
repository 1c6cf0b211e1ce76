CREATE TABLE rooms (id integer, house text, code text, PRIMARY KEY (house, id), UNIQUE (house, code)) PARTITION BY LIST (house);
CREATE TABLE rooms_a PARTITION OF rooms FOR VALUES IN ('a');
CREATE TABLE beds (id integer PRIMARY KEY, house text, room integer, code text);
ALTER TABLE beds ADD CONSTRAINT beds_room FOREIGN KEY (house, room) REFERENCES rooms_a (house, id);
ALTER TABLE beds ADD CONSTRAINT beds_code FOREIGN KEY (house, code) REFERENCES rooms_a (house, code);
