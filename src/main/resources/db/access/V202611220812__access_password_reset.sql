create table access.password_reset (
    token_hash bytea primary key,
    person_id  uuid        not null references access.person on delete cascade,
    created_at timestamptz not null,
    expires_at timestamptz not null
);
create index password_reset_person on access.password_reset (person_id, created_at);


-- an installation's first owner is invited by nobody
alter table access.invitation alter column invited_by drop not null;
