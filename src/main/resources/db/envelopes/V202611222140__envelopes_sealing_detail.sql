-- What an attempt at sealing failed of, for who administers: it may name tables, paths and machines. What others read
-- stands in sealing_reason.
alter table envelopes.envelope add column sealing_detail text not null default '';
update envelopes.envelope set sealing_detail = sealing_reason where sealing_reason <> '';
