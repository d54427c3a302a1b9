// SPDX-License-Identifier: Apache-2.0
// Credentials that are shown in parts, by command: what is told beforehand is what is given out, and an original is
// shown to nobody.
import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { run_rows } from './table.mjs';

const folder = mkdtempSync(join(tmpdir(), 'cairn-selective-'));
const file = (name, value) => writeFileSync(join(folder, name), JSON.stringify(value));
const text = (name) => readFileSync(join(folder, name), 'utf8');
const made = (name) => readdirSync(folder).includes(name);
const found = (report, code) => report.credentials[0].findings.find((finding) => finding.code === code);

const badge = {
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
  id: 'urn:uuid:6c2a5b0e-1d0f-4b8e-9a51-0f6b5a1c7e42', type: ['VerifiableCredential', 'OpenBadgeCredential'], name: 'Baking',
  issuer: { type: ['Profile'], name: 'Village Bakery' }, validFrom: '2026-01-01T00:00:00Z', validUntil: '2036-01-01T00:00:00Z',
  credentialSubject: { id: 'did:example:ada', type: ['AchievementSubject'],
    result: [{ type: ['Result'], value: 'ninety-one' }, { type: ['Result'], value: '1.3' }],
    achievement: { id: 'urn:uuid:0b6f7a54-3f0e-4c86-8f3b-52f1f8f0c9d1', type: ['Achievement'], name: 'Baking', description: 'Bakes.',
      criteria: { narrative: 'Bake.' } } } };
file('badge.json', badge);
file('claims.json', { vct: 'https://example.edu/diploma', name: 'Ada', place: { town: 'Ulm', street: 'Elm 1' } });
const grade = '/credentialSubject/result/1';

const rows = [
  { run: 'key new --type p256 -o p256.key', exit: 0 },
  { run: 'key new -o ed.key', exit: 0 },
  { run: 'key show p256.key --json', exit: 0, json: (key) => (file('p256.jwk', key.publicKeyJwk), true) },

  { run: 'issue badge.json --key p256.key --suite ecdsa-sd-2023 -o original.json', exit: 0, says: ['its holder alone'] },
  { run: 'verify original.json --json', exit: 1, json: (r) => found(r, 'base-proof').outcome === 'fail' },
  { run: `derive original.json --reveal ${grade} --preview`, exit: 0, has: ['"value": "1.3"', 'Kept back: 2 parts.', '/credentialSubject/result/0'],
    hasNot: ['ninety-one'] },
  { run: `derive original.json --reveal ${grade} --preview --json`, exit: 0,
    json: (p) => p.kept_back.join() === '/name,/credentialSubject/result/0' && p.shown.proof === undefined && p.signatures_left_out === 0 },
  { run: `derive original.json --reveal ${grade} -o result.json`, exit: 0, says: ['What the other side will see:', 'Kept back: 2 parts.'],
    then: () => !text('result.json').includes('ninety-one') && text('result.json').includes('"u2V0B') },
  { run: 'verify result.json --json', exit: 0, json: (r) => found(r, 'derived-proof').outcome === 'pass' },
  { run: 'derive original.json', exit: 0, json: (d) => d.name === undefined && d.validUntil === badge.validUntil },
  { run: 'derive - --reveal /name', stdin: () => text('original.json'), exit: 0, json: (d) => d.name === 'Baking' },
  { run: 'verify -', before: () => file('altered.json', { ...JSON.parse(text('result.json')), validUntil: '2099-01-01T00:00:00Z' }),
    stdin: () => text('altered.json'), exit: 1, has: ['Altered after signing'] },

  { run: 'derive original.json --reveal /nobody -o none.json', exit: 65, says: ['/nobody', '--preview'], then: () => !made('none.json') },
  { run: 'derive original.json --reveal nobody', exit: 65, says: ['JSON pointer'] },
  { run: 'derive result.json --reveal /name', exit: 77, says: ['somebody else', 'original'] },
  { run: 'issue badge.json --key ed.key -o whole.json', exit: 0 },
  { run: 'derive whole.json --reveal /name', exit: 77, says: ['as a whole', 'ecdsa-sd-2023'] },
  { run: 'issue badge.json --key ed.key --format jwt -o whole.jwt', exit: 0 },
  { run: 'derive whole.jwt --reveal /name', exit: 77, says: ['as a whole'] },
  { run: 'derive badge.json --reveal /name', exit: 77, says: ['nobody has signed it'] },
  { run: 'derive -', stdin: 'hello', exit: 65 },
  { run: 'derive -', stdin: '[]', exit: 65 },

  { run: 'present original.json --key ed.key --challenge c --domain d', exit: 77, says: ['cairn derive'] },
  { run: `present original.json --key ed.key --challenge c-2 --domain d.example --reveal ${grade} --preview --json`, exit: 0,
    json: (p) => p.kept_back.join() === '/name,/credentialSubject/result/0' && p.shown.proof === undefined },
  { run: `present original.json --key ed.key --challenge c-2 --domain d.example --reveal ${grade} -o chosen.json`, exit: 0,
    says: ['What d.example will see:', '"value": "1.3"', 'Kept back: 2 parts.'],
    then: () => !text('chosen.json').includes('ninety-one') && !text('chosen.json').includes('"u2V0A') && text('chosen.json').includes('"u2V0B') },
  { run: 'verify chosen.json --challenge c-2 --domain d.example', exit: 0 },
  { run: 'verify chosen.json --challenge c-3 --domain d.example', exit: 1 },
  { run: 'present original.json --key ed.key --challenge c --domain d --preview', exit: 0, has: ['Kept back: 2 parts.', '  /credentialSubject/result'], hasNot: ['ninety-one'] },
  { run: 'present original.json --key ed.key --challenge c --domain d --reveal /nobody -o none.json', exit: 65, says: ['/nobody'], then: () => !made('none.json') },
  { run: 'present original.json whole.json --key ed.key --challenge c --domain d --reveal /name', exit: 64, says: ['one credential'] },
  { run: 'present whole.json --key ed.key --challenge c --domain d --reveal /name', exit: 77, says: ['as a whole'] },
  { run: `present original.json --key ed.key --challenge c --domain d.example --reveal ${grade} --format jwt -o chosen.jwt`, exit: 0, says: ['Kept back: 2 parts.'] },
  { run: 'verify chosen.jwt --challenge c --domain d.example', exit: 0 },
  { run: 'present result.json --key ed.key --challenge c-1 --domain d.example -o shown.json', exit: 0 },
  { run: 'verify shown.json --challenge c-1 --domain d.example', exit: 0 },
  { run: 'present result.json --key p256.key --challenge c --domain d --suite ecdsa-sd-2023', exit: 65, says: ['cairn derive'] },

  { run: 'issue badge.json --key p256.key --suite ecdsa-sd-2023 --mandatory /issuer /credentialSubject/achievement/name -o sparse.json', exit: 0 },
  { run: 'present sparse.json --key ed.key --challenge c --domain d --reveal /name -o none.json', exit: 65, says: ['a verifier would say'], then: () => !made('none.json') },
  { run: 'derive sparse.json -o none.json', exit: 65, says: ['a verifier would say', 'Reveal that too'], then: () => !made('none.json') },
  { run: 'issue badge.json --key p256.key --suite ecdsa-sd-2023 --mandatory /issuer --status-list https://example.edu/status/1 --status-index 7 -o timed.json', exit: 0 },
  { run: 'derive timed.json --reveal /name --preview', exit: 0, has: ['"validFrom"', '"credentialStatus"', '/status/1'] },
  { run: 'issue badge.json --key p256.key --suite ecdsa-sd-2023 --mandatory /nobody', exit: 65, says: ['/nobody', 'Point to something'] },
  { run: 'issue badge.json --key ed.key --suite ecdsa-sd-2023', exit: 77, says: ['Ed25519'] },
  { run: 'issue badge.json --key p256.key --mandatory /issuer', exit: 64, says: ['--suite ecdsa-sd-2023'] },

  { run: 'issue claims.json --key ed.key --format sd-jwt-vc --holder-key p256.jwk --disclosable /name /place /place/town -o diploma.sdjwt', exit: 0 },
  { run: 'present diploma.sdjwt --key p256.key --nonce c --audience d.example --reveal /name --preview --json', exit: 0,
    json: (p) => p.shown.name === 'Ada' && p.kept_back.join() === '/place' },
  { run: 'derive diploma.sdjwt --reveal /place/street -o place.sdjwt', exit: 0, says: ['"street": "Elm 1"', 'Kept back: 2 parts.', '  /name', '  /place/town'] },
  { run: 'verify place.sdjwt --json', exit: 0, json: (r) => r.credentials[0].selective.shown.join() === '/place' },
  { run: 'derive diploma.sdjwt --reveal /place', exit: 0, says: ['"town": "Ulm"', 'Kept back: 1 part.'] },
  { run: 'derive diploma.sdjwt --reveal /nobody', exit: 65, says: ['/nobody'] },
  { run: 'issue badge.json --key ed.key --format sd-jwt --disclosable /name --decoys 2 -o badge.sdjwt', exit: 0 },
  { run: 'derive badge.sdjwt', exit: 0, says: ['Kept back: 1 part.', '  /name'], hasNot: ['{'] },
];

process.exit(run_rows(rows, resolve(process.argv[2]), folder) === 0 ? 0 : 1);
