// SPDX-License-Identifier: Apache-2.0
// TLS by certificate files: pages, safe cookies, and an upload beyond the limit refused with 413.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, finish, start_server } from './house.mjs';

const folder = mkdtempSync(join(tmpdir(), 'cairn-tls-'));
const [certificate, key] = ['chain.pem', 'key.pem'].map((name) => join(folder, name));
const certify = (name) => execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2',
  '-keyout', key, '-out', certificate, '-subj', `/CN=${name}`, '-addext', 'subjectAltName=IP:127.0.0.1'], { stdio: 'ignore' });
certify('first');

const ask = (url, options = {}, body = '') => new Promise((resolve, reject) => {
  const asked = request(url, { ...options, rejectUnauthorized: false }, (answer) => {
    answer.resume();
    answer.certified = answer.socket.getPeerCertificate().subject?.CN;
    answer.on('end', () => resolve(answer));
  });
  asked.on('error', reject);
  asked.end(body);
});

const server = await start_server(['--tls-cert', certificate, '--tls-key', key]);
expect('the link is https', server.origin.startsWith('https://'));
const page = await ask(`${server.origin}/verify`);
expect('a page over TLS', page.statusCode === 200);
expect('its cookie stays on TLS', /Secure/.test(page.headers['set-cookie']?.[0]));
expect('browsers are told to come back by TLS', page.headers['strict-transport-security'] !== undefined);
const post = { method: 'POST', headers: { 'content-type': 'application/json' } };
const large = await ask(`${server.origin}/api/v1/verify`, post, Buffer.alloc(15 * 1024 * 1024, 32));
expect('an upload beyond the limit is refused', large.statusCode === 413, String(large.statusCode));
const open = await ask(`${server.origin}/vc/credentials/issue`, post, '{}');
expect('nobody signs without a key', open.statusCode === 401);

// SIGHUP: a renewed certificate is taken, a broken one is not. Each question is a connection of its own.
const shown = async (wanted) => {
  for (let i = 0; i < 50; ++i) {
    const { certified } = await ask(`${server.origin}/healthz`, { agent: new Agent({ maxCachedSessions: 0 }) });
    if (certified === wanted || i === 49) return certified;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};
expect('the first certificate is shown', (await shown('first')) === 'first');
certify('second');
server.tell('SIGHUP');
expect('a renewed certificate is shown after SIGHUP', (await shown('second')) === 'second');
writeFileSync(certificate, 'no certificate');
server.tell('SIGHUP');
await new Promise((resolve) => setTimeout(resolve, 200));
expect('a broken one is not taken', (await shown('second')) === 'second');
expect('the server stops when told', (await server.stop()) === 0);
finish('tls');
