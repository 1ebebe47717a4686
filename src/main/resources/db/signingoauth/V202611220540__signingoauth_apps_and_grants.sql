create schema if not exists signingoauth;

create table signingoauth.account (
    the_only    boolean primary key default true check (the_only),
    id          uuid        not null,
    external_id bigint      not null,
    name        text        not null,
    created_at  timestamptz not null
);

create table signingoauth.app (
    id            uuid primary key,
    name          text        not null,
    secret_hash   bytea,
    confidential  boolean     not null,
    trusted       boolean     not null,
    redirect_uris text[]      not null,
    created_at    timestamptz not null
);

create table signingoauth.app_key (
    id         uuid primary key,
    app_id     uuid        not null references signingoauth.app on delete cascade,
    public_key bytea       not null,
    created_at timestamptz not null
);
create index app_key_app on signingoauth.app_key (app_id);

create table signingoauth.consent (
    app_id    uuid        not null references signingoauth.app on delete cascade,
    person_id uuid        not null,
    scopes    text[]      not null,
    given_at  timestamptz not null,
    primary key (app_id, person_id)
);
create index consent_person on signingoauth.consent (person_id);

create table signingoauth.access_grant (
    id         uuid primary key,
    app_id     uuid        not null references signingoauth.app on delete cascade,
    person_id  uuid        not null,
    scopes     text[]      not null,
    created_at timestamptz not null,
    expires_at timestamptz not null
);
create index access_grant_app on signingoauth.access_grant (app_id);

-- a used code stays until it is swept: its second use ends the grant that the first one made
create table signingoauth.code (
    code_hash    bytea primary key,
    app_id       uuid        not null references signingoauth.app on delete cascade,
    person_id    uuid        not null,
    redirect_uri text        not null,
    scopes       text[]      not null,
    challenge    text,
    expires_at   timestamptz not null,
    used_at      timestamptz,
    grant_id     uuid
);
create index code_app on signingoauth.code (app_id);

create table signingoauth.access_token (
    token_hash bytea primary key,
    grant_id   uuid        not null references signingoauth.access_grant on delete cascade,
    expires_at timestamptz not null
);
create index access_token_grant on signingoauth.access_token (grant_id);

-- parent_hash: the token that was given for this one; retired_at: since when its use ends the grant
create table signingoauth.refresh_token (
    token_hash  bytea primary key,
    grant_id    uuid        not null references signingoauth.access_grant on delete cascade,
    parent_hash bytea,
    expires_at  timestamptz not null,
    retired_at  timestamptz
);
create index refresh_token_grant on signingoauth.refresh_token (grant_id);
