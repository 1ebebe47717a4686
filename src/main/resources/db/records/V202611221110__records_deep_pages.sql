-- Who may see a record stands in the order of the lists, so that the rows before a page are counted without being read.
drop index records.person_name;
create index person_name on records.person (name_key, id) include (visibility, assignee, created_by);
drop index records.person_modified;
create index person_modified on records.person (date_modified, id) include (visibility, assignee, created_by);
drop index records.lead_name;
create index lead_name on records.lead (name_key, id) include (visibility, assignee, created_by);
drop index records.lead_modified;
create index lead_modified on records.lead (date_modified, id) include (visibility, assignee, created_by);
drop index records.company_name;
create index company_name on records.company (name_key, id) include (visibility, assignee, created_by);
drop index records.company_modified;
create index company_modified on records.company (date_modified, id) include (visibility, assignee, created_by);
drop index records.opportunity_name;
create index opportunity_name on records.opportunity (name_key, id) include (visibility, assignee, created_by);
drop index records.opportunity_modified;
create index opportunity_modified on records.opportunity (date_modified, id) include (visibility, assignee, created_by);
drop index records.task_name;
create index task_name on records.task (name_key, id) include (visibility, assignee, created_by);
drop index records.task_modified;
create index task_modified on records.task (date_modified, id) include (visibility, assignee, created_by);

-- After years few opportunities are open, and they are the youngest: no order finds them by passing by all others.
create index opportunity_open_modified on records.opportunity (date_modified, id) where status = 'OPEN';
create index opportunity_open_value on records.opportunity (monetary_value, id) where status = 'OPEN';
create index opportunity_open_value_down on records.opportunity (monetary_value desc nulls last, id desc)
    where status = 'OPEN';
create index opportunity_open_close on records.opportunity (close_date, id) where status = 'OPEN';
create index opportunity_open_close_down on records.opportunity (close_date desc nulls last, id desc)
    where status = 'OPEN';
create index opportunity_open_company on records.opportunity (company_key, id) where status = 'OPEN';
create index opportunity_open_company_down on records.opportunity (company_key desc nulls last, id desc)
    where status = 'OPEN';
create index opportunity_open_assignee on records.opportunity (assignee, name_key, id) where status = 'OPEN';

-- Tags are counted where there are any.
create index person_tagged on records.person (id) where tags <> '{}';
create index lead_tagged on records.lead (id) where tags <> '{}';
create index company_tagged on records.company (id) where tags <> '{}';
create index opportunity_tagged on records.opportunity (id) where tags <> '{}';
create index task_tagged on records.task (id) where tags <> '{}';
