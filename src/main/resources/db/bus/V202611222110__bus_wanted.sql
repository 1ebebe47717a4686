-- Somebody asked for another try while one was under way: should that one fail, the next follows at once.
alter table bus.delivery add column wanted boolean not null default false;
