-- Describing micro-credentials, what is published of them here, and the catalogue of the whole network.

create table micro_credential (
  institution_id uuid not null references institution,
  micro_credential_id uuid not null,
  -- What credentials name as the achievement.
  iri text not null,
  state text not null check (state in ('draft', 'in-review', 'approved', 'published', 'retired')),
  -- The version that is being written, or that is published when nothing is being written.
  version int not null check (version > 0),
  -- The version that the catalogue shows.
  public_version int check (public_version <= version),
  revision int not null,
  description jsonb not null,
  -- Everybody who saved since the last publication.
  authors uuid[] not null,
  approved_by uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (institution_id, micro_credential_id),
  unique (institution_id, iri)
);
comment on table micro_credential is 'tenant';

create table micro_credential_version (
  institution_id uuid not null,
  micro_credential_id uuid not null,
  version int not null,
  description jsonb not null,
  published_by uuid not null,
  published_at timestamptz not null,
  primary key (institution_id, micro_credential_id, version),
  foreign key (institution_id, micro_credential_id) references micro_credential
);
comment on table micro_credential_version is 'tenant: immutable, awards name it';

create function refuse_version_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % never change', tg_table_name;
end $$;
create trigger micro_credential_version_never_changes before update or delete on micro_credential_version
  for each row execute function refuse_version_change();

create table micro_credential_comment (
  institution_id uuid not null,
  micro_credential_id uuid not null,
  comment_id uuid not null,
  account_id uuid not null,
  at timestamptz not null,
  text text not null,
  primary key (institution_id, micro_credential_id, comment_id),
  foreign key (institution_id, micro_credential_id) references micro_credential
);
comment on table micro_credential_comment is 'tenant';

create table catalogue_institution (
  institution_did text primary key,
  node_did text not null,
  node_origin text not null,
  slug text not null,
  name jsonb not null,
  country text not null,
  homepage text,
  seen_at timestamptz not null
);
create index catalogue_institution_node on catalogue_institution (node_did);
comment on table catalogue_institution is 'reference: universities of the network as their nodes name them';

create table catalogue_entry (
  entry_id uuid primary key,
  institution_did text not null references catalogue_institution,
  node_did text not null,
  iri text not null unique,
  version int not null,
  document jsonb not null,
  published_at timestamptz not null,
  seen_at timestamptz not null,
  words tsvector not null,
  sort_title text not null,
  languages text[] not null,
  field text not null,
  country text not null,
  slug text not null,
  eqf int not null,
  hours_per_week double precision,
  weeks int,
  is_free boolean not null,
  modes text[] not null,
  starts_on date
);
create index catalogue_entry_node on catalogue_entry (node_did);
create index catalogue_entry_institution on catalogue_entry (institution_did);
create index catalogue_entry_words on catalogue_entry using gin (words);
create index catalogue_entry_languages on catalogue_entry using gin (languages);
create index catalogue_entry_field on catalogue_entry (field text_pattern_ops);
create index catalogue_entry_title on catalogue_entry (sort_title, entry_id);
create index catalogue_entry_start on catalogue_entry (starts_on, sort_title, entry_id);
create index catalogue_entry_slug on catalogue_entry (slug);
comment on table catalogue_entry is 'reference: published micro-credentials of all nodes';

create table published_pathway (
  pathway_id uuid primary key,
  institution_did text not null references catalogue_institution,
  node_did text not null,
  document jsonb not null,
  published_at timestamptz not null,
  seen_at timestamptz not null
);
create index published_pathway_node on published_pathway (node_did);
create index published_pathway_institution on published_pathway (institution_did);
comment on table published_pathway is 'reference: published pathways of all nodes';

create table published_pathway_acceptance (
  pathway_id uuid not null references published_pathway on delete cascade,
  component text not null,
  iri text not null,
  ects double precision not null,
  primary key (pathway_id, component, iri)
);
create index published_pathway_acceptance_iri on published_pathway_acceptance (iri);
comment on table published_pathway_acceptance is 'reference: which micro-credentials a pathway counts without asking';

-- One row. Its lock gives sequences in the order of commits, so that a reader with a cursor misses nothing.
create table catalogue_feed (
  is_only boolean primary key default true check (is_only),
  last_sequence bigint not null default 0,
  -- Ends of things up to here are forgotten: older cursors must read all again.
  forgotten_through bigint not null default 0
);
insert into catalogue_feed default values;
comment on table catalogue_feed is 'node-local';

create table catalogue_change (
  kind text not null check (kind in ('micro-credential', 'pathway')),
  id uuid not null,
  sequence bigint not null unique,
  institution_id uuid not null references institution,
  institution_did text not null,
  published_at timestamptz not null,
  document jsonb,
  primary key (kind, id)
);
comment on table catalogue_change is 'node-local: the newest change of each thing, for other nodes to harvest';
