-- who holds a recipient's place: a correction gives it to the next person, who begins with the tabs as they were sent
alter table envelopes.recipient add column holder int not null default 1;
alter table envelopes.recipient add column sent_tabs jsonb;
