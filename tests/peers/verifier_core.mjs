// SPDX-License-Identifier: Apache-2.0
// The verifier of the Digital Credentials Consortium, @digitalcredentials/verifier-core, on what Cairn issues and presents, and
// what the libraries of its wallet sign given to Cairn. Pages it asks for are answered here; nothing goes to a network.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as dcc from '@digitalcredentials/vc';
import { DataIntegrityProof } from '@digitalcredentials/data-integrity';
import { Ed25519Signature2020 } from '@digitalcredentials/ed25519-signature-2020';
import { Ed25519VerificationKey2020 } from '@digitalcredentials/ed25519-verification-key-2020';
import { cryptosuite } from '@digitalcredentials/eddsa-rdfc-2022-cryptosuite';
import { securityLoader } from '@digitalcredentials/security-document-loader';
import { verifyCredential, verifyPresentation } from '@digitalcredentials/verifier-core';
import { createVerifyCryptosuite } from '@digitalbazaar/ecdsa-sd-2023-cryptosuite';
import { badge, expect, finish, folder, issue, newKey, run, verify } from './badge.mjs';
import { documentLoader } from './documents.mjs';

const list_url = 'https://college.example/status/1';
const registry_url = 'https://registry.example/registry.json';
const pages = new Map();

// Schemas are those beside the suites, where these are at hand.
const schemas = join(process.env.CAIRN_SUITES ?? '../shared/vectors', 'ob30/schemas');
function schema_at(url) {
  const file = join(schemas, url.split('/').at(-1));
  return url.startsWith('https://purl.imsglobal.org/') && existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
// It speaks of schemas that cannot be fetched, and of style in those that can.
console.error = console.warn = () => {};
globalThis.fetch = async (request) => {
  const url = String(request.url ?? request);
  const text = pages.has(url) ? JSON.stringify(pages.get(url)) : schema_at(url);
  return text === undefined ? new Response('', { status: 404 }) : new Response(text, { headers: { 'content-type': 'application/json' } });
};

const registries = [{ name: 'Example Registry', type: 'dcc-legacy', url: registry_url }];
async function peerFinds(credential) {
  const done = await verifyCredential({ credential, knownDIDRegistries: registries });
  const step = (id) => done.log?.find((each) => each.id === id);
  return { done: JSON.stringify(done.errors ?? done.log), fatal: done.errors !== undefined, signature: step('valid_signature')?.valid === true,
    current: step('expiration')?.valid === true, active: step('revocation_status')?.valid, known: step('registered_issuer')?.valid === true,
    schema: done.additionalInformation?.[0]?.results?.[0]?.result?.valid };
}

async function ours(suite) {
  const key = newKey('ed25519');
  pages.set(registry_url, { meta: { created: '2026-01-01T00:00:00Z' }, registry: { [key.did]: { name: 'Dorfbäckerei', location: 'Ulm', url: 'https://baker.example' } } });
  const credential = JSON.parse(issue(key, ['--suite', suite]));
  const found = await peerFinds(credential);
  expect(`${suite}: they accept Cairn's, by a known issuer`, found.signature && found.current && found.known, found.done);
  if (existsSync(schemas)) expect(`${suite}: and find that it has the form of Open Badges 3.0`, found.schema === true, found.done);
  const altered = await peerFinds({ ...credential, name: 'Anderes' });
  expect(`${suite}: they refuse Cairn's, altered`, altered.fatal && !altered.signature, altered.done);
}

async function ourStatus() {
  const key = newKey('ed25519');
  run(['status', 'new', '--length', '131072', '--id', list_url, '--issuer', key.did, '-o', 'list.json']);
  const publish = () => pages.set(list_url, JSON.parse(run(['issue', 'list.json', '--key', key.file])));
  const credential = JSON.parse(issue(key, ['--status-list', list_url, '--status-index', '4711']));
  publish();
  const before = await peerFinds(credential);
  expect('they find that Cairn has not revoked it', before.signature && before.active === true, before.done);
  run(['status', 'set', 'list.json', '4711']);
  publish();
  const after = await peerFinds(credential);
  expect('they find that Cairn revoked it', after.active === false, after.done);
}

// A part of a badge, which its holder derived (ecdsa-sd-2023). The verifier knows the suites of Ed25519 alone, and takes no other proof
// for a good one; the library that it checks proofs with accepts the part once it is given the suite.
async function ourPart() {
  const key = newKey('p256');
  writeFileSync(join(folder, 'whole.json'), issue(key, ['--suite', 'ecdsa-sd-2023']));
  const part = JSON.parse(run(['derive', 'whole.json', '--reveal', '/name']));
  const found = await peerFinds(part);
  expect('of a part, whose suite they do not know, they say no good', found.fatal && !found.signature && found.done.includes('invalid_signature'), found.done);
  const check = (credential) => dcc.verifyCredential({ credential, documentLoader, suite: new DataIntegrityProof({ cryptosuite: createVerifyCryptosuite() }) });
  const genuine = await check(part);
  expect('with the suite their library accepts the part', genuine.verified === true, JSON.stringify(genuine));
  const altered = await check({ ...part, name: 'Anderes' });
  expect('and refuses it, altered', altered.verified === false, JSON.stringify(altered));
}

// The verifier takes presentations made as assertions alone; that a holder shows them, with an answer, its library asks.
async function ourPresentation() {
  const key = newKey('ed25519');
  writeFileSync(join(folder, 'shown.json'), issue(key, []));
  const presentation = JSON.parse(run(['present', 'shown.json', '--key', key.file, '--challenge', 'c-1', '--domain', 'employer.example']));
  const done = await verifyPresentation({ presentation, challenge: 'c-1', knownDIDRegistries: [] });
  expect('they read what Cairn presents, and what is in it', done.credentialResults?.[0]?.log?.some((step) => step.id === 'valid_signature' && step.valid),
    JSON.stringify(done));
  const asked = async (shown, challenge) => (await dcc.verify({ presentation: shown, challenge, domain: 'employer.example',
    suite: new DataIntegrityProof({ cryptosuite }), documentLoader: securityLoader().build() })).presentationResult;
  const genuine = await asked(presentation, 'c-1');
  expect('they accept how Cairn presents it', genuine.verified === true, JSON.stringify(genuine));
  expect('but in answer to their question alone', (await asked(presentation, 'c-2')).verified === false);
  const forged = { ...presentation, verifiableCredential: [{ ...JSON.parse(issue(key, [])), name: 'Anderes' }] };
  const other = await asked(forged, 'c-1');
  expect('they refuse what was put into it', other.verified === false, JSON.stringify(other));
}

async function theirs() {
  const key = await Ed25519VerificationKey2020.generate();
  key.controller = `did:key:${key.fingerprint()}`;
  key.id = `${key.controller}#${key.fingerprint()}`;
  const documentLoader = securityLoader().build();
  const suites = { 'Ed25519Signature2020': new Ed25519Signature2020({ key }), 'eddsa-rdfc-2022': new DataIntegrityProof({ signer: { ...key.signer(), algorithm: 'Ed25519' }, cryptosuite }) };
  for (const [name, suite] of Object.entries(suites)) {
    const credential = await dcc.issue({ credential: badge(key.controller), suite, documentLoader });
    expect(`${name}: Cairn accepts theirs`, verify(JSON.stringify(credential)).verdict === 'accepted', JSON.stringify(verify(JSON.stringify(credential))));
    expect(`${name}: Cairn refuses theirs, altered`, verify(JSON.stringify({ ...credential, name: 'Anderes' })).verdict === 'rejected');
    const presentation = await dcc.signPresentation({ presentation: dcc.createPresentation({ verifiableCredential: credential, holder: key.controller }),
      suite, challenge: 'c-2', domain: 'employer.example', documentLoader });
    const asked = (challenge) => verify(JSON.stringify(presentation), ['--challenge', challenge, '--domain', 'employer.example']);
    expect(`${name}: Cairn accepts what their wallet presents`, asked('c-2').verdict === 'accepted', JSON.stringify(asked('c-2')));
    expect(`${name}: but in answer to this question alone`, asked('c-3').verdict === 'rejected');
  }
}

for (const suite of ['eddsa-rdfc-2022', 'Ed25519Signature2020']) await ours(suite);
await ourStatus();
await ourPart();
await ourPresentation();
await theirs();
finish();
