// SPDX-License-Identifier: Apache-2.0
// Both ways with the package @sd-jwt/sd-jwt-vc: what Cairn issues and shows verifies there, what is issued and shown
// there verifies here; each is the holder of what the other issued. Signatures of the other side are jose's and Node's.
import { createHash, createPublicKey, KeyObject, randomBytes, sign, verify as holds } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { SDJwtVcInstance } from '@sd-jwt/sd-jwt-vc';
import * as jose from 'jose';
import { badge, expect, finish, folder, newKey, run, verify } from './badge.mjs';

const nonce = 'n-7f2c', audience = 'https://employer.example';
const claims = { vct: 'https://college.example/diploma', sub: 'did:example:ada', given_name: 'Ada', family_name: 'Byron',
  address: { street: 'Elm 1', town: 'Ulm' }, languages: ['de', 'en'] };
const disclosable = ['/given_name', '/family_name', '/address', '/address/street', '/languages/1'];

const hash = (algorithm) => (algorithm === 'EdDSA' ? null : 'sha256');
const signer = (algorithm, key) => (data) =>
  sign(hash(algorithm), Buffer.from(data), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url');
const verifier = (algorithm, key) => (data, signature) =>
  holds(hash(algorithm), Buffer.from(data), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'));

function instance(algorithm, options) {
  return new SDJwtVcInstance({ signAlg: algorithm, hashAlg: 'sha-256', kbSignAlg: algorithm,
    hasher: (data, name) => createHash(name.replace('-', '')).update(typeof data === 'string' ? data : Buffer.from(data)).digest(),
    saltGenerator: (bytes) => randomBytes(bytes).toString('base64url'), ...options });
}

async function theirKey(algorithm) {
  const { publicKey, privateKey } = await jose.generateKeyPair(algorithm, { extractable: true });
  const jwk = await jose.exportJWK(publicKey);
  const did = `did:jwk:${jose.base64url.encode(JSON.stringify(jwk))}`;
  return { jwk, did, publicKey: KeyObject.from(publicKey), privateKey: KeyObject.from(privateKey) };
}
const file = (name, text) => {
  writeFileSync(join(folder, name), text);
  return name;
};
const nodeKey = (jwk) => createPublicKey({ key: jwk, format: 'jwk' });

// Cairn issues; they hold and verify; Cairn verifies what they show.
async function ourCredentials(type, algorithm) {
  const key = newKey(type);
  const holder = await theirKey(algorithm);
  const credential = run(['issue', file('claims.json', JSON.stringify(claims)), '--key', key.file, '--format', 'sd-jwt-vc',
    '--holder-key', file('holder.jwk', JSON.stringify(holder.jwk)), '--decoys', '2', '--disclosable', ...disclosable]).trim();
  const issuerKey = nodeKey(key.publicKeyJwk);
  const peer = instance(algorithm, { verifier: verifier(algorithm, issuerKey), signer: signer(algorithm, holder.privateKey),
    kbSigner: signer(algorithm, holder.privateKey), kbVerifier: verifier(algorithm, holder.publicKey) });
  const checked = await peer.verify(credential).catch((error) => ({ error }));
  expect(`${algorithm}: they accept what Cairn issued, and read the same`,
    checked.payload?.given_name === 'Ada' && checked.payload?.address?.street === 'Elm 1' && checked.payload?.languages?.[1] === 'en', checked.error);
  const shown = await peer.present(credential, { given_name: true, address: { street: true } },
    { kb: { payload: { iat: Math.floor(Date.now() / 1000) - 5, nonce, aud: audience } } });
  const report = verify(shown);
  expect(`${algorithm}: Cairn accepts what they show of it`, report.verdict === 'accepted' && report.format === 'sd-jwt-vc', JSON.stringify(report));
  const told = report.credentials[0].selective;
  expect(`${algorithm}: Cairn tells what they show`, told.key_binding === 'proved' && told.shown_to === audience
    && told.shown.sort().join() === '/address,/address/street,/given_name', JSON.stringify(told));
  const forged = `${shown.slice(0, shown.indexOf('~') + 1)}${Buffer.from('["s","given_name","Eve"]').toString('base64url')}~${shown.split('~').at(-1)}`;
  expect(`${algorithm}: Cairn refuses a disclosure of somebody's own`, verify(forged).verdict === 'rejected');
}

// They issue; Cairn holds; they verify what Cairn shows.
async function theirCredentials(type, algorithm) {
  const issuer = await theirKey(algorithm);
  const key = newKey(type);
  const holderKey = nodeKey(key.publicKeyJwk);
  const peer = instance(algorithm, { signer: signer(algorithm, issuer.privateKey), verifier: verifier(algorithm, issuer.publicKey),
    kbVerifier: verifier(algorithm, holderKey) });
  const credential = await peer.issue({ ...claims, iss: issuer.did, iat: 1767225600, cnf: { jwk: key.publicKeyJwk } },
    { _sd: ['given_name', 'family_name', 'address'], address: { _sd: ['street'] }, languages: { _sd: [1] } }, { header: { kid: `${issuer.did}#0` } });
  const report = verify(credential);
  expect(`${algorithm}: Cairn accepts what they issued`, report.verdict === 'accepted' && report.credentials[0].selective.kept_back === 0, JSON.stringify(report));
  const done = spawnSync(resolve(process.argv[2]), ['present', file('theirs.sdjwt', credential), '--key', key.file, '--nonce', nonce, '--audience', audience,
    '--reveal', '/family_name', '/address/street'], { cwd: folder, encoding: 'utf8' });
  const shown = done.stdout.trim();
  expect(`${algorithm}: Cairn says first what they will see`, done.status === 0 && done.stderr.includes('"family_name": "Byron"')
    && done.stderr.includes('"street": "Elm 1"') && !done.stderr.includes('Ada') && done.stderr.includes('Kept back: 2 parts.'), done.stderr);
  const checked = await peer.verify(shown, { keyBindingNonce: nonce }).catch((error) => ({ error }));
  expect(`${algorithm}: they accept what Cairn shows`, checked.kb?.payload.aud === audience && checked.payload?.family_name === 'Byron'
    && checked.payload?.given_name === undefined && checked.payload?.address?.street === 'Elm 1', checked.error);
  const other = await peer.verify(shown, { keyBindingNonce: 'another' }).catch((error) => ({ error }));
  expect(`${algorithm}: it answers no other question of theirs`, other.error !== undefined);
}

// The same as VC-JOSE-COSE has it: jose reads the signed part.
async function badges() {
  const key = newKey('p256');
  const token = run(['issue', file('badge.json', JSON.stringify(badge(key.did))), '--key', key.file, '--format', 'sd-jwt',
    '--disclosable', '/credentialSubject/id', '/name']).trim();
  const [jws, ...disclosures] = token.split('~');
  const done = await jose.compactVerify(jws, await jose.importJWK(key.publicKeyJwk, 'ES256'));
  const payload = JSON.parse(new TextDecoder().decode(done.payload));
  expect('jose accepts the signed part of a badge', done.protectedHeader.typ === 'vc+sd-jwt' && payload.name === undefined && disclosures.length === 3);
  expect('Cairn accepts the badge without its name', verify(`${jws}~${disclosures[0]}~`).verdict === 'accepted');
}

for (const [type, algorithm] of [['ed25519', 'EdDSA'], ['p256', 'ES256']]) {
  await ourCredentials(type, algorithm);
  await theirCredentials(type, algorithm);
}
await badges();
finish();
