create schema if not exists records;
create extension if not exists pg_trgm;

create table records.account (
    id       int primary key,
    name     text not null,
    timezone text not null,
    currency text not null
);
insert into records.account values (1, 'Our company', 'Etc/UTC', 'USD');

create table records.pipeline (
    id       bigint generated always as identity primary key,
    name     text    not null,
    revenue  boolean not null
);

create table records.pipeline_stage (
    id              bigint generated always as identity primary key,
    pipeline_id     bigint not null references records.pipeline,
    name            text   not null,
    win_probability int    not null
);

create table records.choice (
    id         bigint generated always as identity primary key,
    kind       text    not null,
    name       text    not null,
    is_default boolean not null default false,
    unique (kind, name)
);

insert into records.choice (kind, name, is_default) values
    ('CONTACT_TYPE', 'Potential Customer', true),
    ('CONTACT_TYPE', 'Current Customer', false),
    ('CONTACT_TYPE', 'Partner', false),
    ('CONTACT_TYPE', 'Other', false),
    ('CUSTOMER_SOURCE', 'Website', false),
    ('CUSTOMER_SOURCE', 'Referral', false),
    ('CUSTOMER_SOURCE', 'Event', false),
    ('CUSTOMER_SOURCE', 'Cold Call', false),
    ('LOSS_REASON', 'Price', false),
    ('LOSS_REASON', 'Features', false),
    ('LOSS_REASON', 'Competitor', false),
    ('LOSS_REASON', 'No decision', false),
    ('LEAD_STATUS', 'New', true),
    ('LEAD_STATUS', 'Contacted', false),
    ('LEAD_STATUS', 'Qualified', false),
    ('LEAD_STATUS', 'Unqualified', false);

with sales as (insert into records.pipeline (name, revenue) values ('Sales', true) returning id)
insert into records.pipeline_stage (pipeline_id, name, win_probability)
select id, stage, probability from sales, (values
    (1, 'Qualified', 10), (2, 'Meeting', 25), (3, 'Proposal', 50), (4, 'Contract sent', 75), (5, 'Contract signed', 95)
) as stages (position, stage, probability) order by position;

create table records.custom_field (
    id           bigint generated always as identity primary key,
    name         text    not null,
    data_type    text    not null,
    available_on text[]  not null,
    filterable   boolean not null,
    currency     text
);

create table records.custom_field_option (
    id              bigint generated always as identity primary key,
    custom_field_id bigint not null references records.custom_field on delete cascade,
    name            text   not null,
    rank            int    not null
);

-- The columns of a record's table are the fields of its type, and what is derived from them for sorting and finding:
-- name_key and company_key (folded: lower case, no accents) and search_text (name, addresses, numbers, folded).
create table records.company (
    id                  bigint generated always as identity (maxvalue 9007199254740991) primary key,
    name                text        not null,
    email_domain        text,
    phone_numbers       jsonb       not null,
    socials             jsonb       not null,
    websites            jsonb       not null,
    address             jsonb,
    primary_contact_id  bigint,
    contact_type_id     bigint references records.choice,
    assignee            uuid,
    visibility          text        not null,
    tags                text[]      not null,
    details             text,
    created_by          uuid,
    date_created        timestamptz not null,
    date_modified       timestamptz not null,
    interaction_count   int         not null,
    date_last_contacted timestamptz,
    custom_fields       jsonb       not null,
    name_key            text collate "C" not null,
    search_text         text        not null
);

create table records.person (
    id                  bigint generated always as identity (maxvalue 9007199254740991) primary key,
    name                text        not null,
    prefix              text,
    first_name          text,
    middle_name         text,
    last_name           text,
    suffix              text,
    title               text,
    emails              jsonb       not null,
    phone_numbers       jsonb       not null,
    socials             jsonb       not null,
    websites            jsonb       not null,
    address             jsonb,
    company_id          bigint references records.company,
    company_name        text,
    contact_type_id     bigint references records.choice,
    assignee            uuid,
    visibility          text        not null,
    tags                text[]      not null,
    details             text,
    created_by          uuid,
    date_created        timestamptz not null,
    date_modified       timestamptz not null,
    interaction_count   int         not null,
    date_last_contacted timestamptz,
    custom_fields       jsonb       not null,
    name_key            text collate "C" not null,
    company_key         text collate "C",
    search_text         text        not null
);
alter table records.company add foreign key (primary_contact_id) references records.person on delete set null;

-- Every address of every person once: the claim that makes addresses unique.
create table records.person_email (
    address   text collate "C" primary key,
    person_id bigint not null references records.person on delete cascade
);
create index person_email_person on records.person_email (person_id);

create table records.lead (
    id                  bigint generated always as identity (maxvalue 9007199254740991) primary key,
    name                text        not null,
    prefix              text,
    first_name          text,
    middle_name         text,
    last_name           text,
    suffix              text,
    title               text,
    email               jsonb,
    phone_numbers       jsonb       not null,
    socials             jsonb       not null,
    websites            jsonb       not null,
    address             jsonb,
    company_name        text,
    customer_source_id  bigint references records.choice,
    lead_status_id      bigint      not null references records.choice,
    monetary_value      numeric,
    currency            text        not null,
    assignee            uuid,
    visibility          text        not null,
    tags                text[]      not null,
    details             text,
    created_by          uuid,
    date_created        timestamptz not null,
    date_modified       timestamptz not null,
    interaction_count   int         not null,
    date_last_contacted timestamptz,
    custom_fields       jsonb       not null,
    name_key            text collate "C" not null,
    company_key         text collate "C",
    search_text         text        not null
);

create table records.opportunity (
    id                  bigint generated always as identity (maxvalue 9007199254740991) primary key,
    name                text        not null,
    company_id          bigint references records.company,
    company_name        text,
    primary_contact_id  bigint references records.person on delete set null,
    customer_source_id  bigint references records.choice,
    monetary_value      numeric,
    currency            text        not null,
    pipeline_id         bigint      not null references records.pipeline,
    pipeline_stage_id   bigint      not null references records.pipeline_stage,
    status              text        not null,
    loss_reason_id      bigint references records.choice,
    win_probability     int,
    close_date          date,
    priority            text        not null,
    assignee            uuid,
    visibility          text        not null,
    tags                text[]      not null,
    details             text,
    created_by          uuid,
    date_created        timestamptz not null,
    date_modified       timestamptz not null,
    interaction_count   int         not null,
    date_last_contacted timestamptz,
    date_stage_changed  timestamptz,
    custom_fields       jsonb       not null,
    name_key            text collate "C" not null,
    company_key         text collate "C",
    search_text         text        not null
);

create table records.task (
    id             bigint generated always as identity (maxvalue 9007199254740991) primary key,
    name           text        not null,
    task_status    text        not null,
    priority       text        not null,
    due_date       timestamptz,
    reminder_date  timestamptz,
    related_record text,
    assignee       uuid,
    visibility     text        not null,
    tags           text[]      not null,
    details        text,
    created_by     uuid,
    date_created   timestamptz not null,
    date_modified  timestamptz not null,
    completed_date timestamptz,
    custom_fields  jsonb       not null,
    name_key       text collate "C" not null,
    search_text    text        not null
);

create unique index company_email_domain on records.company (email_domain);

-- Every order in which lists are read has an index.
create index person_name on records.person (name_key, id);
create index person_modified on records.person (date_modified, id);
create index person_created on records.person (date_created, id);
create index person_assignee on records.person (assignee, name_key, id);
create index person_company_name on records.person (company_key, id);
create index person_company_name_down on records.person (company_key desc nulls last, id desc);
create index person_company on records.person (company_id);
create index person_search on records.person using gin (search_text gin_trgm_ops);
create index person_tags on records.person using gin (tags);
create index person_custom on records.person using gin (custom_fields jsonb_path_ops);

create index lead_name on records.lead (name_key, id);
create index lead_modified on records.lead (date_modified, id);
create index lead_created on records.lead (date_created, id);
create index lead_assignee on records.lead (assignee, name_key, id);
create index lead_company_name on records.lead (company_key, id);
create index lead_company_name_down on records.lead (company_key desc nulls last, id desc);
create index lead_status on records.lead (lead_status_id);
create index lead_email on records.lead (lower(email ->> 'value'));
create index lead_search on records.lead using gin (search_text gin_trgm_ops);
create index lead_tags on records.lead using gin (tags);
create index lead_custom on records.lead using gin (custom_fields jsonb_path_ops);

create index company_name on records.company (name_key, id);
create index company_modified on records.company (date_modified, id);
create index company_created on records.company (date_created, id);
create index company_assignee on records.company (assignee, name_key, id);
create index company_primary_contact on records.company (primary_contact_id);
create index company_search on records.company using gin (search_text gin_trgm_ops);
create index company_tags on records.company using gin (tags);
create index company_custom on records.company using gin (custom_fields jsonb_path_ops);

create index opportunity_name on records.opportunity (name_key, id);
create index opportunity_modified on records.opportunity (date_modified, id);
create index opportunity_created on records.opportunity (date_created, id);
create index opportunity_assignee on records.opportunity (assignee, name_key, id);
create index opportunity_company_name on records.opportunity (company_key, id);
create index opportunity_company_name_down on records.opportunity (company_key desc nulls last, id desc);
create index opportunity_company on records.opportunity (company_id);
create index opportunity_primary_contact on records.opportunity (primary_contact_id);
create index opportunity_stage on records.opportunity (pipeline_id, status, pipeline_stage_id);
create index opportunity_value on records.opportunity (monetary_value, id);
create index opportunity_value_down on records.opportunity (monetary_value desc nulls last, id desc);
create index opportunity_close on records.opportunity (close_date, id);
create index opportunity_close_down on records.opportunity (close_date desc nulls last, id desc);
create index opportunity_search on records.opportunity using gin (search_text gin_trgm_ops);
create index opportunity_tags on records.opportunity using gin (tags);
create index opportunity_custom on records.opportunity using gin (custom_fields jsonb_path_ops);

create index task_name on records.task (name_key, id);
create index task_modified on records.task (date_modified, id);
create index task_assignee on records.task (assignee, task_status, due_date, id);
create index task_due on records.task (due_date, id);
create index task_search on records.task using gin (search_text gin_trgm_ops);
create index task_tags on records.task using gin (tags);

-- Relations go both ways: each is two rows.
create table records.relation (
    from_type text   not null,
    from_id   bigint not null,
    to_type   text   not null,
    to_id     bigint not null,
    primary key (from_type, from_id, to_type, to_id)
);

create table records.activity_type (
    category    text    not null,
    id          bigint  not null,
    name        text    not null,
    disabled    boolean not null,
    interaction boolean not null,
    primary key (category, id)
);
insert into records.activity_type values
    ('USER', 0, 'Note', false, false),
    ('USER', 1, 'Phone Call', false, true),
    ('USER', 2, 'Meeting', false, true),
    ('SYSTEM', 1, 'Property Changed', false, false),
    ('SYSTEM', 2, 'User Assigned', false, false),
    ('SYSTEM', 3, 'Pipeline Stage Changed', false, false),
    ('SYSTEM', 6, 'Email', false, true),
    ('SYSTEM', 8, 'Entity Created', false, false),
    ('SYSTEM', 12, 'User Joined', false, false);

create table records.activity (
    id          bigint generated always as identity (maxvalue 9007199254740991) primary key,
    parent_type text        not null,
    parent_id   bigint      not null,
    category    text        not null,
    type_id     bigint      not null,
    user_id     uuid,
    details     text        not null,
    at          timestamptz not null,
    old_values  jsonb       not null,
    new_values  jsonb       not null,
    created     timestamptz not null,
    deleted     boolean     not null default false,
    foreign key (category, type_id) references records.activity_type
);
create index activity_parent on records.activity (parent_type, parent_id, at desc, id desc) where not deleted;
create index activity_at on records.activity (at desc, id desc) where not deleted;

create table records.content (
    sha256 bytea primary key,
    bytes  bytea not null
);
alter table records.content alter column bytes set storage external;

create table records.file (
    id           bigint generated always as identity (maxvalue 9007199254740991) primary key,
    parent_type  text        not null,
    parent_id    bigint      not null,
    name         text        not null,
    content_type text        not null,
    size         bigint      not null,
    sha256       bytea       not null references records.content,
    creator      uuid,
    created      timestamptz not null
);
create index file_parent on records.file (parent_type, parent_id, id);
create index file_sha256 on records.file (sha256);

create table records.embedded_app (
    id           text primary key,
    name         text    not null,
    url          text    not null,
    record_types text[]  not null,
    enabled      boolean not null
);

create index person_private on records.person (id) where visibility = 'PRIVATE';
create index lead_private on records.lead (id) where visibility = 'PRIVATE';
create index company_private on records.company (id) where visibility = 'PRIVATE';
create index opportunity_private on records.opportunity (id) where visibility = 'PRIVATE';
create index task_private on records.task (id) where visibility = 'PRIVATE';
