-- The network: its list of universities, keys of others, messages between nodes, and how far each catalogue was read.

create table trust_list (
  is_only boolean primary key default true check (is_only),
  -- As the network office signed it.
  document jsonb not null,
  sequence bigint not null,
  name text not null,
  valid_until timestamptz not null,
  read_at timestamptz not null
);
comment on table trust_list is 'reference: the newest list of the network that this node has seen';

create table trust_anchor (
  is_only boolean primary key default true check (is_only),
  did text not null,
  pinned_at timestamptz not null
);
comment on table trust_anchor is 'node-local: the key that signed the first list, where the configuration names none';

create table trusted_institution (
  institution_did text primary key,
  slug text not null,
  name jsonb not null,
  country text not null,
  homepage text,
  node_did text not null,
  node_origin text not null,
  status text not null check (status in ('member', 'practice', 'suspended')),
  since timestamptz not null
);
create index trusted_institution_node on trusted_institution (node_did);
comment on table trusted_institution is 'reference: entries of the trust list';

create table network_member (
  institution_did text primary key,
  slug text not null,
  name jsonb not null,
  country text not null,
  homepage text,
  node_did text not null,
  node_origin text not null,
  status text not null check (status in ('member', 'practice', 'suspended')),
  since timestamptz not null
);
comment on table network_member is 'reference: what the network office writes into the next list';

create table did_document (
  did text not null,
  first_read_at timestamptz not null,
  last_read_at timestamptz not null,
  document jsonb not null,
  primary key (did, first_read_at)
);
comment on table did_document is 'reference: documents of others with their history, because did:web has none';

create table status_list_copy (
  url text primary key,
  credential jsonb not null,
  -- When the issuer signed it: an older one never replaces a newer one.
  issued_at timestamptz not null,
  read_at timestamptz not null
);
comment on table status_list_copy is 'reference: the newest status list that was seen at each address';

create table federation_outbox_conversation (
  to_node text not null,
  conversation uuid not null,
  last_sequence int not null,
  primary key (to_node, conversation)
);
comment on table federation_outbox_conversation is 'node-local';

create table federation_outbox (
  message_id uuid primary key,
  to_node text not null,
  type text not null,
  conversation uuid not null,
  sequence int not null,
  -- Universities that the message names: their staff see that it was sent.
  institutions text[] not null,
  created_at timestamptz not null,
  -- Emptied with the receipt: what was delivered is not kept twice.
  body jsonb,
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'given-up')),
  attempts int not null default 0,
  next_attempt_at timestamptz not null,
  leased_until timestamptz,
  ended_at timestamptz,
  last_error text,
  receipt jsonb,
  unique (to_node, conversation, sequence)
);
create index federation_outbox_due on federation_outbox (next_attempt_at) where state = 'waiting';
create index federation_outbox_institutions on federation_outbox using gin (institutions);
comment on table federation_outbox is 'node-local';

create table federation_inbox_conversation (
  from_node text not null,
  conversation uuid not null,
  last_sequence int not null,
  primary key (from_node, conversation)
);
comment on table federation_inbox_conversation is 'node-local';

create table federation_inbox (
  from_node text not null,
  message_id uuid not null,
  type text not null,
  conversation uuid not null,
  sequence int not null,
  institutions text[] not null,
  -- Base64 of SHA-256 over the message as it arrived.
  sha256 text not null,
  received_at timestamptz not null,
  primary key (from_node, message_id)
);
create index federation_inbox_institutions on federation_inbox using gin (institutions);
comment on table federation_inbox is 'node-local';

create table federation_nonce (
  key_id text not null,
  nonce text not null,
  seen_at timestamptz not null,
  primary key (key_id, nonce)
);
create index federation_nonce_age on federation_nonce (seen_at);
comment on table federation_nonce is 'node-local: against the same signed request twice';

create table federation_peer (
  node_did text primary key,
  cursor bigint not null default 0,
  etag text,
  -- The universities it spoke for when its catalogue was last read: a change makes it be read again.
  listed text not null default '',
  as_of timestamptz,
  failures int not null default 0,
  next_attempt_at timestamptz not null,
  last_error text
);
comment on table federation_peer is 'node-local: how far the catalogue of another node was read';
