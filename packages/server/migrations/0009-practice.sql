-- Issuers that only practise: their keys, and that something was signed. What was signed is nobody's record and is not kept.

create table practice_key (
  key_type text primary key,
  did text not null unique,
  sealed_private_key bytea not null,
  created_at timestamptz not null
);
comment on table practice_key is 'node-local: known as practice for ever, also after practising was switched off';

create table practice_signature (
  signature_id uuid primary key,
  issuer text not null,
  created_at timestamptz not null,
  signed_at timestamptz
);
comment on table practice_signature is 'node-local';

create sequence practice_status_index;
