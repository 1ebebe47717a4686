-- in a flood many wait: the next ones are read in their order, not sorted out of all
create index unpublished_order on integrations.unpublished (received_at, message_id);
