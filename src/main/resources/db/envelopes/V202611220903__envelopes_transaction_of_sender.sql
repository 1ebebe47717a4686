-- an idempotency key is its sender's own: nobody is given another's envelope
alter table envelopes.transaction add column sender_id uuid;
update envelopes.transaction t set sender_id = e.sender_id from envelopes.envelope e where e.id = t.envelope_id;
delete from envelopes.transaction where sender_id is null;
alter table envelopes.transaction alter column sender_id set not null;
alter table envelopes.transaction drop constraint transaction_pkey;
alter table envelopes.transaction add primary key (account_id, sender_id, transaction_id);
create index transaction_envelope on envelopes.transaction (envelope_id);
