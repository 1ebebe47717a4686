create schema if not exists documents;

-- Bytes never change: equal bytes are one row.
create table documents.file (
    id     uuid primary key,
    sha256 bytea not null unique check (length(sha256) = 32),
    size   integer not null,
    bytes  bytea not null
);

-- PDFs and pictures are packed already; packing them again costs time and saves nothing.
alter table documents.file alter column bytes set storage external;
