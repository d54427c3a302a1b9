// SPDX-License-Identifier: Apache-2.0
// The command line as a table: command → exit code, and what standard output or error holds and does not.
// Rows run in order in one folder, so later rows use what earlier ones made.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync, readdirSync, rmSync, mkdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const cairn = resolve(process.argv[2]);
const folder = mkdtempSync(join(tmpdir(), 'cairn-cli-'));
const file = (name, text) => writeFileSync(join(folder, name), text);
const read = (name) => readFileSync(join(folder, name));

const badge = {
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
  id: 'urn:uuid:6c2a5b0e-1d0f-4b8e-9a51-0f6b5a1c7e42', type: ['VerifiableCredential', 'OpenBadgeCredential'], name: 'Baking',
  issuer: { type: ['Profile'], name: 'Village Bakery' }, validFrom: '2026-01-01T00:00:00Z', validUntil: '2036-01-01T00:00:00Z',
  credentialSubject: { id: 'did:example:ada', type: ['AchievementSubject'], achievement: {
    id: 'urn:uuid:0b6f7a54-3f0e-4c86-8f3b-52f1f8f0c9d1', type: ['Achievement'], name: 'Baking', description: 'Bakes.',
    criteria: { narrative: 'Bake.' } } } };
const changed = (change) => JSON.stringify(change(structuredClone(badge)));

file('badge.json', JSON.stringify(badge));
file('foreign.json', changed((b) => (b.issuer.id = 'did:example:other', b)));
file('odd-term.json', changed((b) => (b.bonus = 'x', b)));
file('no-subject.json', changed((b) => (delete b.credentialSubject, b)));
file('unknown-context.json', changed((b) => (b['@context'].push('https://vocabulary.example/v1'), b.bonus = 'x', b)));
file('twice.json', '{"a": 1, "a": 2}');
file('empty.json', '');
file('text.txt', 'hello');
file('list.nq', '_:b0 <http://example.org/p> "o" .\n_:a <http://example.org/p> _:b0 .\n');
file('secret.txt', 'correct horse\n');
file('wrong.txt', 'battery staple\n');
file('blank.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>');
file('strict.json', '{"identity": "listed"}');
file('for-me.json', '{"require": ["proof", "subject"]}');
file('bad-policy.json', '{"identity": "everyone"}');
mkdirSync(join(folder, 'contexts'));
file('contexts/index.json', '{"https://vocabulary.example/v1": "v1.json"}');
file('contexts/v1.json', '{"@context": {"bonus": "https://vocabulary.example/v1#bonus"}}');
mkdirSync(join(folder, 'documents'));
file('documents/index.json', '{"https://example.edu/b.json": "b.json", "https://example.edu/gone": {"status": 410}}');

file('plain.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>');
// An image with two badges, as careless bakers make them.
function twoBadges() {
  const baked = read('baked.svg').toString();
  const one = /<openbadges:credential[^]*<\/openbadges:credential>/.exec(baked)[0];
  file('two.svg', baked.replace(one, one + one.replace('Baking', 'Faking')));
}

// `has` and `hasNot` are looked for in standard output, `says` in standard error; `then` may look further.
const rows = [
  { run: '', exit: 64 },
  { run: '--help', exit: 0, has: ['verify', 'issue', 'Examples:', 'Exit:'] },
  { run: '--version', exit: 0, has: ['cairn 0.'] },
  { run: 'fly', exit: 64 },
  { run: 'verify', exit: 64 },
  { run: 'verify --help', exit: 0, has: ['Examples:', 'cairn verify badge.png'] },
  { run: 'key new --type dsa', exit: 64 },
  { run: 'issue badge.json', exit: 64, says: ['--key'] },
  { run: 'issue badge.json --key k --suite a --format jwt', exit: 64 },
  { run: 'issue badge.json --key k --status-list https://example.edu/1', exit: 64 },

  { run: 'key new -o a.key', exit: 0, has: ['did:key:z6Mk'], then: () => (statSync(join(folder, 'a.key')).mode & 0o077) === 0 },
  { run: 'key new -o a.key', exit: 74, says: ['exists already'] },
  { run: 'key show a.key', exit: 0, has: ['Ed25519', 'did:key:z6Mk'], hasNot: ['z3u2', 'secret'] },
  { run: 'key show a.key --json', exit: 0, json: (k) => k.did.startsWith('did:key:z6Mk') && k.publicKeyJwk.crv === 'Ed25519' && !('d' in k.publicKeyJwk) },
  { run: 'key show badge.json', exit: 65 },
  { run: 'key show missing.key', exit: 74, says: ['missing.key'] },
  { run: 'key new --type p256 -o p256.key', exit: 0, has: ['did:key:zDn'] },
  { run: 'key new --type p384 -o p384.key', exit: 0, has: ['did:key:z82'] },
  { run: 'key new --type rsa -o rsa.key', exit: 0, has: ['RSA'] },
  { run: 'key new -o locked.key --passphrase-file secret.txt', exit: 0, then: () => !read('locked.key').includes('secretKeyMultibase') },
  { run: 'key new', exit: 0, json: (k) => k.type === 'Ed25519' },

  { run: 'issue badge.json --key a.key -o signed.json', exit: 0 },
  { run: 'issue - --key a.key', stdin: JSON.stringify(badge), exit: 0, json: (c) => c.proof.cryptosuite === 'eddsa-rdfc-2022' && c.issuer.id.startsWith('did:key:') },
  { run: 'issue badge.json --key a.key --created 2026-02-03T04:05:06Z', exit: 0, json: (c) => c.proof.created === '2026-02-03T04:05:06Z' },
  { run: 'issue badge.json --key a.key --created yesterday', exit: 65 },
  { run: 'issue badge.json --key a.key --suite eddsa-jcs-2022 -o jcs.json', exit: 0 },
  { run: 'issue badge.json --key a.key --suite Ed25519Signature2020 -o old.json', exit: 0 },
  { run: 'issue badge.json --key a.key --suite ecdsa-rdfc-2019', exit: 77 },
  { run: 'issue badge.json --key a.key --suite bbs-2023', exit: 65, says: ['eddsa-rdfc-2022'] },
  { run: 'issue badge.json --key p256.key -o p256.json', exit: 0 },
  { run: 'issue badge.json --key p384.key --suite ecdsa-jcs-2019 -o p384.json', exit: 0 },
  { run: 'issue badge.json --key a.key --format jwt -o signed.jwt', exit: 0 },
  { run: 'issue badge.json --key p256.key --format jwt --jwt-profile vc-jose-cose -o jose.jwt', exit: 0 },
  { run: 'issue badge.json --key rsa.key -o rsa.jwt', exit: 0 },
  { run: 'issue badge.json --key a.key --status-list https://example.edu/status/1 --status-index 7', exit: 0, json: (c) => c.credentialStatus.statusListIndex === '7' },
  { run: 'issue foreign.json --key a.key -o foreign-signed.json', exit: 77, says: ['/issuer/id'], then: () => !readdirSync(folder).includes('foreign-signed.json') },
  { run: 'issue foreign.json --key a.key --set-issuer', exit: 0, json: (c) => c.issuer.id.startsWith('did:key:') },
  { run: 'issue foreign.json --key a.key --verification-method did:example:other#key-1', exit: 0, json: (c) => c.proof.verificationMethod === 'did:example:other#key-1' },
  { run: 'issue odd-term.json --key a.key', exit: 65, says: ['bonus'] },
  { run: 'issue no-subject.json --key a.key', exit: 65 },
  { run: 'issue signed.json --key a.key', exit: 65, says: ['signed already'] },
  { run: 'issue twice.json --key a.key', exit: 65, says: ['/a'] },
  { run: 'issue unknown-context.json --key a.key', exit: 69, says: ['https://vocabulary.example/v1'] },
  { run: 'issue unknown-context.json --key a.key --contexts contexts -o extended.json', exit: 0 },
  { run: 'issue badge.json --key locked.key', exit: 77, says: ['--passphrase-file'] },
  { run: 'issue badge.json --key locked.key --passphrase-file wrong.txt', exit: 77 },
  { run: 'issue badge.json --key locked.key --passphrase-file secret.txt', exit: 0 },
  { run: 'issue badge.json --key a.key -o no/such/folder/x.json', exit: 74 },

  { run: 'verify signed.json', exit: 0, has: ['accepted', 'Unaltered; who signed it is not proved', 'Baking'], hasNot: ['\x1b['] },
  { run: 'verify signed.json --json', exit: 0, json: (r) => r.verdict === 'accepted' && r.credentials[0].issuer.identity === 'claimed' && r.format === 'ob3+di' },
  { run: 'verify --json --offline signed.json', exit: 0, json: (r) => r.verdict === 'accepted' },
  { run: 'verify jcs.json old.json p256.json p384.json signed.jwt jose.jwt rsa.jwt --jobs 2', exit: 0 },
  { run: 'verify jcs.json foreign.json --json', exit: 2, json: (r) => r.length === 2 && r[1].verdict === 'undetermined' },
  { run: 'verify - --json', stdin: () => read('signed.json').toString().replace('"Baking"', '"Faking"'), exit: 1, json: (r) => r.verdict === 'rejected' },
  { run: 'verify signed.json --at 2037-01-01T00:00:00Z', exit: 1, has: ['rejected'] },
  { run: 'verify signed.json --at soon', exit: 65 },
  { run: 'verify signed.json --subject did:example:ada --json', exit: 0, json: (r) => r.credentials[0].subject.bound },
  { run: 'verify signed.json --subject did:example:eve --json', exit: 0, json: (r) => !r.credentials[0].subject.bound },
  { run: 'verify signed.json --subject did:example:eve --policy for-me.json', exit: 1 },
  { run: 'verify signed.json --policy strict.json', exit: 2 },
  { run: 'verify signed.json --policy bad-policy.json', exit: 65, says: ['/identity'] },
  { run: 'verify extended.json', exit: 2 },
  { run: 'verify extended.json --contexts contexts', exit: 0 },
  { run: 'verify text.txt', exit: 65 },
  { run: 'verify empty.json', exit: 65 },
  { run: 'verify text.txt --json', exit: 65, json: (r) => r.error.message !== '' },
  { run: 'verify missing.json', exit: 74 },
  { run: 'verify signed.json text.txt', exit: 65, has: ['accepted'] },
  { run: 'verify https://example.edu/b.json --documents documents', before: () => file('documents/b.json', read('signed.json')), exit: 0 },
  { run: 'verify https://example.edu/gone --documents documents', exit: 1 },
  { run: 'verify https://example.edu/other --offline', exit: 69, says: ['--offline'] },

  { run: 'bake signed.json blank.svg -o baked.svg', exit: 0 },
  { run: 'verify baked.svg', exit: 0, has: ['accepted'] },
  { run: 'unbake baked.svg -o unbaked.json', exit: 0, then: () => read('unbaked.json').toString() === read('signed.json').toString() },
  { run: 'bake signed.jwt blank.svg -o token.svg', exit: 0 },
  { run: 'verify token.svg', exit: 0 },
  { run: 'unbake blank.svg', exit: 65, says: ['no badge'] },
  ...['unbake', 'inspect', 'expand', 'jcs', 'verify'].flatMap((command) => [
    { run: `${command} plain.svg`, exit: 65, says: ['no badge'] },
    ...(command === 'verify' ? [] : [{ run: `${command} two.svg`, before: twoBadges, exit: 65, says: ['several'] }])]),
  { run: 'bake signed.json text.txt -o x.png', exit: 65 },
  { run: 'bake text.txt blank.svg -o x.svg', exit: 65 },

  { run: 'present signed.json baked.svg signed.jwt --key a.key --challenge c-1 --domain d.example -o shown.json', exit: 0 },
  { run: 'verify shown.json --challenge c-1 --domain d.example', exit: 0, has: ['accepted'] },
  { run: 'verify shown.json --challenge c-2 --domain d.example', exit: 1 },
  { run: 'present signed.json --key a.key --challenge c-1 --domain d.example --format jwt -o shown.jwt', exit: 0 },
  { run: 'verify shown.jwt --challenge c-1 --domain d.example', exit: 0 },
  { run: 'present text.txt --key a.key --challenge c --domain d', exit: 65 },

  { run: 'inspect signed.json', exit: 0, has: ['ob3+di', 'eddsa-rdfc-2022', 'Village Bakery'] },
  { run: 'inspect baked.svg --json', exit: 0, json: (d) => d.name === 'Baking' },
  { run: 'inspect signed.jwt', exit: 0, has: ['ob3+jwt', 'EdDSA'] },
  { run: 'inspect text.txt', exit: 65 },

  { run: 'canonicalize list.nq', exit: 0, has: ['_:c14n0 <http://example.org/p>'] },
  { run: 'canonicalize list.nq --from jsonld', exit: 65 },
  { run: 'canonicalize signed.json --hash sha384', exit: 0, has: ['_:c14n'] },
  { run: 'canonicalize odd-term.json', exit: 65, says: ['bonus'] },
  { run: 'expand badge.json', exit: 0, json: (e) => Array.isArray(e) && e[0]['https://schema.org/name'] !== undefined },
  { run: 'to-rdf badge.json', exit: 0, has: ['"Village Bakery"'] },
  { run: 'to-rdf odd-term.json --lenient', exit: 0, hasNot: ['bonus'] },
  { run: 'jcs -', stdin: '{"b": 1.0, "a": [1e21, "é"]}', exit: 0, exactly: '{"a":[1e+21,"é"],"b":1}' },
  { run: 'jcs twice.json', exit: 65 },

  { run: 'status new --length 131072 --id https://example.edu/status/1 -o list.json', exit: 0 },
  { run: 'status show list.json 7', exit: 0, has: ['7 not set'] },
  { run: 'status set list.json 7 94567', exit: 0 },
  { run: 'status show list.json 7 8 94567', exit: 0, has: ['7 set', '8 not set', '94567 set'] },
  { run: 'status show list.json 94567 --json', exit: 0, json: (s) => s.status === 1 && s.length === 131072 },
  { run: 'status set list.json 7 --clear', exit: 0 },
  { run: 'status show list.json 7', exit: 0, has: ['7 not set'] },
  { run: 'status show list.json 131072', exit: 1 },
  { run: 'status set list.json 131072', exit: 1 },
  { run: 'status new --length 0', exit: 65 },
  { run: 'status new --length many', exit: 64 },
  { run: 'issue list.json --key a.key -o list-signed.json', exit: 0 },
  { run: 'verify list-signed.json', exit: 0 },
];

const textOf = (value) => (typeof value === 'function' ? value() : value ?? '');

function faults(row) {
  row.before?.();
  const words = row.run.split(' ').filter(Boolean);
  const done = spawnSync(cairn, words, { cwd: folder, input: textOf(row.stdin), encoding: 'utf8', env: { PATH: '' } });
  const out = [];
  if (done.status !== row.exit) out.push(`exit ${done.status ?? done.signal}, wanted ${row.exit}`);
  for (const part of row.has ?? []) if (!done.stdout.includes(part)) out.push(`stdout lacks ${part}`);
  for (const part of row.hasNot ?? []) if (done.stdout.includes(part)) out.push(`stdout has ${part}`);
  for (const part of row.says ?? []) if (!done.stderr.includes(part)) out.push(`stderr lacks ${part}`);
  if (row.exactly !== undefined && done.stdout !== row.exactly) out.push('stdout is something else');
  if (row.json) {
    try {
      if (!row.json(JSON.parse(done.stdout))) out.push('the JSON says otherwise');
    } catch (error) {
      out.push(`stdout: ${error.message}`);
    }
  }
  if (row.then && !row.then()) out.push('what it left behind is wrong');
  return out.length === 0 ? [] : [`cairn ${row.run}`, ...out.map((line) => `  ${line}`), done.stdout.slice(0, 2000), done.stderr];
}

let failed = 0;
try {
  for (const row of rows) {
    const found = faults(row);
    if (found.length > 0) { failed += 1; console.log(found.join('\n')); }
  }
  const left = readdirSync(folder).filter((name) => name.includes('.part'));
  if (left.length > 0) { failed += 1; console.log(`left behind: ${left}`); }
} finally {
  rmSync(folder, { recursive: true });
}
console.log(`CLI: ${rows.length - failed} of ${rows.length} commands as expected`);
process.exit(failed === 0 ? 0 : 1);
