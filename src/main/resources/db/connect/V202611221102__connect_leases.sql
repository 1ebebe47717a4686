-- who has lost a lease neither prolongs nor gives back that of another
alter table connect.configuration add column lease bigint not null default 0;
-- what is told of one envelope goes with its last message
create index configuration_of_envelope on connect.configuration (created_at) where envelope_id is not null;
