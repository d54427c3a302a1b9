// SPDX-License-Identifier: Apache-2.0
// The command line as a table: command → exit code, and what standard output or error holds and does not.
// Rows run in order in one folder, so later rows use what earlier ones made.
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const cairn = resolve(process.argv[2]);
const folder = mkdtempSync(join(tmpdir(), 'cairn-cli-'));
const file = (name, text) => writeFileSync(join(folder, name), text);
const payload = (token) => JSON.parse(Buffer.from(String(token).split('.')[1], 'base64url'));
const header = (token) => JSON.parse(Buffer.from(String(token).split('.')[0], 'base64url'));
const listed = () => {
  mkdirSync(join(folder, 'listed'), { recursive: true });
  file('listed/index.json', '{"https://example.edu/status/1.jwt": "../list.jwt"}');
};
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
file('catch-all.json', changed((b) => (b['@context'].push({ '@vocab': 'https://vocabulary.example/#' }), b.bonus = 'x', b)));
file('twice.json', '{"a": 1, "a": 2}');
file('empty.json', '');
file('text.txt', 'hello');
file('broken.json', '\n{"a": 1,\n "b": tru}\n');
file('latin1.json', Buffer.from('{"name": "Caf\xe9"}', 'latin1'));
file('utf16.json', Buffer.from('\ufeff' + JSON.stringify(badge), 'utf16le'));
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
file('documents/index.json', '{"https://example.edu/b.json": "b.json", "https://example.edu/baked.svg": "baked.svg", "https://example.edu/plain.json": "../badge.json", "https://example.edu/gone": {"status": 410}, "https://example.edu/schema.json": "schema.json"}');
file('documents/schema.json', JSON.stringify({ $id: 'https://example.edu/schema.json', $schema: 'https://json-schema.org/draft/2020-12/schema',
  properties: { name: { maxLength: 10 }, credentialSubject: { required: ['achievement'] } } }));
const declaring = (id, name = 'Baking') => changed((b) => ({ ...b, name, credentialSchema: { id, type: 'JsonSchema' } }));
file('declaring.json', declaring('https://example.edu/schema.json'));
file('declaring-long.json', declaring('https://example.edu/schema.json', 'Baking of bread'));
file('declaring-private.json', declaring('https://127.0.0.1:9/schema.json'));
file('declaring-file.json', declaring('file:///etc/passwd'));

file('plain.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>');
// A link to a file with a mode of its own, and one to a file that is still to be made.
function links() {
  mkdirSync(join(folder, 'deep'));
  file('target.json', 'old');
  chmodSync(join(folder, 'target.json'), 0o640);
  symlinkSync('../target.json', join(folder, 'deep/link.json'));
  symlinkSync('deep/made.json', join(folder, 'dangling.json'));
}
const linked = (name, mode) => lstatSync(join(folder, 'deep/link.json')).isSymbolicLink() &&
  read(name).toString() === read('signed.json').toString() && (statSync(join(folder, name)).mode & 0o777) === mode;

function trust() {
  const issuer = { id: JSON.parse(read('signed.json')).issuer.id, name: 'The Bakery' };
  file('trust.json', JSON.stringify({ lists: [{ name: 'Neighbours', issuers: [issuer] }] }));
}

// An Open Badges 2 badge at its issuer's address, with badge class and issuer at theirs.
const page = (name) => `https://baker.example/${name}`;
const hosted = { '@context': 'https://w3id.org/openbadges/v2', type: 'Assertion', id: page('a.json'), badge: page('badge.json'),
  recipient: { type: 'email', hashed: false, identity: 'ada@example.org' }, issuedOn: '2020-01-01T00:00:00Z',
  verification: { type: 'hosted' } };
const hosted_pages = { 'a.json': hosted,
  'badge.json': { '@context': 'https://w3id.org/openbadges/v2', type: 'BadgeClass', id: page('badge.json'), name: 'Crust',
    description: 'Bakes crust.', image: page('crust.png'), criteria: { narrative: 'Bake.' }, issuer: page('issuer.json') },
  'issuer.json': { '@context': 'https://w3id.org/openbadges/v2', type: 'Issuer', id: page('issuer.json'), name: 'Village Bakery',
    url: 'https://baker.example', email: 'badges@baker.example' } };
mkdirSync(join(folder, 'pages'));
for (const [name, text] of Object.entries(hosted_pages)) file(`pages/${name}`, JSON.stringify(text));
file('pages/index.json', JSON.stringify(Object.fromEntries(Object.keys(hosted_pages).map((name) => [page(name), name]))));
mkdirSync(join(folder, 'withdrawn'));
file('withdrawn/index.json', JSON.stringify({ [page('a.json')]: { status: 410 } }));
file('hosted.json', JSON.stringify(hosted));
file('hosted-altered.json', JSON.stringify({ ...hosted, issuedOn: '2021-01-01T00:00:00Z' }));

// An image with two badges, as careless bakers make them.
function twoBadges() {
  const baked = read('baked.svg').toString();
  const one = /<openbadges:credential[^]*<\/openbadges:credential>/.exec(baked)[0];
  file('two.svg', baked.replace(one, one + one.replace('Baking', 'Faking')));
}

// A folder of what people send in: one of each verdict, with what is left out beside it.
function heap() {
  for (const name of ['heap', 'heap/a', 'heap/b', 'heap/empty']) mkdirSync(join(folder, name));
  file('heap/a/1.json', read('signed.json'));
  file('heap/a/2.json', read('signed.json').toString().replace('"Baking"', '"Faking"'));
  file('heap/b/3.json', read('foreign.json'));
  file('heap/b/4.txt', 'hello');
  file('heap/b/.hidden', 'hello');
  file('heap/c.jwt', read('signed.jwt'));
  symlinkSync('.', join(folder, 'heap/loop'));
}
// A record of two badges, and the vocabulary of records, which no package carries.
const clr_url = 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json';
const clr_context = join(process.env.CAIRN_SUITES ?? join(process.cwd(), '../shared/vectors'),
  'contexts/purl.imsglobal.org_clr_v2p0_context-2.0.1.json');
function record() {
  const held = JSON.parse(read('signed.json'));
  const { id } = held.credentialSubject.achievement;
  file('record.json', JSON.stringify({
    '@context': [badge['@context'][0], clr_url, badge['@context'][1]], id: 'urn:uuid:2f1b9a3e-77f0-4b43-9d2e-0d3a3b1f8e10',
    type: ['VerifiableCredential', 'ClrCredential'], name: 'All of it', validFrom: '2026-01-01T00:00:00Z',
    credentialSubject: { id: held.credentialSubject.id, type: ['ClrSubject'],
      verifiableCredential: [held, read('signed.jwt').toString().trim()],
      association: [{ type: 'Association', associationType: 'isPartOf', sourceId: id, targetId: 'urn:uuid:gone' }] } }));
  mkdirSync(join(folder, 'clr'), { recursive: true });
  file('clr/index.json', JSON.stringify({ [clr_url]: 'clr.json' }));
  if (existsSync(clr_context)) file('clr/clr.json', readFileSync(clr_context));
}
const records = [
  { run: 'issue record.json --key a.key --set-issuer --contexts clr --offline -o record.signed', exit: 0 },
  { run: 'verify record.signed --contexts clr --offline --json', exit: 0,
    json: (r) => r.format === 'clr2+di' && r.credentials.map((c) => c.format).join() === 'clr2+di,ob3+di,ob3+jwt' &&
      r.credentials[0].associations[0].source.name === 'Baking' && r.credentials[0].associations[0].target.name === null &&
      r.credentials[0].findings.some((f) => f.code === 'association-unknown' && f.outcome === 'warn') &&
      r.credentials[2].path === '/credentialSubject/verifiableCredential/1' },
  { run: 'verify record.signed --contexts clr --offline', exit: 0, has: ['Baking is part of urn:uuid:gone'] },
  { run: 'verify record.signed --offline', exit: 2 },
];

let list;  // as it was before commands that must not touch it

// `has` and `hasNot` are looked for in standard output, `says` in standard error; `then` may look further.
const rows = [
  { run: '', exit: 64 },
  { run: '--help', exit: 0, has: ['verify', 'issue', 'Examples:', 'Exit:'] },
  { run: '--version', exit: 0, has: ['cairn 0.'] },
  { run: 'fly', exit: 64, says: ['no command `cairn fly`'] },
  { run: 'verfy signed.json', exit: 64, says: ['did you mean `cairn verify`?'] },
  { run: 'bogus --help', exit: 64, says: ['no command `cairn bogus`'], hasNot: ['Usage'] },
  { run: '--json statsu', exit: 64, json: (r) => r.error.code === 'usage' && r.error.message.includes('`cairn status`') },
  { run: 'status shwo list.json 7', exit: 64, says: ['did you mean `cairn status show`?'] },
  { run: '--bogus', exit: 64, says: ['--bogus'] },
  { run: 'verify --json', exit: 64, json: (r) => r.error.code === 'usage' && r.error.remedy !== '' },
  { run: 'status --help', exit: 0, has: ['cairn status set list.json'], hasNot: ['cairn verify'] },
  { run: 'verify', exit: 64 },
  { run: 'verify --help', exit: 0, has: ['Examples:', 'cairn verify badge.png', '--json', '--jobs NUMBER in [1 - 256]'] },
  { run: 'key new --type dsa', exit: 64 },
  { run: 'issue badge.json', exit: 64, says: ['--key'] },
  { run: 'issue badge.json --key k --suite a --format jwt', exit: 64 },
  { run: 'issue badge.json --key k --status-list https://example.edu/1', exit: 64 },

  { run: 'key new -o a.key', exit: 0, has: ['did:key:z6Mk'], then: () => (statSync(join(folder, 'a.key')).mode & 0o077) === 0 },
  { run: 'key new -o a.key', exit: 74, says: ['exists already'] },
  { run: 'key show a.key', exit: 0, has: ['Ed25519', 'did:key:z6Mk'], hasNot: ['z3u2', 'secret'] },
  { run: 'key show a.key --json', exit: 0, json: (k) => k.did.startsWith('did:key:z6Mk') && k.publicKeyJwk.crv === 'Ed25519' && !('d' in k.publicKeyJwk) },
  { run: 'key show badge.json', exit: 65, says: ['badge.json: ', 'cairn key new'] },
  { run: 'key show missing.key', exit: 74, says: ['missing.key'] },
  { run: 'key new --type p256 -o p256.key', exit: 0, has: ['did:key:zDn'] },
  { run: 'key new --type p384 -o p384.key', exit: 0, has: ['did:key:z82'] },
  { run: 'key new --type rsa -o rsa.key', exit: 0, has: ['RSA'] },
  { run: 'key new -o locked.key --passphrase-file secret.txt', exit: 0, then: () => !read('locked.key').includes('secretKeyMultibase') },
  { run: 'key new', exit: 0, json: (k) => k.type === 'Ed25519' },

  { run: 'issue badge.json --key a.key -o signed.json', exit: 0 },
  { run: 'issue badge.json --key a.key --set-issuer -o ./a.key', exit: 74, says: ['would be lost', '-o'] },
  { run: 'issue badge.json --key a.key -o badge.json', exit: 74, says: ['would be lost'] },
  { run: 'issue - --key a.key', stdin: JSON.stringify(badge), exit: 0, json: (c) => c.proof.cryptosuite === 'eddsa-rdfc-2022' && c.issuer.id.startsWith('did:key:') },
  { run: 'issue badge.json --key a.key --created 2026-02-03T04:05:06Z', exit: 0, json: (c) => c.proof.created === '2026-02-03T04:05:06Z' },
  { run: 'issue badge.json --key a.key --created yesterday', exit: 64, says: ['yesterday'] },
  { run: 'issue badge.json --key a.key --suite eddsa-jcs-2022 -o jcs.json', exit: 0 },
  { run: 'issue badge.json --key a.key --suite Ed25519Signature2020 -o old.json', exit: 0 },
  { run: 'issue badge.json --key a.key --suite ecdsa-rdfc-2019', exit: 77 },
  { run: 'issue badge.json --key a.key --suite bbs-2023', exit: 64, says: ['eddsa-rdfc-2022'] },
  { run: 'issue badge.json --key a.key --verification-method x', exit: 64, says: ['#fragment'] },
  { run: 'present signed.json --key a.key --challenge c --domain d --suite rot13', exit: 64, says: ['rot13'] },
  { run: 'issue badge.json --key p256.key -o p256.json', exit: 0 },
  { run: 'issue badge.json --key p384.key --suite ecdsa-jcs-2019 -o p384.json', exit: 0 },
  { run: 'issue badge.json --key a.key --format jwt -o signed.jwt', exit: 0 },
  { run: 'issue badge.json --key p256.key --format jwt --jwt-profile vc-jose-cose -o jose.jwt', exit: 0 },
  { run: 'issue badge.json --key rsa.key -o rsa.jwt', exit: 0 },
  { run: 'issue badge.json --key a.key --status-list https://example.edu/status/1 --status-index 7', exit: 0, json: (c) => c.credentialStatus.statusListIndex === '7' },
  // A badge entered nowhere, or where no list reaches, could never be revoked.
  ...['', '-1', '010', '0x10', '1e3', ' 7', '134217728', '99999999999999999999'].map((index) => (
    { run: ['issue', 'badge.json', '--key', 'a.key', '--status-list', 'https://example.edu/status/1', '--status-index', index], exit: 64, exactly: '' })),
  { run: ['issue', 'badge.json', '--key', 'a.key', '--status-list=', '--status-index', '7'], exit: 64, says: ['--status-list'] },
  { run: ['issue', 'badge.json', '--key', 'a.key', '--created', ''], exit: 64 },
  { run: 'issue signed.jwt --key a.key', exit: 65, says: ['signed already'] },
  { run: 'issue badge.json --key badge.json', exit: 65, says: ['badge.json: ', 'cairn key new'] },
  { run: 'issue empty.json --key a.key', exit: 65, says: ['empty.json: ', 'nothing in it'] },
  { run: 'issue badge.json --key a.key --json', exit: 0, json: (c) => c.proof.cryptosuite === 'eddsa-rdfc-2022' },
  { run: 'issue badge.json --key a.key --format jwt --json', exit: 0, json: (c) => c.token.startsWith('eyJ') },
  { run: 'issue badge.json --key a.key --json -o noted.json', exit: 0, json: (c) => c.output === 'noted.json' && c.bytes === read('noted.json').length },
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
  { run: 'issue badge.json --key a.key -o no/such/folder/x.json', exit: 74, says: ['no/such/folder/x.json: No such file', 'folder is there'] },

  { run: 'verify signed.json', exit: 0, has: ['accepted', 'Unaltered; who signed it is not proved', 'Baking'], hasNot: ['\x1b['] },
  { run: 'verify signed.json --json', exit: 0, json: (r) => r.verdict === 'accepted' && r.credentials[0].issuer.identity === 'claimed' && r.format === 'ob3+di' },
  { run: 'verify --json --offline signed.json', exit: 0, json: (r) => r.verdict === 'accepted' },
  { run: 'verify jcs.json old.json p256.json p384.json signed.jwt jose.jwt rsa.jwt --jobs 2', exit: 0 },
  { run: 'verify jcs.json foreign.json --json', exit: 2, json: (r) => r.length === 2 && r[1].verdict === 'undetermined' },
  { run: 'verify heap', before: heap, exit: 1,
    has: ['accepted      heap/a/1.json  Unaltered; who signed it is not proved\n', 'rejected      heap/a/2.json  Altered after signing, or signed by somebody else [signature-invalid]\n',
      'undetermined  heap/b/3.json  ', 'unreadable    heap/b/4.txt  it is neither', 'accepted      heap/c.jwt', '5 looked at: 2 accepted, 1 rejected, 1 undetermined, 1 unreadable\n',
      '          1  signature-invalid: The text was altered'], hasNot: ['.hidden', 'loop', 'empty'],
    then: () => spawnSync(cairn, ['verify', 'heap'], { cwd: folder, encoding: 'utf8' }).stderr === '' },
  { run: 'verify heap --json --jobs 3', exit: 1, says: ['5 looked at: 2 accepted'], json: (r) => r.length === 5
    && r.map((each) => each.input).join() === 'heap/a/1.json,heap/a/2.json,heap/b/3.json,heap/b/4.txt,heap/c.jwt'
    && r[1].verdict === 'rejected' && r[3].error.code === 'unreadable' && r[4].credentials.length === 1 },
  { run: 'verify heap/c.jwt heap/b --jobs 1', exit: 65, has: ['accepted  heap/c.jwt\n', 'undetermined  heap/b/3.json', '3 looked at'] },
  { run: 'verify heap/a --json', exit: 1, json: (r) => Array.isArray(r) && r.length === 2 },
  { run: 'verify heap/a signed.json --progress', exit: 1, says: ['3 of 3\n'],
    then: () => spawnSync(cairn, ['verify', 'heap/a', 'signed.json', '--progress'], { cwd: folder, encoding: 'utf8' }).stderr.split('3 of 3').length === 2 },
  { run: 'verify heap/empty', exit: 65, says: ['heap/empty: there is no file in it', 'Name the folder'] },
  { run: 'verify - --json', stdin: () => read('signed.json').toString().replace('"Baking"', '"Faking"'), exit: 1, json: (r) => r.verdict === 'rejected' },
  { run: 'verify signed.json --at 2037-01-01T00:00:00Z', exit: 1, has: ['rejected'] },
  { run: 'verify signed.json --at soon', exit: 64, says: ['soon'] },
  { run: 'verify signed.json --subject did:example:ada --json', exit: 0, json: (r) => r.credentials[0].subject.bound },
  { run: 'verify signed.json --subject did:example:eve --json', exit: 0, json: (r) => !r.credentials[0].subject.bound },
  { run: 'verify signed.json --subject did:example:eve --policy for-me.json', exit: 1 },
  { run: 'verify signed.json --policy strict.json', exit: 2 },
  { run: 'verify signed.json --trust trust.json --json', before: trust, exit: 0,
    json: (r) => r.credentials[0].issuer.identity === 'listed' && r.credentials[0].issuer.lists[0] === 'Neighbours' },
  { run: 'verify signed.json --trust trust.json --policy strict.json', exit: 0, has: ['Genuine, from an issuer in your list', 'The Bakery'] },
  { run: 'verify signed.json --trust strict.json', exit: 65, says: ['strict.json: ', '/lists', 'A trust file looks like'] },
  { run: 'verify signed.json --trust empty.json', exit: 65, says: ['empty.json: ', 'A trust file looks like'] },
  { run: 'verify signed.json --policy bad-policy.json', exit: 65, says: ['bad-policy.json: ', '/identity', 'A policy looks like'] },
  { run: 'verify signed.json --policy badge.json --json', exit: 65, json: (r) => r.error.message.includes('badge.json') && r.error.remedy !== '' },
  { run: 'verify signed.json --documents contexts/none', exit: 74, says: ['contexts/none/index.json'] },
  { run: ['verify', 'signed.json', '--subject', ''], exit: 64, says: ['--subject'] },
  { run: 'verify signed.json --subject foo', exit: 64, says: ['foo'] },
  { run: ['verify', ''], exit: 64 },
  { run: 'verify signed.json --jobs 0x2', exit: 64, says: ['0x2'] },
  { run: 'verify extended.json', exit: 2 },
  { run: 'verify extended.json --contexts contexts', exit: 0 },
  ...['http://example.org/x', 'ftp://example.org/x', 'file:///etc/hostname', 'did:key:z6Mk'].map((address) =>
    ({ run: `verify ${address}`, exit: 77, says: [address, 'only https', 'Give a file'] })),
  { run: `verify DATA:application/json,${encodeURIComponent('{"@context":[]}')}`, exit: 2 },
  { run: 'verify text.txt', exit: 65, says: ['text.txt: it is neither', 'Give the badge'] },
  { run: 'verify empty.json', exit: 65, says: ['empty.json: '] },
  { run: 'verify text.txt --json', exit: 65, json: (r) => r.input === 'text.txt' && r.error.message !== '' && r.error.remedy !== '' },
  { run: 'verify broken.json', exit: 65, says: ['broken.json: ', 'line 3, column 7'] },
  { run: 'jcs broken.json', exit: 65, says: ['broken.json: ', 'line 3, column 7'] },
  ...['verify', 'inspect', 'jcs', 'issue --key a.key'].flatMap((command) => [
    { run: `${command} latin1.json`, exit: 65, says: ['latin1.json: ', 'Latin-1', 'column 14', 'UTF-8.'] },
    { run: `${command} utf16.json`, exit: 65, says: ['utf16.json: ', 'UTF-16', 'UTF-8'] }]),
  { run: 'verify missing.json', exit: 74, says: ['missing.json: ', 'Check its name'] },
  { run: 'verify signed.json text.txt', exit: 65, has: ['accepted'] },
  { run: 'verify https://example.edu/b.json --documents documents', before: () => file('documents/b.json', read('signed.json')), exit: 0 },
  { run: 'verify https://example.edu/gone --documents documents', exit: 1 },
  { run: 'verify https://example.edu/gone --documents documents --json', exit: 1,
    json: (r) => r.verdict === 'rejected' && r.credentials[0].findings[0].code === 'hosted-gone' },
  { run: 'verify https://example.edu/other --offline', exit: 69, says: ['--offline'] },

  { run: 'verify hosted.json --documents pages --offline --json', exit: 0,
    json: (r) => r.format === 'ob2+hosted' && r.credentials[0].evidence_level === 'issuer-hosted' && r.credentials[0].name === 'Crust' },
  { run: `verify ${page('a.json')} --documents pages --offline`, exit: 0, has: ["Shown by its issuer's own website"] },
  { run: 'verify hosted-altered.json --documents pages --offline', exit: 1, has: ['says otherwise'] },
  { run: 'verify hosted.json --documents withdrawn --offline', exit: 1, has: ['no longer shows it'] },
  { run: 'verify hosted.json --offline', exit: 2 },

  { run: 'bake signed.json blank.svg -o baked.svg', exit: 0 },
  { run: 'verify baked.svg', exit: 0, has: ['accepted'] },
  { run: 'bake - blank.svg -o baked-again.svg', stdin: () => read('baked.svg'), exit: 0, then: () => read('baked-again.svg').equals(read('baked.svg')) },
  { run: 'unbake baked.svg -o unbaked.json', exit: 0, then: () => read('unbaked.json').toString() === read('signed.json').toString() },
  { run: 'unbake baked.svg -o deep/link.json', before: links, exit: 0, then: () => linked('target.json', 0o640) },
  { run: 'unbake baked.svg -o dangling.json', exit: 0, then: () => lstatSync(join(folder, 'dangling.json')).isSymbolicLink() &&
    read('deep/made.json').toString() === read('signed.json').toString() },
  { run: 'bake signed.jwt blank.svg -o token.svg', exit: 0 },
  { run: 'verify token.svg', exit: 0 },
  { run: 'unbake blank.svg', exit: 65, says: ['no badge'] },
  ...['unbake', 'inspect', 'expand', 'jcs', 'verify'].flatMap((command) => [
    { run: `${command} plain.svg`, exit: 65, says: ['no badge'] },
    ...(command === 'verify' ? [] : [{ run: `${command} two.svg`, before: twoBadges, exit: 65, says: ['several'] }])]),
  { run: 'unbake two.svg', exit: 65, says: ['several badges, 1: ', '; 2: ', '--badge N'] },
  { run: 'unbake two.svg --badge 1 -o first.json', exit: 0, then: () => read('first.json').toString() === read('signed.json').toString() },
  { run: 'unbake two.svg --badge 3', exit: 1, says: ['Baking', '--badge N'] },
  { run: 'unbake two.svg --badge 0', exit: 64 },
  { run: 'inspect two.svg --badge 1 --json', exit: 0, json: (d) => d.name === 'Baking' },
  { run: 'verify two.svg --json', exit: 1,
    json: (r) => r.credentials.length === 2 && r.findings[0].code === 'several-badges' && r.credentials[0].verdict === 'accepted' },
  { run: 'verify two.svg --badge 1', exit: 0, has: ['accepted'] },
  { run: 'verify two.svg --badge 2', exit: 1 },

  { run: 'certificate signed.json -o cert.pdf', exit: 0, then: () => read('cert.pdf').subarray(0, 5).toString() === '%PDF-' },
  { run: 'verify cert.pdf', exit: 0, has: ['accepted'] },
  { run: 'inspect cert.pdf --json', exit: 0, json: (d) => d.name === 'Baking' },
  { run: 'unbake cert.pdf -o unpdf.json', exit: 0, then: () => read('unpdf.json').toString() === read('signed.json').toString() },
  { run: 'certificate signed.jwt -o token.pdf', exit: 0 },
  { run: 'verify token.pdf --json', exit: 0, json: (r) => r.format === 'ob3+jwt' },
  { run: 'certificate baked.svg -o cert.png', exit: 0 },
  { run: 'verify cert.png', exit: 0 },
  { run: 'certificate signed.json -o cert.svg', exit: 0 },
  { run: 'unbake cert.svg -o unsvg.json', exit: 0, then: () => read('unsvg.json').toString() === read('signed.json').toString() },
  { run: 'certificate two.svg --badge 2 -o forged.pdf', exit: 1, says: ['no certificate', 'cairn verify'], then: () => !readdirSync(folder).includes('forged.pdf') },
  { run: 'certificate badge.json -o unsigned.pdf', exit: 1, says: ['no certificate is made'], then: () => !readdirSync(folder).includes('unsigned.pdf') },
  { run: 'certificate signed.json -o german.svg --language de-AT', exit: 0, then: () => read('german.svg').includes('beweist diese Seite nichts') },
  { run: 'certificate signed.json -o none.svg --language xx', exit: 64, says: ['--language', 'en, de'], then: () => !readdirSync(folder).includes('none.svg') },
  { run: 'certificate signed.json -o cert.doc', exit: 64, says: ['.pdf'] },
  { run: 'verify locked.pdf', before: () => file('locked.pdf', readFileSync('tests/data/locked.pdf')), exit: 65, says: ['locked.pdf: ', 'password'] },
  { run: 'verify torn.pdf', before: () => file('torn.pdf', read('cert.pdf').subarray(0, 60)), exit: 65, says: ['torn.pdf: '] },
  { run: 'bake signed.json text.txt -o x.png', exit: 65, says: ['text.txt: '] },
  { run: 'bake text.txt blank.svg -o x.svg', exit: 65, says: ['text.txt: '] },
  { run: 'bake badge.json blank.svg -o unproved.svg', exit: 65, says: ['not signed', 'cairn issue'], then: () => !readdirSync(folder).includes('unproved.svg') },
  { run: 'bake hosted.json blank.svg -o hosted.svg', exit: 0 },
  { run: 'bake signed.json blank.svg -o noted.svg --json', exit: 0, json: (b) => b.output === 'noted.svg' },
  { run: 'bake signed.json blank.svg -o - --json', exit: 64, json: (b) => b.error.code === 'usage' },
  { run: 'unbake token.svg --json', exit: 0, json: (u) => u.token === read('signed.jwt').toString().trim() },
  { run: 'unbake baked.svg --json', exit: 0, json: (u) => u.name === 'Baking' },

  { run: 'present signed.json baked.svg signed.jwt --key a.key --challenge c-1 --domain d.example -o shown.json', exit: 0 },
  { run: 'verify shown.json --challenge c-1 --domain d.example', exit: 0, has: ['accepted'] },
  { run: 'verify shown.json --challenge c-2 --domain d.example', exit: 1 },
  ...['signed.json', 'baked.svg', 'signed.jwt'].flatMap((copy) => ['--challenge c-1', '--domain d.example'].map((asked) =>
    ({ run: `verify ${copy} ${asked}`, exit: 1, has: ['rejected', 'not its holder showing it'] }))),
  { run: 'present signed.json --key a.key --challenge c-1 --domain d.example --format jwt -o shown.jwt', exit: 0 },
  { run: 'verify shown.jwt --challenge c-1 --domain d.example', exit: 0 },
  { run: 'present signed.json --key a.key --challenge c-1 --domain d.example --format jwt --enveloped -o shown.enveloped', exit: 0,
    then: () => JSON.parse(read('shown.enveloped')).type === 'EnvelopedVerifiablePresentation' },
  { run: 'verify shown.enveloped --challenge c-1 --domain d.example --json', exit: 0, json: (r) => r.format === 'vp+jwt' },
  { run: 'verify shown.enveloped --challenge c-2 --domain d.example', exit: 1 },
  { run: 'present signed.json --key a.key --challenge c --domain d --enveloped', exit: 64, says: ['--format jwt'] },
  { run: 'issue badge.json --key a.key --format jwt --enveloped -o enveloped.json', exit: 0,
    then: () => JSON.parse(read('enveloped.json')).id.startsWith('data:application/vc+jwt,') },
  { run: 'verify enveloped.json --json', exit: 0, json: (r) => r.format === 'ob3+jwt' && r.credentials[0].name === 'Baking' },
  { run: 'issue badge.json --key a.key --enveloped', exit: 64, says: ['--format'] },
  // One presentation of three formats, each judged on its own.
  { run: 'issue badge.json --key a.key --format sd-jwt --disclosable /name -o mixed.sdjwt', exit: 0 },
  { run: 'present signed.json signed.jwt mixed.sdjwt cert.pdf --key a.key --challenge c-1 --domain d.example -o mixed.json', exit: 0 },
  { run: 'verify mixed.json --challenge c-1 --domain d.example --json', exit: 0,
    json: (r) => r.credentials.map((c) => c.format).join() === 'ob3+di,ob3+jwt,ob3+sd-jwt,ob3+di' &&
      r.credentials.every((c, i) => c.verdict === 'accepted' && c.path === `/verifiableCredential/${i}`) },
  { run: 'issue catch-all.json --key a.key', exit: 65, says: ['"bonus"', '@vocab'] },
  { run: 'present signed.json --key rsa.key --challenge c --domain d -o rsa-shown.jwt', exit: 0 },
  { run: 'present signed.json --key rsa.key --challenge c --domain d --suite eddsa-rdfc-2022', exit: 77, says: ['RSA'] },
  { run: 'verify nothing.json', before: () => file('nothing.json', '{"@context": ["https://www.w3.org/ns/credentials/v2"], "type": ["VerifiablePresentation"]}'),
    exit: 2, has: ['undetermined'] },
  { run: 'present text.txt --key a.key --challenge c --domain d', exit: 65 },
  { run: 'present - --key a.key --challenge c --domain d', stdin: () => read('signed.json'), exit: 0 },

  { run: 'issue claims.json --key a.key --format sd-jwt-vc --holder-key p256.key --disclosable /name /place /place/town -o diploma.sdjwt',
    before: () => file('claims.json', '{"vct": "https://example.edu/diploma", "name": "Ada", "place": {"town": "Ulm", "street": "Elm 1"}}'), exit: 0 },
  { run: 'verify diploma.sdjwt --json', exit: 0, json: (r) => r.format === 'sd-jwt-vc' && r.credentials[0].selective.key_binding === 'unproved' },
  { run: 'bake diploma.sdjwt blank.svg -o none.svg', exit: 65, says: ['no Open Badge'] },
  { run: 'certificate diploma.sdjwt -o diploma.pdf', exit: 65, says: ['no badge of one achievement'],
    then: () => !readdirSync(folder).includes('diploma.pdf') },
  { run: 'certificate mixed.json -o mixed.pdf', exit: 65, says: ['no badge of one achievement'] },
  { run: 'verify diploma.sdjwt --challenge c-1', exit: 1, has: ['not its holder showing it'] },
  { run: 'present diploma.sdjwt --key p256.key --nonce c-1 --audience d.example --reveal /place/town -o part.sdjwt', exit: 0,
    says: ['What d.example will see:', '"town": "Ulm"', 'Kept back: 1 part.'] },
  { run: 'verify part.sdjwt --challenge c-1 --domain d.example --json', exit: 0,
    json: (r) => r.credentials[0].selective.shown.join() === '/place,/place/town' && r.credentials[0].selective.kept_back === 1 },
  { run: 'verify part.sdjwt --challenge c-2 --domain d.example', exit: 1 },
  { run: 'present diploma.sdjwt --key a.key --nonce c --audience d', exit: 77, says: ['another key'] },
  { run: 'present part.sdjwt --key p256.key --nonce c --audience d', exit: 77, says: ['somebody else'] },
  { run: 'present diploma.sdjwt --key p256.key --nonce c --audience d --reveal /nobody', exit: 65, says: ['/nobody'] },
  { run: 'present signed.json --key a.key --nonce c --audience d --reveal /name', exit: 77, says: ['as a whole', 'SD-JWT'] },
  { run: 'issue claims.json --key a.key --format sd-jwt-vc --disclosable /vct', exit: 65, says: ['/vct'] },
  { run: 'issue claims.json --key a.key --format sd-jwt-vc --disclosable /nobody', exit: 65, says: ['/nobody'] },
  { run: 'issue badge.json --key a.key --disclosable /name', exit: 64, says: ['--format sd-jwt'] },
  { run: 'issue badge.json --key a.key --format sd-jwt --disclosable /name --decoys 2 -o badge.sdjwt', exit: 0 },
  { run: 'verify badge.sdjwt --json', exit: 0, json: (r) => r.format === 'ob3+sd-jwt' && r.credentials[0].selective.kept_back === 2 },
  { run: 'inspect badge.sdjwt --json', exit: 0, json: (i) => i.format === 'ob3+sd-jwt' },

  ...['issue https://example.edu/plain.json --key a.key', 'bake https://example.edu/b.json blank.svg -o x.svg',
    'unbake https://example.edu/baked.svg', 'present https://example.edu/b.json --key a.key --challenge c --domain d']
    .flatMap((run) => [
      { run: `${run} --documents documents`, before: () => file('documents/baked.svg', read('baked.svg')), exit: 0 },
      { run: `${run} --offline`, exit: 69, says: ['--offline'] }]),
  ...['declaring', 'declaring-long', 'declaring-private', 'declaring-file'].map((name) => ({ run: `issue ${name}.json --key a.key -o ${name}-signed.json`, exit: 0 })),
  { run: 'verify declaring-signed.json --documents documents', exit: 0, has: ['the form its issuer declares'] },
  { run: 'verify declaring-signed.json --offline', exit: 2, has: ['could not be looked up', '--documents'] },
  { run: 'verify declaring-long-signed.json --documents documents --json', exit: 1,
    json: (r) => r.credentials[0].findings.some((f) => f.code === 'schema-mismatch' && f.check === 'schema' && f.path === '/name') },
  ...['private', 'file'].map((where) => ({ run: `verify declaring-${where}-signed.json --json`, exit: 2,
    json: (r) => r.credentials[0].findings.some((f) => f.code === 'schema-unreachable' && f.outcome === 'not_checked') })),
  { run: 'inspect declaring-signed.json --documents documents --json', exit: 0,
    json: (d) => d.steps.some((s) => s.step === 'schema' && s.url === 'https://example.edu/schema.json' && s.sha256.length === 64) },
  { run: 'inspect signed.json --offline --json', exit: 0, json: (d) => d.steps.find((s) => s.step === 'signature').result === 'signature-valid' &&
    d.steps.find((s) => s.step === 'key').document.startsWith('did:key:') && !('canonical_document' in d.steps.find((s) => s.step === 'signature')) },
  { run: 'inspect signed.json --offline --show canonical', exit: 0, has: ['canonical_document', '_:c14n0'] },
  { run: 'inspect signed.json --show everything', exit: 64 },
  { run: 'inspect diploma.sdjwt --offline --json', exit: 0, json: (d) => d.format === 'sd-jwt-vc' && d.vct === 'https://example.edu/diploma' &&
    d.steps.some((s) => s.step === 'disclosure' && s.path === '/place/town') },
  { run: 'inspect signed.json', exit: 0, has: ['ob3+di', 'eddsa-rdfc-2022', 'Village Bakery'] },
  { run: 'inspect baked.svg --json', exit: 0, json: (d) => d.name === 'Baking' },
  { run: 'inspect signed.jwt', exit: 0, has: ['ob3+jwt', 'EdDSA'] },
  { run: 'inspect text.txt', exit: 65 },
  { run: 'inspect signed.json --contexts nowhere', exit: 74, says: ['nowhere'] },

  { run: 'canonicalize list.nq', exit: 0, has: ['_:c14n0 <http://example.org/p>'] },
  { run: 'canonicalize list.nq --from jsonld', exit: 65 },
  { run: 'canonicalize signed.json --hash sha384', exit: 0, has: ['_:c14n'] },
  { run: 'canonicalize odd-term.json', exit: 65, says: ['bonus'] },
  { run: 'expand badge.json', exit: 0, json: (e) => Array.isArray(e) && e[0]['https://schema.org/name'] !== undefined },
  { run: 'to-rdf badge.json', exit: 0, has: ['"Village Bakery"'] },
  { run: 'to-rdf odd-term.json --lenient', exit: 0, hasNot: ['bonus'] },
  { run: 'jcs -', stdin: '{"b": 1.0, "a": [1e21, "é"]}', exit: 0, exactly: '{"a":[1e+21,"é"],"b":1}' },
  { run: 'jcs twice.json', exit: 65 },
  // Of a token, the credential without the claims that stand beside it.
  { run: 'expand signed.jwt', exit: 0, json: (e) => e[0]['https://schema.org/name'] !== undefined },
  { run: 'to-rdf signed.jwt', exit: 0, has: ['"Village Bakery"'] },
  { run: 'canonicalize signed.jwt', exit: 0, has: ['"Village Bakery"'] },
  { run: 'jcs signed.jwt', exit: 0, json: (c) => c.name === 'Baking' && !('jti' in c) && !('iss' in c) },
  { run: 'to-rdf badge.json --json', exit: 0, json: (r) => r.nquads.includes('"Village Bakery"') },
  { run: 'canonicalize badge.json --json', exit: 0, json: (r) => r.nquads.includes('_:c14n') },

  { run: 'status new --length 131072 --id https://example.edu/status/1 -o list.json', exit: 0 },
  { run: 'status show list.json 7', exit: 0, has: ['7 not set'] },
  { run: 'status set list.json 7 94567', exit: 0 },
  { run: 'status show list.json 7 8 94567', exit: 0, has: ['7 set', '8 not set', '94567 set'] },
  { run: 'status show list.json 94567 --json', exit: 0, json: (s) => s.status === 1 && s.length === 131072 },
  { run: 'status set list.json 7 --clear', exit: 0 },
  { run: 'status show list.json 7', exit: 0, has: ['7 not set'] },
  { run: 'status show list.json 131072', exit: 1 },
  { run: 'status set list.json 131072', exit: 1 },
  { run: 'status new --length 0', exit: 64, before: () => (list = read('list.json')) },
  { run: 'status new --length 99999999999', exit: 64 },
  { run: 'status new --length many', exit: 64 },
  { run: 'status new --length 0x20000', exit: 64 },
  { run: 'status new --length 131072 -o noted-list.json --json', exit: 0, json: (s) => s.output === 'noted-list.json' },
  ...['', '010', '0x10', '-1', '7 '].map((index) => ({ run: ['status', 'set', 'list.json', index], exit: 64,
    then: () => read('list.json').equals(list) })),
  { run: 'status show list.json 8 16', exit: 0, has: ['8 not set', '16 not set'] },
  { run: 'status show badge.json 7', exit: 65, says: ['badge.json: ', 'cairn status new'] },
  { run: 'issue list.json --key a.key -o list-signed.json', exit: 0 },
  { run: 'verify list-signed.json', exit: 0 },
  { run: 'status new --length 131072 --id https://example.edu/status/2 --key a.key -o signed-list.json', exit: 0 },
  { run: 'verify signed-list.json', exit: 0 },
  { run: 'status set signed-list.json 7 --key a.key', exit: 0, json: (c) => c.proof.type === 'DataIntegrityProof' },
  { run: 'status set signed-list.json 8', exit: 0, json: (c) => !('proof' in c), says: ['unsigned now'] },
  { run: 'status new --length 131072 --bits 2 --purpose message -o wide.json', exit: 0 },
  { run: 'status set wide.json 7 --bits 2 --value 2', exit: 0 },
  { run: 'status show wide.json 7 8 --bits 2', exit: 0, has: ['7 0x2', '8 0x0'] },
  { run: 'status set wide.json 7 --bits 2 --value 4', exit: 64, says: ['does not fit'] },

  // A Token Status List: signed at once, and what an SD-JWT VC that points to it comes to.
  { run: 'key new -o b.key', exit: 0 },
  { run: 'status new --format token --length 131072', exit: 64, says: ['--id'] },
  { run: 'status new --format token --bits 3 --length 131072 --id https://example.edu/status/1.jwt', exit: 64, says: ['1, 2, 4 or 8'] },
  { run: 'status new --format token --length 131072 --id https://example.edu/status/1.jwt', exit: 0,
    json: (l) => l.sub === 'https://example.edu/status/1.jwt' && l.status_list.bits === 1 && l.iat > 0 },
  { run: 'status new --format token --bits 2 --length 131072 --id https://example.edu/status/1.jwt --key a.key --ttl 3600 --valid-until 2090-01-01T00:00:00Z -o list.jwt',
    exit: 0, then: () => header(read('list.jwt')).typ === 'statuslist+jwt' },
  { run: 'status show list.jwt 7 --json', exit: 0, json: (s) => s.status === 0 && s.bits === 2 && s.length === 131072 },
  { run: 'issue claims.json --key a.key --format sd-jwt-vc --status-list https://example.edu/status/1.jwt --status-index 7 -o listed.sd-jwt', exit: 0 },
  { run: 'verify listed.sd-jwt --offline', exit: 2, has: ['could not be looked up'] },
  { run: 'verify listed.sd-jwt --documents listed', before: listed, exit: 0, has: ['has not withdrawn it'] },
  { run: 'status set list.jwt 7 --value 2 --key a.key', exit: 0 },
  { run: 'status show list.jwt 7 8', exit: 0, has: ['7 suspended', '8 valid'] },
  { run: 'verify listed.sd-jwt --documents listed', before: listed, exit: 1, has: ['Suspended by its issuer'] },
  { run: 'status set list.jwt 7 --key a.key', exit: 0 },
  { run: 'verify listed.sd-jwt --documents listed', before: listed, exit: 1, has: ['Revoked by its issuer'] },
  { run: 'status set list.jwt 7 --clear --key b.key', exit: 77, says: ['the list is that of did:key:', '--verification-method'],
    then: () => (file('kept.jwt', read('list.jwt')), true) },
  { run: 'status new --format token --bits 2 --length 131072 --id https://example.edu/status/1.jwt --key b.key -o list.jwt', exit: 0 },
  { run: 'verify listed.sd-jwt --documents listed', before: listed, exit: 2, has: ['does not allow for it'] },
  // The same of credentials in tokens: an entry in the credential, or a claim beside it.
  { run: 'status set kept.jwt 7 --clear --key a.key -o list.jwt', exit: 0 },
  ...['jwt', 'sd-jwt'].flatMap((format) => [
    { run: `issue badge.json --key a.key --format ${format} --status-form token --status-list https://example.edu/status/1.jwt --status-index 7 -o listed.${format}`,
      exit: 0, then: () => { const it = payload(read(`listed.${format}`)); return it.status.status_list.idx === 7 && !('credentialStatus' in it); } },
    { run: `verify listed.${format} --documents listed`, before: listed, exit: 0, has: ['has not withdrawn it'] },
    { run: `issue badge.json --key a.key --format ${format} --status-list https://example.edu/status/1 --status-index 7 --status-purpose suspension -o entered.${format}`,
      exit: 0, then: () => { const it = payload(read(`entered.${format}`)); return it.credentialStatus.statusPurpose === 'suspension' && !('status' in it); } },
  ]),
  { run: 'status set list.jwt 7 --key a.key', exit: 0 },
  ...['jwt', 'sd-jwt'].map((format) => ({ run: `verify listed.${format} --documents listed`, before: listed, exit: 1, has: ['Revoked by its issuer'] })),
  { run: 'issue badge.json --key a.key --status-form token --status-list https://example.edu/status/1.jwt --status-index 7', exit: 65, says: ['tells the state of tokens'] },
  { run: 'issue badge.json --key a.key --status-form token', exit: 64, says: ['--status-list'] },
  { run: 'issue claims.json --key a.key --format sd-jwt-vc --status-form bitstring --status-list https://example.edu/status/1 --status-index 7', exit: 64, says: ['credentialStatus'] },
  { run: 'issue claims.json --key a.key --format sd-jwt-vc --status-purpose suspension --status-list https://example.edu/status/1 --status-index 7', exit: 64, says: ['purposes'] },
  { run: 'status set list.jwt 7 --value 4', exit: 64, says: ['does not fit into 2 bits'] },
  { run: 'status set list.jwt 131072 --key a.key', exit: 1 },
  { run: 'status set list.jwt 7', exit: 0, says: ['unsigned now'], then: () => JSON.parse(read('list.jwt')).status_list.bits === 2 },
  // The same list as a CWT: it stays one, is read as the JWT is, and another's key does not sign it.
  { run: 'status new --format token --cwt --length 131072 --id https://example.edu/status/1.jwt', exit: 64, says: ['--key'] },
  { run: 'status new --cwt --length 131072 --key a.key', exit: 64, says: ['--format token'] },
  { run: 'status new --format token --cwt --bits 2 --length 131072 --id https://example.edu/status/1.jwt --key a.key --ttl 3600 -o list.cwt',
    exit: 0, exactly: '', then: () => read('list.cwt')[0] === 0xd2 },
  { run: 'status show list.cwt 7 --json', exit: 0, json: (s) => s.status === 0 && s.bits === 2 && s.length === 131072 },
  { run: 'verify listed.sd-jwt --documents listed', before: () => listed(file('list.jwt', read('list.cwt'))), exit: 0, has: ['has not withdrawn it'] },
  { run: 'status set list.cwt 7 --key a.key', exit: 0, exactly: '', then: () => read('list.cwt')[0] === 0xd2 },
  { run: 'status show list.cwt 7 8', exit: 0, has: ['7 invalid', '8 valid'] },
  { run: 'verify listed.sd-jwt --documents listed', before: () => listed(file('list.jwt', read('list.cwt'))), exit: 1, has: ['Revoked by its issuer'] },
  { run: 'status set list.cwt 7 --clear --key b.key', exit: 77, says: ['the list is that of did:key:'] },
  { run: 'status set list.cwt 7 --clear --key a.key --json', exit: 0, json: (s) => Buffer.from(s.cwt, 'base64url').equals(read('list.cwt')) },
  { run: 'status set list.cwt 7', exit: 0, says: ['unsigned now'], then: () => JSON.parse(read('list.cwt')).status_list.bits === 2 },
  { run: 'status set list.cwt 8 --key a.key --cwt', exit: 0, exactly: '', then: () => read('list.cwt')[0] === 0xd2 },
  { run: 'status set list.json 7 --cwt --key a.key', exit: 64, says: ['--cwt'] },
  { run: 'issue record.json --key a.key --offline', before: () => record(), exit: 69, says: ['clr/v2p0/context-2.0.1.json', '--contexts'] },
  ...(existsSync(clr_context) ? records : []),
];
if (!existsSync(clr_context)) console.log('records (CLR 2.0): skipped, their vocabulary is not here');

// A terminal shows how far it is, and colours unless NO_COLOR is set; `script` (bsdutils) is one.
const on_terminal = [
  { run: 'verify signed.json jcs.json', has: ['1 of 2', '2 of 2', '\x1b[32m'] },
  { run: 'verify signed.json', has: ['\x1b[32m'], hasNot: ['1 of 1'] },
  { run: 'verify signed.json', env: { NO_COLOR: '1' }, has: ['accepted'], hasNot: ['\x1b['] },
];

function terminal_faults(row) {
  const done = spawnSync('/usr/bin/script', ['-qec', `${cairn} ${row.run}`, '/dev/null'],
    { cwd: folder, encoding: 'utf8', env: { PATH: '', SHELL: '/bin/sh', ...row.env } });
  const out = done.status === 0 ? [] : [`exit ${done.status ?? done.signal}`];
  for (const part of row.has) if (!done.stdout.includes(part)) out.push(`the terminal lacks ${JSON.stringify(part)}`);
  for (const part of row.hasNot ?? []) if (done.stdout.includes(part)) out.push(`the terminal has ${JSON.stringify(part)}`);
  return out.length === 0 ? [] : [`cairn ${row.run} on a terminal`, ...out.map((line) => `  ${line}`), done.stdout];
}

const textOf = (value) => (typeof value === 'function' ? value() : value ?? '');

function faults(row) {
  row.before?.();
  const words = Array.isArray(row.run) ? row.run : row.run.split(' ').filter(Boolean);
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
  return out.length === 0 ? [] : [`cairn ${words.join(' ')}`, ...out.map((line) => `  ${line}`), done.stdout?.slice(0, 2000), done.stderr];
}

// Many at once on one list: each mark is there afterwards.
async function marks_lost_at_once() {
  const all = Array.from({ length: 20 }, (_, entry) => entry + 100);
  const codes = await Promise.all(all.map((entry) => new Promise((resolve) =>
    spawn(cairn, ['status', 'set', 'list.json', `${entry}`], { cwd: folder, stdio: 'ignore' }).on('exit', resolve))));
  const shown = spawnSync(cairn, ['status', 'show', 'list.json', ...all, '--json'], { cwd: folder, encoding: 'utf8' });
  const lost = JSON.parse(shown.stdout).filter((row) => row.status !== 1).map((row) => row.index);
  return codes.every((code) => code === 0) && lost.length === 0 ? [] : [`exits ${codes}, lost ${lost}`];
}

let failed = 0;
try {
  for (const row of rows) {
    const found = faults(row);
    if (found.length > 0) { failed += 1; console.log(found.join('\n')); }
  }
  for (const row of on_terminal) {
    const found = terminal_faults(row);
    if (found.length > 0) { failed += 1; console.log(found.join('\n')); }
  }
  const lost = await marks_lost_at_once();
  if (lost.length > 0) { failed += 1; console.log(`status set, twenty at once: ${lost}`); }
  const left = readdirSync(folder).filter((name) => name.includes('.part'));
  if (left.length > 0) { failed += 1; console.log(`left behind: ${left}`); }
} finally {
  rmSync(folder, { recursive: true });
}
console.log(`CLI: ${rows.length + on_terminal.length - failed} of ${rows.length + on_terminal.length} commands as expected`);
process.exit(failed === 0 ? 0 : 1);
