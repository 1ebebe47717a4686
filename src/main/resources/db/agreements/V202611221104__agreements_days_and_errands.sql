-- days from the sending; 0 for never and for none
alter table agreements.agreement add column expires_after int not null default 120;
alter table agreements.agreement add column first_reminder int not null default 0;
alter table agreements.agreement add column every_reminder int not null default 0;

-- what a sender wants done with an envelope that is out: committed before the signing service hears of it
create table agreements.errand (
    id           uuid primary key,
    agreement_id uuid        not null references agreements.agreement on delete cascade,
    verb         text        not null,
    reason       text        not null,
    wanted_by    uuid        not null,
    state        text        not null,
    wanted_at    timestamptz not null
);
create index errand_agreement on agreements.errand (agreement_id);
create index errand_left on agreements.errand (wanted_at) where state = 'WANTED';
