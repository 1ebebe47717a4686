-- what the signing service said of it, in its own words
alter table agreements.agreement add column failure_detail text;
