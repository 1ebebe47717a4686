create schema if not exists copperapi;

create table copperapi.upload (
    key          text primary key,
    user_id      uuid        not null,
    record       text        not null,
    content_type text        not null,
    bytes        bytea,
    expires_at   timestamptz not null
);
create index upload_expires on copperapi.upload (expires_at);
