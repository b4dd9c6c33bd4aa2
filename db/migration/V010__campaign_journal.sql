create table journal_entry (
    campaign bigint not null,
    place integer not null,
    written_at timestamp with time zone not null,
    host_id uuid,
    kind varchar(40) not null,
    document varchar(1000000) not null,
    hash varchar(64) not null,
    primary key (campaign, place)
);

create index journal_entry_host on journal_entry (host_id, campaign, place);
