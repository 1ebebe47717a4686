-- which send dialog an agreement came from, and the fingerprint of what that dialog then asked for: the same again goes on
-- with the same agreement, a corrected one begins anew
create table agreements.dialog (
    agreement_id uuid primary key references agreements.agreement on delete cascade,
    dialog_id    uuid  not null,
    number       int   not null,
    wish         bytea not null
);
create unique index dialog_number on agreements.dialog (dialog_id, number);
