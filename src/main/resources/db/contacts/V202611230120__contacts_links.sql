-- Which company account the record of a person says that it belongs to, by the record of that company.
create table contacts.link (
    source         text not null,
    type           text not null,
    id             text not null,
    account_source text not null,
    account_type   text not null,
    account_id     text not null,
    primary key (source, type, id, account_source, account_type, account_id),
    foreign key (source, type, id) references contacts.observation (source, type, id) on delete cascade
);
create index link_account on contacts.link (account_source, account_type, account_id);
