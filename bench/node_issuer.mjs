// SPDX-License-Identifier: Apache-2.0
// A signing service as people write it in Node, on the Digital Bazaar libraries: what `http-issue` is measured beside.
// It says its port and signs whatever is posted; nothing is stored.
import { createServer } from 'node:http';
import * as vc from '@digitalbazaar/vc';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { documentLoader } from '../tests/peers/documents.mjs';

const key = await Ed25519Multikey.generate();
const { publicKeyMultibase } = await key.export({ publicKey: true });
key.controller = `did:key:${publicKeyMultibase}`;
key.id = `${key.controller}#${publicKeyMultibase}`;

async function sign(text) {
  const { credential } = JSON.parse(text);
  credential.issuer = { ...Object(credential.issuer), id: key.controller };
  const suite = new DataIntegrityProof({ cryptosuite, signer: key.signer() });
  return JSON.stringify(await vc.issue({ credential, suite, documentLoader }));
}

const server = createServer((request, response) => {
  let text = '';
  request.on('data', (piece) => { text += piece; });
  request.on('end', () => {
    const answer = (status, body) => { response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) }).end(body); };
    sign(text).then((signed) => answer(201, signed), (error) => answer(500, JSON.stringify({ detail: String(error) })));
  });
});
server.listen(0, '127.0.0.1', () => { console.log(server.address().port); });
// Whoever started it is gone.
process.stdin.on('end', () => process.exit(0)).resume();
