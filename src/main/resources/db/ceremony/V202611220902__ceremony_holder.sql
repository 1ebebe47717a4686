-- the person who held the recipient's place when the sitting began
alter table ceremony.sitting add column holder int not null default 1;
