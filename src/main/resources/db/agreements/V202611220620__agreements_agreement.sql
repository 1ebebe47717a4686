create schema if not exists agreements;

create table agreements.agreement (
    id             uuid primary key,
    record_type    text        not null,
    record_id      bigint      not null,
    record_name    text        not null,
    connection_id  uuid        not null,
    transaction_id uuid        not null unique,
    envelope_id    uuid,
    subject        text        not null,
    message        text        not null,
    created_by     uuid        not null,
    state          text        not null,
    failure        text,
    reason         text,
    -- when the signing service made the newest news that was applied
    as_of          timestamptz,
    sending_hint   timestamptz,
    sent_at        timestamptz,
    completed_at   timestamptz,
    created_at     timestamptz not null,
    changed_at     timestamptz not null,
    filing         text        not null default 'NONE',
    filing_error   text
);
create index agreement_record on agreements.agreement (record_type, record_id, created_at desc);
create unique index agreement_envelope on agreements.agreement (connection_id, envelope_id);
create index agreement_newest on agreements.agreement (created_at desc, id desc);
create index agreement_preparing on agreements.agreement (created_at) where state = 'PREPARING';
create index agreement_under_way on agreements.agreement (connection_id, created_by) where state in ('DRAFT', 'SENT', 'DELIVERED', 'CORRECTING');
create index agreement_to_file on agreements.agreement (completed_at) where filing in ('WAITING', 'FAILED');

create table agreements.recipient (
    agreement_id uuid not null references agreements.agreement on delete cascade,
    position     int  not null,
    role         text not null,
    name         text not null,
    email        text not null,
    signing_order int not null,
    status       text not null,
    status_at    timestamptz,
    reason       text,
    primary key (agreement_id, position)
);

-- what is to be signed, kept until the signing service has it
create table agreements.document (
    agreement_id uuid not null references agreements.agreement on delete cascade,
    position     int  not null,
    name         text not null,
    bytes        bytea,
    primary key (agreement_id, position)
);

-- what was signed, and the certificate
create table agreements.signed_document (
    agreement_id uuid  not null references agreements.agreement on delete cascade,
    position     int   not null,
    name         text  not null,
    kind         text  not null,
    bytes        bytea not null,
    primary key (agreement_id, position)
);

create table agreements.event (
    id           bigint generated always as identity primary key,
    agreement_id uuid        not null references agreements.agreement on delete cascade,
    at           timestamptz not null,
    text_key     text        not null,
    arguments    jsonb       not null
);
create index event_agreement on agreements.event (agreement_id, id);

create table agreements.settings (
    only_one boolean primary key default true check (only_one),
    settings jsonb not null
);

-- hand-over tokens of a host: each is taken once
create table agreements.used_hand_over (
    jti        text primary key,
    expires_at timestamptz not null
);
