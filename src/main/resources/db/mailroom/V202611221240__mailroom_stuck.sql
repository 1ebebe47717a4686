-- the page of what the mail server has not taken is short, however many mails have left
create index mail_stuck on mailroom.mail (created_at desc, id desc) where state in ('WAITING', 'FAILED') and error is not null;
