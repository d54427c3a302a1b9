// SPDX-License-Identifier: Apache-2.0
// Both ways with @digitalbazaar/vc-bitstring-status-list: each reads the other's lists, and what one revokes the other rejects.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vc from '@digitalbazaar/vc';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { checkStatus, createCredential, createList, decodeList } from '@digitalbazaar/vc-bitstring-status-list';
import { badge, documents, expect, finish, folder, issue, newKey, run, verify } from './badge.mjs';
import { documentLoader } from './documents.mjs';

const url = 'https://college.example/status/1';
const index = 94567;
const checks = new DataIntegrityProof({ cryptosuite });

// What the other side makes of a badge while `list` stands at its address.
async function peerFinds(credential, list) {
  const loader = async (asked) => (asked === url ? { contextUrl: null, documentUrl: url, document: list } : documentLoader(asked));
  const done = await vc.verifyCredential({ credential, suite: checks, documentLoader: loader, checkStatus });
  return { accepted: done.verified && done.statusResult.results.every(({ status }) => status === false), done };
}
const cairnFinds = (credential, list) => verify(JSON.stringify(credential), documents('pages', { [url]: list }));
const told = (report) => report.credentials[0].status;

async function ours() {
  const key = newKey('ed25519');
  const publish = (name) => {
    writeFileSync(join(folder, `signed-${name}`), run(['issue', name, '--key', key.file]));
    return JSON.parse(run(['issue', name, '--key', key.file]));
  };
  run(['status', 'new', '--length', '131072', '--id', url, '--issuer', key.did, '-o', 'list.json']);
  const credential = JSON.parse(issue(key, ['--status-list', url, '--status-index', String(index)]));
  const clean = publish('list.json');
  run(['status', 'set', 'list.json', '7', String(index)]);
  const set = publish('list.json');
  const decoded = await decodeList({ encodedList: set.credentialSubject.encodedList });
  expect('they read the bits Cairn set, and no others', decoded.length === 131072
    && [...Array(131072).keys()].filter((i) => decoded.getStatus(i)).join() === `7,${index}`);
  const before = await peerFinds(credential, clean);
  expect('they accept what Cairn has not revoked', before.accepted, String(before.done.error?.errors ?? before.done.statusResult?.error));
  expect('they find what Cairn revoked', (await peerFinds(credential, set)).done.statusResult.results[0].status === true);
  expect('Cairn says the same of both', told(cairnFinds(credential, clean)) === 'active' && told(cairnFinds(credential, set)) === 'revoked');
  const other = newKey('ed25519');
  run(['status', 'new', '--length', '131072', '--id', url, '--issuer', other.did, '-o', 'other.json']);
  const foreign = JSON.parse(run(['issue', 'other.json', '--key', other.file]));
  expect('neither believes a list of somebody else', !(await peerFinds(credential, foreign)).accepted
    && cairnFinds(credential, foreign).verdict === 'undetermined');
}

async function theirs() {
  const key = await Ed25519Multikey.generate();
  const { publicKeyMultibase: text } = await key.export({ publicKey: true });
  key.controller = `did:key:${text}`;
  key.id = `${key.controller}#${text}`;
  const suite = new DataIntegrityProof({ cryptosuite, signer: key.signer() });
  const sign = (credential) => vc.issue({ credential, suite, documentLoader });
  const publish = async (...revoked) => {
    const list = await createList({ length: 131072 });
    for (const entry of revoked) list.setStatus(entry, true);
    return sign({ ...await createCredential({ id: url, list, statusPurpose: 'revocation' }), issuer: key.controller });
  };
  const credential = await sign({ ...badge(key.controller), credentialStatus: { id: `${url}#${index}`, type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation', statusListIndex: String(index), statusListCredential: url } });
  const clean = await publish();
  const set = await publish(index);
  expect('Cairn accepts what they have not revoked', cairnFinds(credential, clean).verdict === 'accepted', JSON.stringify(cairnFinds(credential, clean)));
  expect('Cairn rejects what they revoked', cairnFinds(credential, set).verdict === 'rejected' && told(cairnFinds(credential, set)) === 'revoked');
  expect('Cairn does not mistake a neighbour for it', cairnFinds(credential, await publish(index - 1, index + 1)).verdict === 'accepted');
  writeFileSync(join(folder, 'theirs.json'), JSON.stringify(set));
  expect('and reads their list on the command line', run(['status', 'show', 'theirs.json', String(index)]) === `${index} set\n`);
}

await ours();
await theirs();
finish();
