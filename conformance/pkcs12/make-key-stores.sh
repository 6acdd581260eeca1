#!/usr/bin/env bash
# Makes the key stores of these tests anew with OpenSSL 3 and its legacy provider. Test keys: they seal nothing.
set -euo pipefail
cd "$(dirname "$0")/key-stores"
temporary="$(mktemp -d)"
trap 'rm -rf "$temporary"' EXIT
password=pass:quince
subject='/C=IE/O=Riverside University (demo)/organizationIdentifier=VATIE-1234567/CN=Seal of Riverside University (demo)'
authority='/C=IE/O=Demo seal authority/CN=Demo seal authority'

pair() { # NAME ALGORITHM DAYS
  # shellcheck disable=SC2086
  openssl req -x509 -newkey $2 -nodes -keyout "$temporary/$1.key" -out "$temporary/$1.pem" -days "$3" -subj "$subject" \
    -addext basicConstraints=critical,CA:FALSE -addext keyUsage=critical,digitalSignature,nonRepudiation 2>/dev/null
}
store() { # NAME PAIR OPTIONS...
  local name=$1 pair=$2
  shift 2
  openssl pkcs12 -export -inkey "$temporary/$pair.key" -in "$temporary/$pair.pem" -out "$name.p12" -passout "$password" "$@"
}

pair p256 'ec -pkeyopt ec_paramgen_curve:P-256' 36500
pair p384 'ec -pkeyopt ec_paramgen_curve:P-384' 36500
pair ed25519 ed25519 36500
pair rsa rsa:2048 36500
pair ended 'ec -pkeyopt ec_paramgen_curve:P-256' 1

openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout "$temporary/root.key" -out "$temporary/root.pem" \
  -days 36500 -subj "$authority" 2>/dev/null
chained() { # NAME
  openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout "$temporary/$1.key" -out "$temporary/$1.csr" \
    -subj "$subject" 2>/dev/null
  printf 'basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature,nonRepudiation\n' > "$temporary/extensions"
  openssl x509 -req -in "$temporary/$1.csr" -CA "$temporary/root.pem" -CAkey "$temporary/root.key" -days 36500 \
    -extfile "$temporary/extensions" -out "$temporary/$1.pem" 2>/dev/null
}
chained chained
chained withdrawn

# the authority as a verifier has it: its certificate, and its list of withdrawn certificates
touch "$temporary/index"
printf '[ca]\ndefault_ca=d\n[d]\ndatabase=%s\ndefault_md=sha256\ndefault_crl_days=36500\n' "$temporary/index" > "$temporary/ca.cnf"
authority_command() {
  openssl ca -config "$temporary/ca.cnf" -cert "$temporary/root.pem" -keyfile "$temporary/root.key" "$@" 2>/dev/null
}
authority_command -revoke "$temporary/withdrawn.pem"
mkdir -p ../authority
authority_command -gencrl | openssl crl -outform DER -out ../authority/demo-seal-authority.crl
cp "$temporary/root.pem" ../authority/demo-seal-authority.pem

store aes-256 p256
store aes-128-sha-512 p384 -keypbe AES-128-CBC -certpbe AES-128-CBC -macalg sha512
store ed25519 ed25519
store triple-des rsa -keypbe PBE-SHA1-3DES -certpbe PBE-SHA1-3DES -macalg sha1
store rc2-40 rsa -legacy
store rc2-128 rsa -legacy -certpbe PBE-SHA1-RC2-128
store chain chained -certfile "$temporary/root.pem"
store withdrawn withdrawn -certfile "$temporary/root.pem"
store unencrypted p256 -keypbe NONE -certpbe NONE
store without-mac p256 -nomac
# one iteration: thousands of changed copies are opened in conformance/fuzz
store quick p256 -iter 1
store quick-without-mac p256 -iter 1 -nomac
store bare p256 -keypbe NONE -certpbe NONE -nomac
store without-certificate p256 -nocerts
store without-key p256 -nokeys
store costly p256 -iter 1000001
store rc4 rsa -legacy -certpbe PBE-SHA1-RC4-128
store ended ended
openssl pkcs12 -export -inkey "$temporary/p256.key" -in "$temporary/p256.pem" -out empty-password.p12 -passout pass:
