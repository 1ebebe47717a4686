create schema if not exists envelopes;

create table envelopes.envelope (
    id                  uuid primary key,
    account_id          uuid        not null,
    sender_id           uuid        not null,
    sender_name         text        not null,
    sender_email        text        not null,
    sender_language     text        not null,
    sender_address      text        not null,
    status              text        not null,
    subject             text        not null,
    blurb               text        not null,
    transaction_id      text,
    notification        jsonb       not null,
    custom_fields       jsonb       not null,
    event_notifications jsonb       not null,
    created_at          timestamptz not null,
    changed_at          timestamptz not null,
    status_changed_at   timestamptz not null,
    sent_at             timestamptz,
    delivered_at        timestamptz,
    completed_at        timestamptz,
    declined_at         timestamptz,
    voided_at           timestamptz,
    voided_reason       text        not null default '',
    expires_at          timestamptz,
    warn_at             timestamptz,
    sealing             text        not null default 'NOT_DUE',
    sealing_reason      text        not null default '',
    sealing_attempts    int         not null default 0,
    sealing_next        timestamptz,
    certificate_id      uuid        not null,
    certificate_file    uuid,
    audit_sequence      bigint      not null default 0,
    audit_head          bytea       not null
);
create index envelope_changed on envelopes.envelope (account_id, status_changed_at);
create index envelope_created on envelopes.envelope (account_id, created_at);
create index envelope_expires on envelopes.envelope (expires_at) where status in ('SENT', 'DELIVERED') and sealing = 'NOT_DUE';
create index envelope_warn on envelopes.envelope (warn_at) where status in ('SENT', 'DELIVERED') and sealing = 'NOT_DUE';
create index envelope_sealing on envelopes.envelope (sealing_next) where sealing in ('PENDING', 'FAILED');

-- the caller's idempotency key, valid for some days
create table envelopes.transaction (
    account_id     uuid        not null,
    transaction_id text        not null,
    envelope_id    uuid        not null,
    valid_until    timestamptz not null,
    primary key (account_id, transaction_id)
);
create index transaction_until on envelopes.transaction (valid_until);

create table envelopes.document (
    id          uuid primary key,
    envelope_id uuid   not null references envelopes.envelope on delete cascade,
    document_id int    not null,
    position    int    not null,
    name        text   not null,
    file_id     uuid   not null,
    sha256      text   not null,
    size        bigint not null,
    pages       jsonb  not null,
    sealed_file uuid,
    unique (envelope_id, document_id)
);

create table envelopes.recipient (
    id              uuid primary key,
    envelope_id     uuid  not null references envelopes.envelope on delete cascade,
    recipient_id    text  not null,
    position        int   not null,
    kind            text  not null,
    name            text  not null,
    email           text  not null,
    routing_order   int   not null,
    client_user_id  text,
    note            text  not null,
    language        text,
    role_name       text  not null,
    status          text  not null,
    sent_at         timestamptz,
    consented_at    timestamptz,
    delivered_at    timestamptz,
    completed_at    timestamptz,
    declined_at     timestamptz,
    declined_reason text  not null default '',
    last_address    text  not null default '',
    remind_at       timestamptz,
    tabs            jsonb not null,
    free_form       boolean not null default false,
    adoption        jsonb,
    unique (envelope_id, recipient_id)
);
create index recipient_remind on envelopes.recipient (remind_at) where status in ('SENT', 'DELIVERED');

-- signing links: only the hash is kept
create table envelopes.link (
    token_hash   bytea primary key,
    recipient_id uuid        not null references envelopes.recipient on delete cascade,
    created_at   timestamptz not null,
    expires_at   timestamptz not null
);
create index link_recipient on envelopes.link (recipient_id);

-- the audit trail: hash = sha256(previous hash || entry), one chain for each envelope
create table envelopes.audit (
    envelope_id uuid   not null references envelopes.envelope on delete cascade,
    sequence    bigint not null,
    entry       text   not null,
    hash        bytea  not null,
    primary key (envelope_id, sequence)
);
