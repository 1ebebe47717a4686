create schema if not exists mailroom;

create table mailroom.mail (
    id         uuid primary key,
    key        text        not null unique,
    created_at timestamptz not null,
    sent_at    timestamptz,
    to_name    text        not null,
    to_address text        not null,
    subject    text        not null,
    text       text        not null,
    html       text,
    headers    jsonb       not null,
    state      text        not null,
    error      text
);
create index mail_newest on mailroom.mail (created_at desc, id desc);

create table mailroom.attachment (
    mail_id      uuid  not null references mailroom.mail on delete cascade,
    position     int   not null,
    file_name    text  not null,
    content_type text  not null,
    bytes        bytea not null,
    primary key (mail_id, position)
);
