// SPDX-License-Identifier: Apache-2.0
// Runs the guide from evidence to award as a reader would, in an empty folder, and shows its badge to @digitalbazaar/vc.
// Usage: guide.mjs SOURCE BUILD
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as vc from '@digitalbazaar/vc';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { documentLoader } from '../peers/documents.mjs';

const [source, build] = process.argv.slice(2).map((path) => resolve(path));
const folder = mkdtempSync(join(tmpdir(), 'cairn-guide-'));

async function peer_accepts(credential) {
  const suite = new DataIntegrityProof({ cryptosuite });
  // The server has ended with the guide: its lists are looked at as they were fetched.
  const done = await vc.verifyCredential({ credential, suite, documentLoader, checkStatus: async () => ({ verified: true }) });
  return done.verified;
}

try {
  const out = execFileSync('bash', [`${source}/docs/guides/evidence-to-award.sh`], {
    cwd: folder, encoding: 'utf8', timeout: 60_000, env: { ...process.env, PATH: `${build}:${process.env.PATH}` } });
  console.log(out);
  const badge = JSON.parse(readFileSync(join(folder, 'badge.json'), 'utf8'));
  assert.ok(await peer_accepts(badge), '@digitalbazaar/vc accepts the badge');
  for (const name of readdirSync(join(folder, 'documents')).filter((each) => each !== 'index.json'))
    assert.ok(await peer_accepts(JSON.parse(readFileSync(join(folder, 'documents', name), 'utf8'))), `and ${name}`);
  assert.ok(!await peer_accepts({ ...badge, name: 'Something else' }), 'but not an altered one');
  const { result, achievement } = badge.credentialSubject;
  const told = (name) => {
    const description = achievement.resultDescription.find((each) => each.name === name);
    return result.find((each) => each.resultDescription === description.id).value;
  };
  assert.equal(told('Sound joint'), 'Fine');
  assert.equal(told('Total'), '100');
  assert.match(badge.evidence.at(-1).narrative, /Marked by 2 assessors with a rubric/);
  console.log('guide: the badge of the guide is accepted');
} finally {
  rmSync(folder, { recursive: true });
}
