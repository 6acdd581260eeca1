/** What `meshe --help` says. */

const verbs = {
  start: {
    line: 'start                     starts a node: database, HTTP, web app, jobs',
    text: `meshe start [--port 4100] [--data DIR] [--name NAME] [--json]

Starts one node. Without DATABASE_URL it starts its own PostgreSQL in the data directory. Ctrl-C ends it and keeps the data.

Settings come from the environment; each has a default:
  MESHE_ORIGIN            address under which the world reaches the node   http://localhost:PORT
  MESHE_HOST, MESHE_PORT  where it listens                                  127.0.0.1, 4100
  MESHE_DATA              keys and database                                 ~/.meshe
  DATABASE_URL            an own PostgreSQL 15 or newer
  MESHE_NAME, MESHE_KIND  what it is called; university or network-office
  MESHE_NETWORK_ORIGIN    the network office, and MESHE_NETWORK_ANCHOR its did:key
  MESHE_TRUSTED_ORIGINS   origins, by commas, that may be asked although they are plain http or private: a network on one machine
  MESHE_VERIFICATIONS_PER_MINUTE, MESHE_TRUSTED_PROXIES
                          checks without an account for each address, 0 without end; how many
                          proxies before the node write X-Forwarded-For     1200, 0
  MESHE_HARVEST_MS, MESHE_OUTBOX_MS, MESHE_RECHECK_MS, MESHE_TRUST_LIST_MS
                          how often the work beside the requests runs       5000, 1000, 30000, 10000
  MESHE_LOG_LEVEL         silent, error, warn, info or debug                info
  MESHE_WEB               folder of the built web app                       the one of this project
  MESHE_SMTP_URL          smtp://user:password@host; without it no mail leaves this machine (MESHE_MAIL_FROM: the sender)
  MESHE_SEAL_ANCHORS      file or folder with the certificates of authorities whose seals are confirmed, and their lists (.crl)
  MESHE_PRACTICE_ISSUERS  true lets anybody have credentials signed that prove nothing, for test suites of the VC-API   false
  MESHE_SEAL_KEY_STORES   folder with NAME.p12 and NAME.password for each institution NAME that seals its European Digital Credentials

Example
  MESHE_ORIGIN=https://micro.university.example MESHE_PORT=8080 meshe start`,
  },
  found: {
    line: 'found FILE                founds the universities of a node and their staff from a file',
    text: `meshe found FILE.json|- [--data DIR] [--json]

Founds the universities a node speaks for, each with its own key and DID, and gives their staff their roles. Takes the same
environment as "meshe start": the DIDs are made of MESHE_ORIGIN, so set it before. What is there already stays; may run beside
the running node.

  {"institutions": [{
    "slug": "northshore", "name": {"en": "Northshore University (demo)"}, "country": "IE",
    "homepage": "https://northshore.example", "email": "office@northshore.example", "legalIdentifier": "VATIE-1234567",
    "staff": [{"email": "ines@northshore.example", "name": "Ines", "language": "en", "roles": ["catalogue-editor"]}]
  }]}

Roles: catalogue-editor, quality-reviewer, issuing-officer, recognition-officer, pathway-editor, administrator.

Example
  MESHE_ORIGIN=https://micro.university.example meshe found universities.json`,
  },
  demo: {
    line: 'demo                      starts a small network: an office and two universities, with data',
    text: `meshe demo [--reset] [--once [--json]] [--port 4100] [--data DIR]

Starts a network office and two universities on this machine, fills them with made-up data and says where to click.
Ctrl-C ends all three and keeps the data; --reset begins anew.

  --once    runs the whole story through the HTTP interfaces of the three nodes, a line a step, and ends: 0 only if all of it held
  --json    with --once: prints one object {"steps":[{"id","ok","ms","seen"}],"ok":true}

Examples
  meshe demo
  meshe demo --once --json`,
  },
  verify: {
    line: 'verify FILE|URL|-         checks a credential, or many',
    text: `meshe verify FILE|DIR|URL|- ... [--node ORIGIN | --trust-anchors DIR] [--json]

Checks a credential from a file, an address or standard input, and prints the same report as the page and POST /credentials/verify.
Without --node it checks here: seal, dates and status; no list of universities is asked, so the issuer stays unconfirmed.
With --node (or MESHE_NODE) that node checks, with the list of its network.
With --trust-anchors the seal of a European Digital Credential is confirmed by the certificates of authorities (.pem, .crt, .cer, .der)
and their revocation lists (.crl) in that folder or file; nothing is fetched for it.
Of several, or of a folder, it prints a line each (with --json {"ok","files":[{"source","report"}]}) and ends with the code of the worst.

Examples
  meshe verify credential.json
  meshe verify handed-in/ --json
  meshe verify https://university.example/credential.json --json
  cat credential.json | meshe verify - --node http://localhost:4101`,
  },
  issue: {
    line: 'issue TEMPLATE --to CSV    makes signed credentials on this machine, without a node',
    text: `meshe issue TEMPLATE.json --to learners.csv [--out DIR] [--key FILE] [--name NAME --country CC] [--json]

Awards the micro-credential described in TEMPLATE.json (as "meshe import" writes it) to every line of the list, as Open Badges 3.0 signed
with an Ed25519 key. The key is made in --key (default: issuing-key.json) on the first run; the issuer is its did:key. Nothing is sent.
A list with problems is refused as a whole, with every problem by row. Such credentials have no status list: they cannot be withdrawn.

Example
  meshe issue data-literacy.json --to learners.csv --out credentials --name "Northshore University (demo)" --country IE`,
  },
  seal: {
    line: 'seal FILE                 puts a European Digital Credential under the seal of an organisation',
    text: `meshe seal FILE|- --key seal.p12 [--password-file FILE] [--out FILE] [--json]

Seals a European Digital Credential as JAdES B-B with the key and certificate of a key store (.p12, .pfx); without --out the sealed
credential is printed. A proof that the credential bears is taken away, the organisation of the certificate becomes its issuer, and where
somebody else awards, a mandate says so. The password comes from the file or from MESHE_SEAL_PASSWORD, never from the command line.
A key on a PKCS #11 token or at a remote service is used through the library: a signer is an object with "algorithm" and "sign(bytes)".

Example
  meshe seal credential.json --key seal.p12 --password-file password --out sealed.jsonld
  meshe verify sealed.jsonld --trust-anchors authorities`,
  },
  import: {
    line: 'import FILE               turns an ELM or Open Badges sample into a description',
    text: `meshe import FILE|- [--json]

Reads a European Digital Credential (ELM, sealed or not) or an Open Badge and prints the MESHE description of the micro-credential in it,
and what of Annex I was missing.

Example
  meshe import Sample-MC-Annex1-signed.jsonld > data-literacy.json`,
  },
  migrate: {
    line: 'migrate                   brings the database to the newest schema',
    text: `meshe migrate [--data DIR] [--json]

Applies the migrations that are missing and names them. "meshe start" does the same.`,
  },
  doctor: {
    line: 'doctor                    says what is misconfigured and how to mend it',
    text: `meshe doctor [--data DIR] [--json]

Looks at Node.js, data directory, keys, database, web app, network, seal authorities and mail, and says in words what is wrong and what to do.
Ends with 0 if all is well, 3 if something must be mended.`,
  },
} as const

export function helpText(verb?: string): string {
  if (verb !== undefined && Object.hasOwn(verbs, verb)) return verbs[verb as keyof typeof verbs].text
  return `meshe: micro-credentials that count at another university

Usage: meshe COMMAND [OPTIONS]      meshe COMMAND --help says more, with examples

${Object.values(verbs)
  .map(({ line }) => `  ${line}`)
  .join('\n')}

Every command takes --json for machines. Exit codes:
  0   done            1   refused: not valid, not complete, a step did not hold
  2   usage           3   misconfigured: something is missing on this machine
  4   undetermined: a list or node did not answer
  70  a fault of ours`
}
