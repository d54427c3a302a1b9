// SPDX-License-Identifier: Apache-2.0
// A badge that two organisations signed, shown to @digitalbazaar/vc: a stranger who knows no chains of proofs reads the
// issuer's own first proof. Usage: co_issued.mjs TEST_APP
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vc from '@digitalbazaar/vc';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { documentLoader } from './documents.mjs';

const [test_app] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'cairn-co-issued-'));
const place = join(folder, 'badge.json');

async function accepts(credential) {
  const suite = new DataIntegrityProof({ cryptosuite });
  const done = await vc.verifyCredential({ credential, suite, documentLoader, checkStatus: async () => ({ verified: true }) });
  return done.verified;
}

try {
  execFileSync(test_app, ['--gtest_filter=CoIssuingTest.SignsWithBothKeysOnceTheOtherHasAgreed'],
    { env: { ...process.env, CAIRN_KEEP_BADGE: place } });
  const badge = JSON.parse(readFileSync(place, 'utf8'));
  assert.equal(badge.proof.length, 3);
  assert.ok(await accepts(badge), 'accepted as it is');
  assert.ok(!await accepts({ ...badge, name: 'Another' }), 'refused where it was altered');
  const [own, others] = badge.proof;
  assert.ok(await accepts({ ...badge, proof: own }), 'the issuer’s own proof stands alone');
  assert.ok(!await accepts({ ...badge, proof: others }), 'the other signature makes no issuer');
  console.log('co-issued: accepted by @digitalbazaar/vc');
} finally {
  rmSync(folder, { recursive: true });
}
