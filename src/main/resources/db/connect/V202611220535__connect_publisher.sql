create schema if not exists connect;

-- who is told what: of an account, or of one envelope (eventNotifications)
create table connect.configuration (
    id          bigint generated always as identity (start with 10000001) primary key,
    account_id  uuid        not null,
    envelope_id uuid,
    position    int,
    wire        jsonb       not null,
    created_at  timestamptz not null,
    down_since  timestamptz,
    failures    int         not null default 0,
    next_at     timestamptz,
    lease_until timestamptz,
    unique (envelope_id, position)
);
create index configuration_account on connect.configuration (account_id) where envelope_id is null;

create table connect.message (
    id               bigint generated always as identity primary key,
    configuration_id bigint      not null references connect.configuration on delete cascade,
    account_id       uuid        not null,
    envelope_id      uuid        not null,
    sequence         bigint      not null,
    event            text        not null,
    generated_at     timestamptz not null,
    data             text        not null,
    state            text        not null default 'QUEUED',
    tries            int         not null default 0,
    tried_at         timestamptz,
    result           text        not null default '',
    unique (configuration_id, envelope_id, sequence)
);
create index message_queue on connect.message (configuration_id, id) where state = 'QUEUED';
create index message_envelope on connect.message (envelope_id);
create index message_account on connect.message (account_id, id);

-- the keys themselves are in the vault
create table connect.hmac_key (
    id         uuid primary key,
    account_id uuid        not null,
    hint       text        not null,
    created_at timestamptz not null
);
create index hmac_key_account on connect.hmac_key (account_id);
