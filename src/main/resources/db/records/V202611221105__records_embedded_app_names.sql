-- further names of an app, by language
alter table records.embedded_app add column names jsonb not null default '{}';
