-- what is forgotten after its time, and what has failed, without walking through the rest
create index message_forget on connect.message (generated_at) where state <> 'QUEUED';
create index message_failed on connect.message (account_id, id) where state = 'FAILED';
