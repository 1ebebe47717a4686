-- a mail that makes its reader an owner is not for admins
alter table mailroom.mail add column for_owners boolean not null default false;
