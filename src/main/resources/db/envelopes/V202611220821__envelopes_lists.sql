-- what programs ask for: their own transaction, their record in a custom field, one sender's, what was sent or completed lately
create index envelope_transaction on envelopes.envelope (account_id, transaction_id) where transaction_id is not null;
create index envelope_sender on envelopes.envelope (account_id, sender_id, status_changed_at);
create index envelope_sent on envelopes.envelope (account_id, sent_at) where sent_at is not null;
create index envelope_completed on envelopes.envelope (account_id, completed_at) where completed_at is not null;
create index envelope_custom_fields on envelopes.envelope using gin (custom_fields jsonb_path_ops);
