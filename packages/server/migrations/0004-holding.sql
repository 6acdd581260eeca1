-- The hosted wallet: what a person holds, and each document of it exactly as it was issued.

create table held_credential (
  account_id uuid not null references account on delete cascade,
  held_credential_id uuid not null,
  source text not null check (source in ('claimed', 'added', 'recognition')),
  -- What it says, as last read from a sealed document.
  content jsonb not null,
  -- The last check; null until the first one.
  report jsonb,
  added_at timestamptz not null,
  primary key (account_id, held_credential_id)
);
comment on table held_credential is 'holder';

create table held_document (
  account_id uuid not null,
  held_credential_id uuid not null,
  format text not null,
  -- The identifier of the credential, or the digest of a document that has none.
  credential_key text not null,
  document text not null,
  added_at timestamptz not null,
  primary key (account_id, held_credential_id, format),
  unique (account_id, credential_key),
  foreign key (account_id, held_credential_id) references held_credential (account_id, held_credential_id) on delete cascade
);
comment on table held_document is 'holder';
