// SPDX-License-Identifier: Apache-2.0
// ecdsa-sd-2023 both ways with @digitalbazaar/ecdsa-sd-2023-cryptosuite: each side issues, each derives from what either
// issued, and each verifies what either derived. Neither accepts an original, or a part that was altered.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as vc from '@digitalbazaar/vc';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import * as EcdsaMultikey from '@digitalbazaar/ecdsa-multikey';
import * as sd from '@digitalbazaar/ecdsa-sd-2023-cryptosuite';
import { badge, expect, finish, folder, newKey, run, verify } from './badge.mjs';
import { documentLoader } from './documents.mjs';

const suiteOf = (cryptosuite, signer) => new DataIntegrityProof({ cryptosuite, signer });
const parts = ['/credentialSubject/result/1', '/evidence/0/name'];
const mandatory = ['/issuer', '/validFrom', '/validUntil', '/credentialSubject/achievement/name', '/credentialSubject/achievement/description',
  '/credentialSubject/achievement/criteria'];

// A badge with things to keep back: some have names of their own, some have none.
function rich(issuer) {
  const document = badge(issuer);
  document.credentialSubject.result = [{ type: ['Result'], value: '91' }, { type: ['Result'], value: 'sehr gut' }];
  document.evidence = [{ id: 'https://bread.example/1', type: ['Evidence'], name: 'Laib', description: 'Kruste.' },
    { type: ['Evidence'], name: 'Zopf', description: 'Geflochten.' }];
  return document;
}

async function theirKey() {
  const key = await EcdsaMultikey.generate({ curve: 'P-256' });
  const { publicKeyMultibase: text } = await key.export({ publicKey: true });
  key.controller = `did:key:${text}`;
  key.id = `${key.controller}#${text}`;
  return key;
}

const put = (name, value) => {
  writeFileSync(join(folder, name), JSON.stringify(value));
  return name;
};

const issuers = {
  async Cairn() {
    const key = newKey('p256');
    return JSON.parse(run(['issue', put('rich.json', rich(key.did)), '--key', key.file, '--suite', 'ecdsa-sd-2023']));
  },
  async '@digitalbazaar/vc'() {
    const key = await theirKey();
    return vc.issue({ credential: rich(key.controller), documentLoader,
      suite: suiteOf(sd.createSignCryptosuite({ mandatoryPointers: mandatory }), key.signer()) });
  },
};
const holders = {
  async Cairn(original, pointers) {
    const done = spawnSync(resolve(process.argv[2]), ['derive', put('original.json', original), ...(pointers.length > 0 ? ['--reveal', ...pointers] : [])], { cwd: folder, encoding: 'utf8' });
    if (done.status !== 0) throw new Error(done.stderr);
    return JSON.parse(done.stdout);
  },
  async '@digitalbazaar/vc'(original, pointers) {
    return vc.derive({ verifiableCredential: original, documentLoader, suite: suiteOf(sd.createDiscloseCryptosuite({ selectivePointers: pointers })) });
  },
};
const verifiers = {
  async Cairn(credential) {
    const report = verify(JSON.stringify(credential));
    return { accepted: report.verdict === 'accepted', why: JSON.stringify(report) };
  },
  async '@digitalbazaar/vc'(credential) {
    const done = await vc.verifyCredential({ credential, suite: suiteOf(sd.createVerifyCryptosuite()), documentLoader });
    return { accepted: done.verified, why: done.verified ? '' : JSON.stringify(done.error?.errors?.map(String) ?? String(done.error)) };
  },
};

for (const [issuer, issue] of Object.entries(issuers)) {
  const original = await issue();
  for (const [verifier, check] of Object.entries(verifiers))
    expect(`${verifier} refuses the original of ${issuer}`, !(await check(original)).accepted);
  const shown = {};
  for (const [holder, derive] of Object.entries(holders)) {
    const part = await derive(original, parts);
    shown[holder] = part;
    const { result } = part.credentialSubject;
    expect(`${holder} shows of ${issuer}'s what was chosen, and no more`, result.length === 1 && result[0].value === 'sehr gut'
      && part.evidence.length === 1 && part.evidence[0].name === 'Laib' && part.evidence[0].description === undefined && part.name === undefined,
    JSON.stringify(part));
    for (const [verifier, check] of Object.entries(verifiers)) {
      const { accepted, why } = await check(part);
      expect(`${verifier} accepts what ${holder} shows of ${issuer}'s`, accepted, why);
      const better = structuredClone(part);
      better.credentialSubject.result[0].value = 'ausgezeichnet';
      expect(`${verifier} refuses it altered`, !(await check(better)).accepted);
      const endless = structuredClone(part);
      delete endless.validUntil;
      expect(`${verifier} refuses it without what must be shown`, !(await check(endless)).accepted);
    }
  }
  // Of one original, both sides make the same, to the letter: nothing in it is chance.
  expect(`both show the same of ${issuer}'s`, JSON.stringify(shown.Cairn.proof.proofValue) === JSON.stringify(shown['@digitalbazaar/vc'].proof.proofValue));
  const smallest = await holders.Cairn(original, []);
  for (const [verifier, check] of Object.entries(verifiers)) {
    const { accepted, why } = await check(smallest);
    expect(`${verifier} accepts the least that ${issuer}'s holder can show`, accepted, why);
  }
}
finish();
