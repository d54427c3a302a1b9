// SPDX-License-Identifier: Apache-2.0
// @digitalbazaar/vc as a stranger's verifier: signature, and status by the list the server publishes.
import { gunzipSync } from 'node:zlib';
import * as vc from '@digitalbazaar/vc';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { documentLoader } from '../peers/documents.mjs';

const suite = () => new DataIntegrityProof({ cryptosuite });

async function checkStatus({ credential }) {
  for (const entry of [credential.credentialStatus ?? []].flat()) {
    const list = await (await fetch(entry.statusListCredential)).json();
    const signed = await vc.verifyCredential({ credential: list, suite: suite(), documentLoader });
    if (!signed.verified) return { verified: false, error: signed.error };
    const bits = gunzipSync(Buffer.from(list.credentialSubject.encodedList.slice(1), 'base64url'));
    const index = Number(entry.statusListIndex);
    if ((bits[index >> 3] >> (7 - (index & 7))) & 1) return { verified: false, error: new Error('revoked') };
  }
  return { verified: true };
}

export async function peer_accepts(credential) {
  const done = await vc.verifyCredential({ credential, suite: suite(), documentLoader, checkStatus });
  return { accepted: done.verified, why: String(done.error?.errors ?? done.error ?? done.statusResult?.error ?? '') };
}
