-- The cards of a stage and the open opportunities of one owner, in the order in which they close.
create index opportunity_stage_close on records.opportunity (pipeline_id, status, pipeline_stage_id, close_date, id);
drop index records.opportunity_stage;
create index opportunity_owner_close on records.opportunity (assignee, status, close_date, id);

-- What people noted and how opportunities went on: a million imported records are no news.
create index activity_news on records.activity (at desc, id desc)
    where not deleted and (category = 'USER' or type_id = 3);

-- The list of opportunities begins with the open ones by name, however many are closed.
create index opportunity_status_name on records.opportunity (status, name_key, id);
