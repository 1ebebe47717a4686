-- Whether a file is used by anything is asked whenever a document leaves a draft.
create index document_file on envelopes.document (file_id);
create index document_sealed_file on envelopes.document (sealed_file) where sealed_file is not null;
create index envelope_certificate_file on envelopes.envelope (certificate_file) where certificate_file is not null;
