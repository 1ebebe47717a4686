alter table hard.company add column slug text;
update hard.company set slug = lower(name);
