create schema if not exists bus;

create table bus.event (
    id           bigint generated always as identity primary key,
    type         text        not null,
    key          text        not null,
    payload      jsonb       not null,
    published_at timestamptz not null
);

create table bus.delivery (
    event_id    bigint      not null references bus.event on delete cascade,
    handler     text        not null,
    key         text        not null,
    state       text        not null default 'OPEN',
    due_at      timestamptz not null,
    lease_until timestamptz,
    attempts    int         not null default 0,
    last_error  text,
    primary key (event_id, handler)
);
create index delivery_due on bus.delivery (due_at) where state = 'OPEN';
create index delivery_order on bus.delivery (handler, key, event_id) where state = 'OPEN';
