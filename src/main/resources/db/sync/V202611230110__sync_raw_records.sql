create schema if not exists sync;

-- The newest copy of every source record, as it came and never merged: a changed mapping is applied to these.
create table sync.raw_record (
    source      text        not null,
    type        text        not null,
    id          bigint      not null,
    body        text        not null,
    hash        bytea       not null,
    modified_at timestamptz not null,
    seen_at     timestamptz not null,
    primary key (source, type, id)
);

-- How far each stream has come; written together with the records of a page.
create table sync.cursor (
    source     text        not null,
    stream     text        not null,
    since      timestamptz,
    updated_at timestamptz not null,
    primary key (source, stream)
);
