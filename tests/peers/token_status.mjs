// SPDX-License-Identifier: Apache-2.0
// Token Status Lists both ways with @sd-jwt/jwt-status-list and @sd-jwt/sd-jwt-vc: each reads the other's lists, in every
// width, and what one of them revokes the other rejects.
import { createHash, createPublicKey, KeyObject, randomBytes, sign, verify as holds } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createHeaderAndPayload, getListFromStatusListJWT, StatusList } from '@sd-jwt/jwt-status-list';
import { SDJwtVcInstance } from '@sd-jwt/sd-jwt-vc';
import * as jose from 'jose';
import { expect, finish, folder, newKey, run, verify } from './badge.mjs';

const url = 'https://college.example/status/1.jwt', length = 131072, index = 94567;
const claims = { vct: 'https://college.example/diploma', name: 'Ada' };

// One page of text, for --documents.
function pages(list) {
  mkdirSync(join(folder, 'pages'), { recursive: true });
  writeFileSync(join(folder, 'pages', 'list.jwt'), list);
  writeFileSync(join(folder, 'pages', 'index.json'), JSON.stringify({ [url]: 'list.jwt' }));
  return ['--documents', join(folder, 'pages')];
}

function peer(publicKey, privateKey, list) {
  return new SDJwtVcInstance({ signAlg: 'ES256', hashAlg: 'sha-256',
    hasher: (data, name) => createHash(name.replace('-', '')).update(typeof data === 'string' ? data : Buffer.from(data)).digest(),
    saltGenerator: (bytes) => randomBytes(bytes).toString('base64url'),
    signer: (data) => sign('sha256', Buffer.from(data), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url'),
    verifier: (data, signature) => holds('sha256', Buffer.from(data), { key: publicKey, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url')),
    statusListFetcher: async () => list() });
}

// Cairn's list and credential; they read both.
async function ours(bits) {
  const key = newKey('p256');
  const file = join(folder, `ours-${bits}.jwt`);
  const read = () => readFileSync(file, 'utf8').trim();
  run(['status', 'new', '--format', 'token', '--bits', String(bits), '--length', String(length), '--id', url, '--key', key.file, '-o', file]);
  writeFileSync(join(folder, 'claims.json'), JSON.stringify(claims));
  const credential = run(['issue', 'claims.json', '--key', key.file, '--format', 'sd-jwt-vc', '--status-list', url, '--status-index', String(index)]).trim();
  const them = peer(createPublicKey({ key: key.publicKeyJwk, format: 'jwk' }), null, read);
  const before = await them.verify(credential).catch((error) => ({ error }));
  expect(`${bits} bits: they accept what Cairn issued while its list says so`, before.payload?.name === 'Ada', before.error);
  run(['status', 'set', file, '7', String(index), '--key', key.file]);
  const list = getListFromStatusListJWT(read());
  expect(`${bits} bits: they read what Cairn set, and nothing else`, list.getBitsPerStatus() === bits && list.statusList.length === length
    && list.statusList.flatMap((status, at) => (status === 0 ? [] : [`${at}=${status}`])).join() === `7=1,${index}=1`);
  const after = await them.verify(credential).catch((error) => ({ error }));
  expect(`${bits} bits: they refuse it once Cairn has revoked it`, /Status is not valid/.test(after.error?.message), JSON.stringify(after));
}

// Their list and credential; Cairn reads both.
async function theirs(bits) {
  const pair = await jose.generateKeyPair('ES256', { extractable: true });
  const did = `did:jwk:${jose.base64url.encode(JSON.stringify(await jose.exportJWK(pair.publicKey)))}`;
  const them = peer(KeyObject.from(pair.publicKey), KeyObject.from(pair.privateKey));
  const now = Math.floor(Date.now() / 1000);
  const publish = async (status) => {
    const all = new StatusList(new Array(length).fill(0), bits);
    all.setStatus(index, status);
    const { header, payload } = createHeaderAndPayload(all, { iss: did, sub: url, iat: now - 60, exp: now + 3600 }, { alg: 'ES256', typ: 'statuslist+jwt' });
    return pages(await new jose.SignJWT(payload).setProtectedHeader({ ...header, kid: `${did}#0` }).sign(pair.privateKey));
  };
  const credential = await them.issue({ ...claims, iss: did, iat: now, status: { status_list: { idx: index, uri: url } } }, undefined,
    { header: { kid: `${did}#0` } });
  const told = async (status) => verify(credential, await publish(status)).credentials[0].status;
  expect(`${bits} bits: Cairn reads that it holds`, (await told(0)) === 'active');
  expect(`${bits} bits: Cairn reads that it is revoked`, (await told(1)) === 'revoked');
  if (bits > 1) expect(`${bits} bits: Cairn reads that it is suspended`, (await told(2)) === 'suspended');
}

for (const bits of [1, 2, 4, 8]) {
  await ours(bits);
  await theirs(bits);
}
finish();
