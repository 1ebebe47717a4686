create schema if not exists esign;

-- how often an app called within a window of time; the table may lose its rows in a crash
create unlogged table esign.calls (
    app_id    uuid        not null,
    span      text        not null,
    starts_at timestamptz not null,
    calls     integer     not null,
    primary key (app_id, span, starts_at)
);
