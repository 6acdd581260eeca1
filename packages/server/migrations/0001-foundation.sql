-- The ground under every slice: institutions and their people, keys, audit, mail, idempotency.
-- Kinds of tables: tenant (institution_id first in every key), holder (account_id first), reference and node-local.

create table institution (
  institution_id uuid primary key,
  slug text not null unique,
  did text not null unique,
  name jsonb not null,
  country text not null check (country ~ '^[A-Z]{2}$'),
  homepage text,
  email text,
  legal_identifier text not null,
  created_at timestamptz not null
);
comment on table institution is 'reference: the universities this node speaks for';

create table account (
  account_id uuid primary key,
  email text not null,
  name text,
  language text not null default 'en',
  created_at timestamptz not null,
  check (email = lower(email))
);
create unique index account_email on account (email);
comment on table account is 'holder';

create table membership (
  institution_id uuid not null references institution,
  account_id uuid not null references account,
  roles text[] not null check (cardinality(roles) > 0),
  primary key (institution_id, account_id)
);
comment on table membership is 'tenant';

create table sign_in_link (
  token_hash bytea primary key,
  email text not null,
  language text not null,
  return_to text,
  claim_token_hash bytea,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
comment on table sign_in_link is 'node-local';

create table session (
  token_hash bytea primary key,
  account_id uuid not null references account on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_account on session (account_id);
comment on table session is 'node-local';

create table node_key (
  fragment text primary key,
  public_key bytea not null,
  sealed_private_key bytea not null,
  created_at timestamptz not null,
  retired_at timestamptz
);
comment on table node_key is 'node-local';

create table institution_key (
  institution_id uuid not null references institution,
  fragment text not null,
  public_key bytea not null,
  sealed_private_key bytea not null,
  created_at timestamptz not null,
  retired_at timestamptz,
  primary key (institution_id, fragment)
);
comment on table institution_key is 'tenant';

create table audit_event (
  institution_id uuid not null,
  event_id uuid not null,
  at timestamptz not null,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  account_id uuid,
  primary key (institution_id, event_id)
);
comment on table audit_event is 'tenant: events of the node itself stand under the nil institution';

create table mail (
  mail_id uuid primary key,
  recipient text not null,
  subject text not null,
  body text not null,
  -- The same cause never sends twice.
  cause text not null unique,
  created_at timestamptz not null,
  next_attempt_at timestamptz not null,
  attempts int not null default 0,
  sent_at timestamptz,
  refused_at timestamptz,
  last_error text
);
create index mail_waiting on mail (next_attempt_at) where sent_at is null and refused_at is null;
comment on table mail is 'node-local: outbox of mails';

create table idempotency (
  caller text not null,
  operation text not null,
  key text not null,
  digest bytea not null,
  answer jsonb,
  created_at timestamptz not null,
  primary key (caller, operation, key)
);
comment on table idempotency is 'node-local';

create table rate_window (
  bucket text not null,
  window_start timestamptz not null,
  count int not null,
  primary key (bucket, window_start)
);
comment on table rate_window is 'node-local';
