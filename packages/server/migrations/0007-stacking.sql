-- Pathways to larger awards: what an institution writes, and what learners set as a goal.

create table pathway (
  institution_id uuid not null references institution,
  pathway_id uuid not null,
  state text not null check (state in ('draft', 'published', 'retired')),
  revision int not null,
  description jsonb not null,
  -- What learners see while the next version is being written.
  published_description jsonb,
  published_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (institution_id, pathway_id),
  check ((published_description is null) = (published_at is null))
);
comment on table pathway is 'tenant';

create table followed_pathway (
  account_id uuid not null references account on delete cascade,
  pathway_id uuid not null,
  followed_at timestamptz not null,
  primary key (account_id, pathway_id)
);
comment on table followed_pathway is 'holder: pathways that a person has set as a goal';
