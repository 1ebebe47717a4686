-- an attempt is counted before its outcome is known, and taken back by its id
alter table access.login_failure add column id bigint generated always as identity primary key;

-- from where each person has logged in lately
create table access.known_place (
    person_id uuid        not null references access.person on delete cascade,
    place     text        not null,
    seen_at   timestamptz not null,
    primary key (person_id, place)
);
create index known_place_seen on access.known_place (seen_at);

-- the demo's passwords stand in the manual
alter table access.person add column password_published boolean not null default false;
