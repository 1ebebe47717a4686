-- a message is stored with as few entries in indexes as its life needs: the sweep looks for handled ones only
drop index integrations.message_handled;
create index message_handled on integrations.message (handled_at) where body is not null and handled_at is not null;
-- and what waits is found by its place in the queue alone
alter table integrations.unpublished drop constraint unpublished_pkey;
drop index integrations.unpublished_order;
alter table integrations.unpublished add primary key (received_at, message_id);
