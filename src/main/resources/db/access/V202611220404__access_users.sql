create schema if not exists access;

create table access.person (
    id            uuid primary key,
    number        bigint generated always as identity unique,
    name          text        not null,
    email         text        not null,
    role          text        not null,
    locale        text        not null,
    active        boolean     not null default true,
    password_hash text,
    created_at    timestamptz not null
);
create unique index person_email on access.person (lower(email));

create table access.session (
    token_hash bytea primary key,
    person_id  uuid        not null references access.person on delete cascade,
    area       text        not null,
    created_at timestamptz not null,
    seen_at    timestamptz not null,
    expires_at timestamptz not null
);
create index session_person on access.session (person_id);
create index session_expires on access.session (expires_at);

create table access.login_failure (
    subject text        not null,
    at      timestamptz not null
);
create index login_failure_subject on access.login_failure (subject, at);

create table access.api_key (
    key_hash   bytea primary key,
    id         uuid        not null unique,
    person_id  uuid        not null references access.person on delete cascade,
    label      text        not null,
    own        boolean     not null default false,
    created_at timestamptz not null,
    used_at    timestamptz
);
create index api_key_person on access.api_key (person_id);

create table access.invitation (
    token_hash  bytea primary key,
    id          uuid        not null unique,
    email       text        not null,
    name        text        not null,
    role        text        not null,
    invited_by  uuid        not null references access.person,
    created_at  timestamptz not null,
    expires_at  timestamptz not null,
    accepted_at timestamptz
);

create table access.audit (
    id      bigint generated always as identity primary key,
    at      timestamptz not null,
    person_id uuid,
    person  text        not null,
    action  text        not null,
    subject text        not null,
    details jsonb       not null
);
create index audit_at on access.audit (at desc, id desc);
