-- An institution has a key for each kind of signature: Ed25519 for proofs, P-256 for the tokens that wallets take.

alter table institution_key add column algorithm text not null default 'Ed25519'
  check (algorithm in ('Ed25519', 'P-256'));
