-- until when somebody works on it at the signing service or the CRM: nobody else does meanwhile
alter table agreements.agreement add column busy_until timestamptz;

-- the sender's id of the recipient on the signing wire
alter table agreements.recipient add column wire_id text not null default '';
update agreements.recipient set wire_id = position::text;

-- which file of the record it has become
alter table agreements.signed_document add column file_id bigint;

drop index agreements.agreement_to_file;
create index agreement_to_file on agreements.agreement (completed_at) where filing in ('WAITING', 'FAILED', 'HERE');
