// SPDX-License-Identifier: Apache-2.0
// Learner records (CLR 2.0) and endorsements both ways with @digitalbazaar/vc: one side signs a record of badges of the
// other, which the other accepts; a badge in it that was swapped is refused by both. The vocabulary of records comes with
// no package, so it is read from beside the suites.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vc from '@digitalbazaar/vc';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { badge, expect, finish, folder, issue, newKey, run, verify } from './badge.mjs';
import { documentLoader as usual } from './documents.mjs';

const url = 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json';
const vocabulary = join(process.env.CAIRN_SUITES ?? join(process.cwd(), '../shared/vectors'),
  'contexts/purl.imsglobal.org_clr_v2p0_context-2.0.1.json');
if (!existsSync(vocabulary)) {
  console.log('records: skipped, the vocabulary of CLR 2.0 is not here');
  process.exit(0);
}
const context = JSON.parse(readFileSync(vocabulary, 'utf8'));
const documentLoader = async (asked) =>
  asked === url ? { contextUrl: null, documentUrl: url, document: context } : usual(asked);
mkdirSync(join(folder, 'clr'));
writeFileSync(join(folder, 'clr/index.json'), JSON.stringify({ [url]: 'clr.json' }));
writeFileSync(join(folder, 'clr/clr.json'), JSON.stringify(context));
const contexts = ['--contexts', join(folder, 'clr')];

const record = (issuer, held) => ({
  '@context': ['https://www.w3.org/ns/credentials/v2', url, 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
  id: 'urn:uuid:2f1b9a3e-77f0-4b43-9d2e-0d3a3b1f8e10', type: ['VerifiableCredential', 'ClrCredential'], name: 'Alles',
  issuer: { id: issuer, type: ['Profile'], name: 'Dorfbäckerei' }, validFrom: '2026-02-01T00:00:00Z',
  credentialSubject: { id: 'did:example:ada', type: ['ClrSubject'], verifiableCredential: held, association: [
    { type: 'Association', associationType: 'isRelatedTo', sourceId: held[0].credentialSubject.achievement.id, targetId: held[0].id }] } });

async function peer() {
  const key = await Ed25519Multikey.generate();
  const { publicKeyMultibase: text } = await key.export({ publicKey: true });
  key.controller = `did:key:${text}`;
  key.id = `${key.controller}#${text}`;
  const sign = (credential) =>
    vc.issue({ credential, suite: new DataIntegrityProof({ cryptosuite, signer: key.signer() }), documentLoader });
  return { did: key.controller, sign };
}

async function accepts(credential) {
  const done = await vc.verifyCredential({ credential, suite: new DataIntegrityProof({ cryptosuite }), documentLoader });
  return { accepted: done.verified, why: done.verified ? '' : JSON.stringify(done.error?.errors?.map(String) ?? String(done.error)) };
}

function signed(key, document) {
  writeFileSync(join(folder, 'document.json'), JSON.stringify(document));
  return JSON.parse(run(['issue', join(folder, 'document.json'), '--key', key.file, ...contexts]));
}

const swapped = (document) => {
  const copy = structuredClone(document);
  copy.credentialSubject.verifiableCredential[0].name = 'Anderes';
  return copy;
};
const verdicts = (report) => report.credentials.map((one) => one.verdict).join();

const key = newKey('ed25519');
const other = await peer();
const ours = JSON.parse(issue(key, []));
const theirs = await other.sign(badge(other.did));

const our_record = signed(key, record(key.did, [theirs, ours]));
const found = await accepts(our_record);
expect("@digitalbazaar/vc accepts Cairn's record", found.accepted, found.why);
expect("@digitalbazaar/vc refuses Cairn's record with a badge swapped", !(await accepts(swapped(our_record))).accepted);
for (const held of our_record.credentialSubject.verifiableCredential)
  expect('@digitalbazaar/vc accepts each badge out of it', (await accepts(held)).accepted);

const their_record = await other.sign(record(other.did, [ours, theirs]));
const report = verify(JSON.stringify(their_record), contexts);
expect("Cairn accepts @digitalbazaar/vc's record and each badge in it", verdicts(report) === 'accepted,accepted,accepted', JSON.stringify(report));
expect('and names what belongs together', report.credentials[0].associations[0].source.name === 'Brotbacken');
expect('Cairn refuses it with a badge swapped, and that badge',
  verdicts(verify(JSON.stringify(swapped(their_record)), contexts)) === 'rejected,rejected,accepted');

const words = await other.sign({
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
  id: 'urn:uuid:7d1b3f0a-6f0e-4f0b-8d5f-0a7f5f0c9d11', type: ['VerifiableCredential', 'EndorsementCredential'], name: 'Lob',
  issuer: { id: other.did, type: ['Profile'], name: 'Innung' }, validFrom: '2026-01-01T00:00:00Z',
  credentialSubject: { id: badge(key.did).credentialSubject.achievement.id, type: ['EndorsementSubject'], endorsementComment: 'Gutes Brot' } });
const praised = signed(key, { ...badge(key.did), endorsement: [words] });
const told = verify(JSON.stringify(praised)).credentials[0].endorsements[0];
expect("Cairn takes @digitalbazaar/vc's endorsement for proved", told.holds && told.comment === 'Gutes Brot' && told.about === 'achievement', JSON.stringify(told));
expect('@digitalbazaar/vc accepts the badge with it', (await accepts(praised)).accepted);
finish();
