// SPDX-License-Identifier: Apache-2.0
// A badge that its holder took along as SD-JWT VC, shown to @sd-jwt/sd-jwt-vc, which reads its state in the list beside
// the badge's, and to `cairn verify`. Usage: badge_token.mjs CAIRN TEST_APP
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash, createPublicKey, verify as holds } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { SDJwtVcInstance } from '@sd-jwt/sd-jwt-vc';

const [cairn, test_app] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'cairn-badge-token-'));
const place = join(folder, 'kept.json');

try {
  execFileSync(test_app, ['--gtest_filter=TokenOfBadge.IsAcceptedAndSaysWhatTheBadgeSays'],
    { env: { ...process.env, CAIRN_KEEP_BADGE: place } });
  const { token, jwk, list, at } = JSON.parse(readFileSync(place, 'utf8'));
  const key = createPublicKey({ key: jwk, format: 'jwk' });
  const asked = [];
  const peer = new SDJwtVcInstance({ signAlg: 'EdDSA', hashAlg: 'sha-256',
    hasher: (data, name) => createHash(name.replace('-', '')).update(typeof data === 'string' ? data : Buffer.from(data)).digest(),
    verifier: (data, signature) => holds(null, Buffer.from(data), key, Buffer.from(signature, 'base64url')),
    statusListFetcher: async (url) => { asked.push(url); return list; } });
  const whole = await peer.verify(token, { currentDate: at });
  assert.equal(whole.payload.name, 'Grace Moor');
  assert.equal(whole.payload.email, 'grace@learner.example');
  assert.equal(whole.payload.achievement.name, 'Welding, first level');
  assert.ok(whole.payload.achievement.criteria, 'all is shown');
  assert.equal(whole.payload.vct, whole.payload.achievement.id);
  assert.deepEqual(asked, [whole.payload.status.status_list.uri], 'they read its state');

  const part = await peer.present(token, { name: true });
  const shown = await peer.verify(part, { currentDate: at });
  assert.equal(shown.payload.name, 'Grace Moor');
  for (const kept of ['email', 'evidence']) assert.ok(!JSON.stringify(shown.payload[kept] ?? '').includes('welded'), kept);
  assert.equal(shown.payload.email, undefined);
  assert.equal(shown.payload.achievement.criteria, undefined);

  // The same two with Cairn's own command, at the same moment, with the list as its page.
  writeFileSync(join(folder, 'list.jwt'), list);
  writeFileSync(join(folder, 'index.json'), JSON.stringify({ [asked[0]]: 'list.jwt' }));
  const check = (text) => {
    writeFileSync(join(folder, 'shown.sdjwt'), text);
    const done = spawnSync(resolve(cairn), ['verify', 'shown.sdjwt', '--documents', folder, '--at', new Date(at * 1000).toISOString(), '--json'],
      { cwd: folder, encoding: 'utf8' });
    return JSON.parse(done.stdout);
  };
  for (const text of [token, part]) {
    const report = check(text);
    assert.equal(report.verdict, 'accepted', JSON.stringify(report));
    assert.equal(report.credentials[0].status, 'active');
  }
  const forged = token.replace(/~[^~]+/, `~${Buffer.from('["s","name","Eve"]').toString('base64url')}`);
  assert.equal(check(forged).verdict, 'rejected');
  await assert.rejects(peer.verify(token.replace(/^([^.]+\.)(.)/, (_, head, first) => head + (first === 'e' ? 'f' : 'e')), { currentDate: at }));
  console.log('badge as SD-JWT VC: accepted by @sd-jwt/sd-jwt-vc');
} finally {
  rmSync(folder, { recursive: true });
}
