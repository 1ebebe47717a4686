create schema "Odd ""Names";

create table "Odd ""Names"."Order" (
    "Select" text primary key
);

create schema hard;

create type hard.mood as enum ('glad', 'so, so', '"sad"');

-- a circle of two tables, one of them pointing at itself as well
create table hard.company (
    id       bigint generated always as identity primary key,
    name     text not null,
    shout    text generated always as (upper(name)) stored,
    parent   bigint references hard.company deferrable initially deferred,
    boss     bigint,
    position int unique deferrable initially deferred
);
create table hard.person (
    id      uuid primary key default uuidv7(),
    company bigint not null references hard.company on delete cascade,
    number  serial,
    photo   bytea,
    moods   hard.mood[] not null default '{}',
    data    jsonb not null default '{}',
    amount  numeric(30, 10),
    factor  double precision,
    born    date,
    seen    timestamptz,
    late    interval
);
create unique index person_number on hard.person (number);
alter table hard.company add foreign key (boss) references hard.person (number);

-- rows of a migration, which the backup's rows replace
insert into hard.company (name, position) values ('from the migration', 1);

create sequence hard.invoice start 1000 increment 10;
create sequence hard.untouched;

create table hard.visit (
    day   date not null,
    place text not null
) partition by list (place);
create table hard.visit_lyon partition of hard.visit for values in ('Lyon');
create table hard.visit_other partition of hard.visit default;

create table hard.stamped (
    note       text not null,
    changed_by text
);
create function hard.stamp() returns trigger language plpgsql as $$
begin
    new.changed_by := 'the trigger; it must not run while rows are restored';
    return new;
end
$$;
create trigger stamp before insert or update on hard.stamped for each row execute function hard.stamp();
