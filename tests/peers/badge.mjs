// SPDX-License-Identifier: Apache-2.0
// The badge both sides sign, and ways to call the command line.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const folder = mkdtempSync(join(tmpdir(), 'cairn-peers-'));
const cairn = resolve(process.argv[2]);

export const badge = (issuer) => ({
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
  id: 'urn:uuid:6c2a5b0e-1d0f-4b8e-9a51-0f6b5a1c7e42', type: ['VerifiableCredential', 'OpenBadgeCredential'],
  name: 'Brotbacken für Anfänger', issuer: { id: issuer, type: ['Profile'], name: 'Dorfbäckerei' },
  validFrom: '2026-01-01T00:00:00Z', validUntil: '2036-01-01T00:00:00Z',
  credentialSubject: { id: 'did:example:ada', type: ['AchievementSubject'], achievement: {
    id: 'urn:uuid:0b6f7a54-3f0e-4c86-8f3b-52f1f8f0c9d1', type: ['Achievement'], name: 'Brotbacken', description: 'Bakes “bread”.',
    criteria: { narrative: 'Bake.' } } } });

// Standard output of a command that must succeed.
export const run = (words, input = '') => execFileSync(cairn, words, { cwd: folder, input, encoding: 'utf8' });
// The report on `text`. `words`: more options.
export function verify(text, words = []) {
  const done = spawnSync(cairn, ['verify', '-', '--json', '--offline', ...words], { cwd: folder, input: text, encoding: 'utf8' });
  return JSON.parse(done.stdout);
}

let made = 0;
// A fresh key of Cairn's: its file and its identifiers.
export function newKey(type) {
  const file = join(folder, `${made++}.key`);
  run(['key', 'new', '--type', type, '-o', file]);
  return { file, ...JSON.parse(run(['key', 'show', file, '--json'])) };
}

export function issue(key, words) {
  const file = join(folder, 'badge.json');
  writeFileSync(file, JSON.stringify(badge(key.did)));
  return run(['issue', file, '--key', key.file, ...words]).trim();
}

// A folder that answers for these pages, by their addresses, for --documents.
export function documents(name, pages) {
  const at = join(folder, name);
  mkdirSync(at, { recursive: true });
  const rows = Object.entries(pages).map(([url, page], i) => [url, `${i}.json`, page]);
  for (const [, file, page] of rows) writeFileSync(join(at, file), JSON.stringify(page));
  writeFileSync(join(at, 'index.json'), JSON.stringify(Object.fromEntries(rows.map(([url, file]) => [url, file]))));
  return ['--documents', at];
}

let failures = 0;
export function expect(what, truth, detail = '') {
  console.log(`${truth ? 'ok  ' : 'FAIL'} ${what}${truth ? '' : ` ${detail}`}`);
  if (!truth) failures += 1;
}
export const finish = () => process.exit(failures === 0 ? 0 : 1);
