// SPDX-License-Identifier: Apache-2.0
// Both ways with @digitalbazaar/vc: what one side issues the other accepts, and neither accepts it altered.
import * as vc from '@digitalbazaar/vc';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import * as EcdsaMultikey from '@digitalbazaar/ecdsa-multikey';
import * as ecdsaJcs from '@digitalbazaar/ecdsa-jcs-2019-cryptosuite';
import { cryptosuite as ecdsaRdfc } from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import * as eddsaJcs from '@digitalbazaar/eddsa-jcs-2022-cryptosuite';
import { cryptosuite as eddsaRdfc } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { badge, expect, finish, issue, newKey, verify } from './badge.mjs';
import { documentLoader } from './documents.mjs';

const suites = [
  { name: 'eddsa-rdfc-2022', type: 'ed25519', checks: eddsaRdfc, signs: eddsaRdfc, make: () => Ed25519Multikey.generate() },
  { name: 'eddsa-jcs-2022', type: 'ed25519', checks: eddsaJcs.createVerifyCryptosuite(), signs: eddsaJcs.createSignCryptosuite(),
    make: () => Ed25519Multikey.generate() },
  { name: 'ecdsa-rdfc-2019', type: 'p256', checks: ecdsaRdfc, signs: ecdsaRdfc, make: () => EcdsaMultikey.generate({ curve: 'P-256' }) },
  { name: 'ecdsa-rdfc-2019', type: 'p384', checks: ecdsaRdfc, signs: ecdsaRdfc, make: () => EcdsaMultikey.generate({ curve: 'P-384' }) },
  ...[['p256', 'P-256'], ['p384', 'P-384']].map(([type, curve]) => ({ name: 'ecdsa-jcs-2019', type, make: () => EcdsaMultikey.generate({ curve }),
    checks: ecdsaJcs.createVerifyCryptosuite(), signs: ecdsaJcs.createSignCryptosuite() })),
];

async function peerAccepts(credential, checks) {
  const done = await vc.verifyCredential({ credential, suite: new DataIntegrityProof({ cryptosuite: checks }), documentLoader });
  return { accepted: done.verified, why: done.verified ? '' : JSON.stringify(done.error?.errors?.map(String) ?? String(done.error)) };
}

async function peerIssues({ make, signs }) {
  const key = await make();
  const { publicKeyMultibase: text } = await key.export({ publicKey: true });
  key.controller = `did:key:${text}`;
  key.id = `${key.controller}#${text}`;
  const suite = new DataIntegrityProof({ cryptosuite: signs, signer: key.signer() });
  return vc.issue({ credential: badge(key.controller), suite, documentLoader });
}

for (const suite of suites) {
  const what = `${suite.name} (${suite.type})`;
  const ours = JSON.parse(issue(newKey(suite.type), ['--suite', suite.name]));
  const found = await peerAccepts(ours, suite.checks);
  expect(`${what}: @digitalbazaar/vc accepts Cairn's`, found.accepted, found.why);
  const altered = await peerAccepts({ ...ours, name: 'Anderes' }, suite.checks);
  expect(`${what}: @digitalbazaar/vc refuses Cairn's, altered`, !altered.accepted);

  const theirs = await peerIssues(suite);
  expect(`${what}: Cairn accepts @digitalbazaar/vc's`, verify(JSON.stringify(theirs)).verdict === 'accepted');
  expect(`${what}: Cairn refuses @digitalbazaar/vc's, altered`,
    verify(JSON.stringify({ ...theirs, name: 'Anderes' })).verdict === 'rejected');
}
finish();
