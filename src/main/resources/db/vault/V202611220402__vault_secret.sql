create schema if not exists vault;

create table vault.secret (
    name   text primary key,
    sealed bytea not null
);
