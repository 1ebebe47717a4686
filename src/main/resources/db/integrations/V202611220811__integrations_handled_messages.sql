-- when a message had its effect; some time later its body is forgotten and the row stays, so that a replay is still known
alter table integrations.message add column handled_at timestamptz;
alter table integrations.message alter column body drop not null;
create index message_handled on integrations.message (handled_at) where body is not null;
update integrations.message m set handled_at = received_at
where not exists (select 1 from integrations.unpublished u where u.message_id = m.id);
