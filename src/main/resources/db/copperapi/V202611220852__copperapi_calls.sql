-- When each key's last requests were, in milliseconds; the table may lose its rows in a crash.
create unlogged table copperapi.calls (
    key_hash bytea    primary key,
    times    bigint[] not null
);
