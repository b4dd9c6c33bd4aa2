alter table host add column ways varchar(400) default '' not null;
alter table host add column jump varchar(300) default '' not null;
