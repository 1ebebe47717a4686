-- Deleting a record asks which tasks are about it.
create index task_related on records.task (related_record) where related_record is not null;

-- Opportunities are also found by their company's name.
create index opportunity_company_search on records.opportunity using gin (company_key gin_trgm_ops);
