create schema if not exists ceremony;

-- One person at one envelope: offered as an address that opens once, or begun by a link in an e-mail. Only hashes are kept.
create table ceremony.sitting (
    id           uuid primary key,
    envelope_id  uuid        not null,
    recipient_id uuid,
    user_id      uuid,
    opening_hash bytea,
    opens_until  timestamptz,
    key_hash     bytea,
    cookie_hash  bytea,
    return_url   text        not null,
    ancestors    jsonb       not null,
    view         jsonb,
    language     text,
    opened_at    timestamptz,
    expires_at   timestamptz not null,
    ended_at     timestamptz,
    check ((recipient_id is null) <> (user_id is null))
);
create index sitting_envelope on ceremony.sitting (envelope_id);
create index sitting_expires on ceremony.sitting (expires_at);
