drop index access.audit_at;
create index audit_person on access.audit (person_id, id desc);
create index audit_kind on access.audit (split_part(action, '.', 1), id desc);
