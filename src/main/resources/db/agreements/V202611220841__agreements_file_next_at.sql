-- when the signed documents may be tried again: those that fail wait behind the others
alter table agreements.agreement add column file_next_at timestamptz not null default 'epoch';
drop index agreements.agreement_to_file;
create index agreement_to_file on agreements.agreement (file_next_at) where filing in ('WAITING', 'FAILED', 'HERE');
