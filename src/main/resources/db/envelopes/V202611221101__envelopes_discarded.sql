-- a draft that was thrown away is told of before it is gone
alter table envelopes.envelope add column discarded_at timestamptz;
create index envelope_discarded on envelopes.envelope (discarded_at) where discarded_at is not null;
