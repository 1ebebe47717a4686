create schema if not exists contacts;

-- What follows from the observations: rebuilt whenever one of them changes.
create table contacts.unified (
    id         uuid primary key,
    subject    text        not null,
    name       text        not null default '',
    email      text        not null default '',
    attributes jsonb       not null,
    created_at timestamptz not null,
    changed_at timestamptz not null
);

-- Those that were merged into another stay good under their own ids.
create table contacts.alias (
    id   uuid primary key,
    into_id uuid not null references contacts.unified (id) on delete cascade
);
create index alias_into on contacts.alias (into_id);

-- The newest word of each source record, and whose it is.
create table contacts.observation (
    source      text        not null,
    type        text        not null,
    id          text        not null,
    subject     text        not null,
    attributes  jsonb       not null,
    as_of       timestamptz not null,
    unified_id  uuid        not null references contacts.unified (id),
    primary key (source, type, id)
);
create index observation_unified on contacts.observation (unified_id);

create table contacts.identifier (
    subject text not null,
    kind    text not null,
    value   text not null,
    source  text not null,
    type    text not null,
    id      text not null,
    primary key (subject, kind, value, source, type, id),
    foreign key (source, type, id) references contacts.observation (source, type, id) on delete cascade
);
create index identifier_of on contacts.identifier (source, type, id);

-- What people have decided about two source records; kept though the records go and come.
create table contacts.decision (
    subject      text        not null,
    one_source   text        not null,
    one_type     text        not null,
    one_id       text        not null,
    other_source text        not null,
    other_type   text        not null,
    other_id     text        not null,
    kind         text        not null,
    decided_by   uuid,
    decided_at   timestamptz not null,
    primary key (one_source, one_type, one_id, other_source, other_type, other_id)
);
create index decision_other on contacts.decision (other_source, other_type, other_id);
