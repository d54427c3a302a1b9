// SPDX-License-Identifier: Apache-2.0
// Both ways with the package jose: Cairn's tokens verify there, its tokens verify here, in each profile.
import * as jose from 'jose';
import { badge, expect, finish, issue, newKey, verify } from './badge.mjs';

const keys = [['ed25519', 'EdDSA'], ['p256', 'ES256'], ['p384', 'ES384'], ['p521', 'ES512'], ['rsa', 'RS256']];

// One token as each profile has it, to be signed by jose.
const shapes = {
  'open-badges': (b, did) => ({ typ: 'JWT', claims: { ...b, iss: did, sub: b.credentialSubject.id, jti: b.id,
    nbf: Date.parse(b.validFrom) / 1000, exp: Date.parse(b.validUntil) / 1000 } }),
  'vc-jose-cose': (b) => ({ typ: 'vc+jwt', claims: b }),
  'vcdm-1.1': (b, did) => ({ typ: 'JWT', claims: { vc: b, iss: did, sub: b.credentialSubject.id, jti: b.id,
    nbf: Date.parse(b.validFrom) / 1000, exp: Date.parse(b.validUntil) / 1000 } }),
};

async function ourTokens(type, algorithm) {
  const key = newKey(type);
  const publicKey = await jose.importJWK(key.publicKeyJwk, algorithm);
  for (const profile of Object.keys(shapes)) {
    const token = issue(key, ['--format', 'jwt', '--jwt-profile', profile]);
    const done = await jose.compactVerify(token, publicKey).catch((error) => ({ error }));
    expect(`${algorithm} ${profile}: jose accepts Cairn's`, done.error === undefined && done.protectedHeader.alg === algorithm, done.error);
  }
}

async function theirTokens(algorithm) {
  const { publicKey, privateKey } = await jose.generateKeyPair(algorithm, { extractable: true });
  const did = `did:jwk:${jose.base64url.encode(JSON.stringify(await jose.exportJWK(publicKey)))}`;
  for (const [profile, shape] of Object.entries(shapes)) {
    const { typ, claims } = shape(badge(did), did);
    const token = await new jose.CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
      .setProtectedHeader({ alg: algorithm, typ, kid: `${did}#0` }).sign(privateKey);
    expect(`${algorithm} ${profile}: Cairn accepts jose's`, verify(token).verdict === 'accepted', JSON.stringify(verify(token)));
    const [header, , signature] = token.split('.');
    const other = jose.base64url.encode(JSON.stringify({ ...claims, nbf: 1 }));
    expect(`${algorithm} ${profile}: Cairn refuses jose's, altered`, verify(`${header}.${other}.${signature}`).verdict === 'rejected');
  }
}

for (const [type, algorithm] of keys) {
  await ourTokens(type, algorithm);
  await theirTokens(algorithm);
}
await theirTokens('PS256');
finish();
