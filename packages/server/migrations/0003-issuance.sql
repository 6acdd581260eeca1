-- Awarding: learners, batches as they came, awards, signed documents, claim links and status lists.

create table learner (
  institution_id uuid not null references institution,
  learner_id uuid not null,
  email text not null,
  given_name text not null,
  family_name text not null,
  date_of_birth date,
  language text,
  created_at timestamptz not null,
  primary key (institution_id, learner_id),
  unique (institution_id, email),
  check (email = lower(email))
);
comment on table learner is 'tenant';

create table award_batch (
  institution_id uuid not null references institution,
  batch_id uuid not null,
  micro_credential_id uuid not null,
  micro_credential_version int not null,
  awarded_on date not null,
  valid_until date,
  created_at timestamptz not null,
  created_by uuid,
  primary key (institution_id, batch_id)
);
comment on table award_batch is 'tenant';

-- The record of an award stands here, with its status indices, before anything is signed.
create table award (
  institution_id uuid not null references institution,
  award_id uuid not null,
  batch_id uuid,
  learner_id uuid not null,
  micro_credential_id uuid not null,
  micro_credential_version int not null,
  -- The person as the credential names them, whatever the learner is called later.
  given_name text not null,
  family_name text not null,
  date_of_birth date,
  language text not null,
  awarded_on date not null,
  valid_until date,
  grade text,
  parts jsonb,
  salt text not null,
  -- What it was given for, e.g. a row of a batch or a pathway; the same cause awards once.
  cause text not null,
  state text not null check (state in ('pending', 'issued', 'revoked')),
  created_at timestamptz not null,
  created_by uuid,
  next_attempt_at timestamptz not null,
  attempts int not null default 0,
  last_error text,
  issued_at timestamptz,
  mail_cause text,
  claimed_at timestamptz,
  claimed_by uuid,
  revoked_at timestamptz,
  revoked_by uuid,
  revocation_reason text,
  primary key (institution_id, award_id),
  unique (institution_id, cause),
  foreign key (institution_id, batch_id) references award_batch (institution_id, batch_id),
  foreign key (institution_id, learner_id) references learner (institution_id, learner_id)
);
create unique index award_in_force on award (institution_id, learner_id, micro_credential_id) where state <> 'revoked';
create index award_of_batch on award (institution_id, batch_id);
create index award_pending on award (next_attempt_at) where state = 'pending';
comment on table award is 'tenant';

-- Every row of a list as it came; none is dropped. Without an award it is kept for later.
create table award_row (
  institution_id uuid not null references institution,
  batch_id uuid not null,
  number int not null,
  raw json not null,
  problems jsonb not null,
  mended jsonb,
  award_id uuid,
  primary key (institution_id, batch_id, number),
  foreign key (institution_id, batch_id) references award_batch (institution_id, batch_id),
  foreign key (institution_id, award_id) references award (institution_id, award_id)
);
comment on table award_row is 'tenant';

-- A signed document, to the letter.
create table credential (
  institution_id uuid not null references institution,
  award_id uuid not null,
  format text not null,
  credential_id text not null,
  document text not null,
  losses jsonb not null,
  signed_at timestamptz not null,
  primary key (institution_id, award_id, format),
  unique (institution_id, credential_id),
  foreign key (institution_id, award_id) references award (institution_id, award_id)
);
create index credential_by_id on credential (credential_id);
comment on table credential is 'tenant';

-- A credential that the caller composed (VC-API): the record is written before it is signed.
create table composed_credential (
  institution_id uuid not null references institution,
  record_id uuid not null,
  draft json not null,
  document text,
  created_at timestamptz not null,
  created_by uuid,
  signed_at timestamptz,
  primary key (institution_id, record_id)
);
comment on table composed_credential is 'tenant';

create table claim (
  institution_id uuid not null references institution,
  claim_id uuid not null,
  award_id uuid not null,
  token_hash bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (institution_id, claim_id),
  unique (institution_id, token_hash),
  foreign key (institution_id, award_id) references award (institution_id, award_id)
);
create index claim_by_token on claim (token_hash);
comment on table claim is 'tenant';

create table status_list (
  institution_id uuid not null references institution,
  list_id uuid not null,
  purpose text not null check (purpose = 'revocation'),
  length int not null,
  used int not null default 0,
  -- Counts every change of a bit: what is signed is known by it.
  version int not null default 0,
  created_at timestamptz not null,
  closed_at timestamptz,
  primary key (institution_id, list_id)
);
create unique index status_list_open on status_list (institution_id, purpose) where closed_at is null;
comment on table status_list is 'tenant: drawn from until nine tenths are used';

create table status_entry (
  institution_id uuid not null references institution,
  list_id uuid not null,
  index int not null,
  award_id uuid not null,
  format text not null,
  set_at timestamptz,
  primary key (institution_id, list_id, index),
  unique (institution_id, award_id, format),
  foreign key (institution_id, list_id) references status_list (institution_id, list_id),
  foreign key (institution_id, award_id) references award (institution_id, award_id)
);
comment on table status_entry is 'tenant: the source of every bit of a status list';

create table award_receiver (
  institution_id uuid not null references institution,
  award_id uuid not null,
  receiver_did text not null,
  first_heard_at timestamptz not null,
  primary key (institution_id, award_id, receiver_did),
  foreign key (institution_id, award_id) references award (institution_id, award_id)
);
comment on table award_receiver is 'tenant: universities that hold or held an award';
