create table gateway (
    id uuid primary key,
    name varchar(255) not null,
    port integer not null,
    constraint gateway_name_port unique (name, port)
);

create table gateway_name (
    gateway_id uuid not null references gateway (id) on delete cascade,
    place integer not null,
    name varchar(255) not null,
    primary key (gateway_id, place)
);

alter table host add column gateway_id uuid references gateway (id) on delete set null;

create index host_gateway on host (gateway_id);
