create schema if not exists integrations;

create table integrations.connection (
    id         uuid primary key,
    vendor     text        not null,
    name       text        not null,
    built_in   boolean     not null,
    active     boolean     not null,
    settings   jsonb       not null,
    created_at timestamptz not null
);
-- one connection of each vendor is in use
create unique index connection_active on integrations.connection (vendor) where active;

create table integrations.signing_grant (
    connection_id    uuid        not null references integrations.connection on delete cascade,
    person_id        uuid        not null,
    account_id       text        not null,
    account_name     text        not null,
    base             text        not null,
    email            text        not null,
    state            text        not null,
    connected_at     timestamptz not null,
    expires_at       timestamptz not null,
    refreshing_until timestamptz,
    version          bigint      not null default 1,
    primary key (connection_id, person_id)
);
create index signing_grant_expires on integrations.signing_grant (expires_at) where state = 'CONNECTED';

create table integrations.consent (
    state_hash    bytea primary key,
    connection_id uuid        not null references integrations.connection on delete cascade,
    person_id     uuid        not null,
    return_to     text        not null,
    expires_at    timestamptz not null
);

create table integrations.message (
    id            uuid primary key,
    connection_id uuid        not null,
    body_hash     bytea       not null,
    body          bytea       not null,
    received_at   timestamptz not null,
    unique (connection_id, body_hash)
);

-- messages that are stored and not yet published: short-lived rows, so that looking for work never reads old ones
create table integrations.unpublished (
    message_id  uuid primary key,
    received_at timestamptz not null
);

create table integrations.refused_message (
    connection_id uuid        not null,
    day           date        not null,
    reason        text        not null,
    count         bigint      not null,
    last_at       timestamptz not null,
    primary key (connection_id, day, reason)
);
