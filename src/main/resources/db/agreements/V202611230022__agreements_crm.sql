-- which CRM the record is of: numbers of records say nothing in another one; empty for those of before
alter table agreements.agreement add column crm text not null default '';
