-- Recognition: what learners of this node have asked universities, and the cases of the universities of this node.

create table recognition_request (
  account_id uuid not null references account on delete cascade,
  request_id uuid not null,
  institution jsonb not null,
  institution_did text not null,
  held_credential_id uuid,
  title jsonb not null,
  awarding_body text not null,
  ects double precision,
  purpose text not null,
  pathway_id uuid,
  pathway_title jsonb,
  component_id text,
  message text,
  sent_at timestamptz not null,
  -- A copy of what the university says, with its version; 0 until it has said anything.
  version int not null default 0,
  state text not null default 'submitted',
  due_at timestamptz,
  question text,
  decision jsonb,
  decision_credential_id uuid,
  events jsonb not null default '[]',
  -- What the learner did since that version, until the university has answered it.
  pending text check (pending in ('requested', 'information-supplied', 'withdrawn', 'appealed')),
  pending_since timestamptz,
  primary key (account_id, request_id)
);
create index recognition_request_by_id on recognition_request (request_id);
comment on table recognition_request is 'holder';

create table recognition_policy (
  institution_id uuid not null references institution,
  -- The convention's recommendation gives four months; a university may only be faster.
  decision_months int not null check (decision_months between 1 and 4),
  primary key (institution_id)
);
comment on table recognition_policy is 'tenant';

create table recognition_case (
  institution_id uuid not null references institution,
  case_id uuid not null,
  request_id uuid not null,
  applicant_node text not null,
  learner_id uuid not null,
  applicant_name text not null,
  applicant_email text not null,
  applicant_language text not null,
  purpose text not null,
  pathway_id uuid,
  pathway_title jsonb,
  component_id text,
  message text,
  -- What the credential says of itself; from a proven document once there is one.
  credential_id text,
  achievement_id text,
  issuer_did text,
  title jsonb not null,
  awarding_body text not null,
  eqf int,
  field text,
  ects_claimed double precision,
  state text not null,
  version int not null,
  complete_at timestamptz,
  due_at timestamptz,
  paused_at timestamptz,
  question text,
  review_reason text,
  received_at timestamptz not null,
  -- Set while the credential still has to be checked after its arrival.
  intake_at timestamptz,
  intake_attempts int not null default 0,
  checked_at timestamptz,
  -- A decision that stands although the award was withdrawn is not sent to review again.
  confirmed_at timestamptz,
  primary key (institution_id, case_id),
  unique (institution_id, applicant_node, request_id),
  foreign key (institution_id, learner_id) references learner (institution_id, learner_id)
);
create index recognition_case_inbox on recognition_case (institution_id, state, due_at);
create index recognition_case_learner on recognition_case (institution_id, learner_id);
create index recognition_case_achievement on recognition_case (institution_id, achievement_id);
create index recognition_case_field on recognition_case (institution_id, field, eqf);
create index recognition_case_intake on recognition_case (intake_at) where intake_at is not null;
create index recognition_case_recheck on recognition_case (checked_at) where state in ('decided', 'appeal-decided') and confirmed_at is null;
comment on table recognition_case is 'tenant';

create table case_event (
  institution_id uuid not null,
  case_id uuid not null,
  sequence int not null,
  at timestamptz not null,
  event text not null,
  by text not null check (by in ('learner', 'university', 'issuer', 'system')),
  text text,
  primary key (institution_id, case_id, sequence),
  foreign key (institution_id, case_id) references recognition_case (institution_id, case_id)
);
comment on table case_event is 'tenant: what the applicant may read; who did it stands in the audit';

create table case_document (
  institution_id uuid not null,
  case_id uuid not null,
  document_id uuid not null,
  kind text not null check (kind in ('credential', 'further')),
  -- Identifier of the credential, as the document claims it.
  credential_id text,
  document text not null,
  added_at timestamptz not null,
  primary key (institution_id, case_id, document_id),
  foreign key (institution_id, case_id) references recognition_case (institution_id, case_id)
);
create index case_document_by_credential on case_document (credential_id);
comment on table case_document is 'tenant';

-- Whether a decision still stands is a bit of a signed list: what is superseded must not pass for good.
create table decision_status_list (
  institution_id uuid not null references institution,
  used int not null,
  primary key (institution_id)
);
comment on table decision_status_list is 'tenant';

create table recognition_decision (
  institution_id uuid not null,
  case_id uuid not null,
  -- Counts the decisions of a case; the highest stands.
  number int not null,
  decision_id uuid not null,
  -- Place in the institution's lists of decisions, drawn before the decision is signed.
  status_index int not null,
  outcome text not null check (outcome in ('full', 'partial', 'refused')),
  ects_claimed double precision not null,
  ects_granted double precision not null,
  substantial_differences jsonb not null,
  reason text not null check (reason <> ''),
  condition text,
  decided_at timestamptz not null,
  decided_by uuid not null,
  is_final boolean not null,
  -- The signed credential, to the letter; null until it is signed.
  document text,
  signed_at timestamptz,
  sign_at timestamptz not null,
  sign_attempts int not null default 0,
  primary key (institution_id, case_id, number),
  unique (institution_id, decision_id),
  unique (institution_id, status_index),
  foreign key (institution_id, case_id) references recognition_case (institution_id, case_id),
  check (ects_granted between 0 and ects_claimed),
  check ((outcome = 'full') = (ects_granted = ects_claimed)),
  check ((outcome = 'refused') = (ects_granted = 0))
);
create index recognition_decision_unsigned on recognition_decision (sign_at) where document is null;
comment on table recognition_decision is 'tenant';
