// SPDX-License-Identifier: Apache-2.0
// The W3C's test suites over HTTP, against a server of our own on this machine. They are brought and installed by whoever runs
// this (docs/reference/conformance.md says what they are); nothing is fetched here, and what they find is printed.
// Usage: w3c_suites.mjs FOLDER [CAIRN] [SUITE…]   FOLDER: one folder a suite, installed; SUITE: only those whose name has it
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

// What each must find: so many tests pass, none fails, and no others than these are not run.
const suites = {
  'vc-data-model-2.0-test-suite': 65,
  'vc-di-eddsa-test-suite': 57,
  'vc-di-ecdsa-test-suite': 130,
  'vc-bitstring-status-list-test-suite': 19,
  'did-key-test-suite': 15,
  'vc-api-issuer-test-suite': 13,
  'vc-api-verifier-test-suite': 18,
};

// The suites name an issuer of each kind of key and tell by tags what it does; the server puts its own in its place.
const configuration = (base) => `'use strict';
const issuer = 'did:key:z6MkmDMjfkjo9tdSnK9LwqtXa5TGXzS6kCyYfWXqQZ4wLr6T';
const endpoint = (path, tags, keys = ['P-256', 'P-384'], options = undefined) =>
  ({ id: issuer, endpoint: '${base}' + path, tags, supportedEcdsaKeyTypes: keys, supports: { vc: ['1.1', '2.0'] }, options });
const usual = ['vc2.0', 'vc-api', 'eddsa-rdfc-2022', 'Ed25519Signature2020', 'BitstringStatusList', 'Revocation', 'Suspension'];
const jcs = 'eddsa-jcs-2022';
const ecdsa = ['ecdsa-rdfc-2019', 'ecdsa-jcs-2019'];
const signs = (key, curve) => ecdsa.map((cryptosuite) => endpoint('/vc/' + key + '/credentials/issue', [cryptosuite], [curve], { cryptosuite }));
module.exports = {
  settings: { enableInteropTests: false, testAllImplementations: false },
  implementations: [{
    name: 'Cairn', implementation: 'Cairn',
    issuers: [endpoint('/vc/credentials/issue', usual), endpoint('/vc/credentials/issue', [jcs], [], { cryptosuite: jcs }),
      ...signs('p256', 'P-256'), ...signs('p384', 'P-384'),
      endpoint('/vc/sd/credentials/issue', ['ecdsa-sd-2023'], ['P-256']), endpoint('/vc/jose/credentials/issue', ['EnvelopingProof'])],
    verifiers: [endpoint('/vc/credentials/verify', [...usual, jcs, ...ecdsa, 'ecdsa-sd-2023', 'EnvelopingProof'])],
    vpVerifiers: [endpoint('/vc/presentations/verify', [...usual, 'EnvelopingProof'])],
    vcHolders: [endpoint('/vc/credentials/derive', ['vcHolder', 'ecdsa-sd-2023'])],
    didResolvers: [endpoint('/1.0/identifiers', ['did-key'])],
  }],
};
`;

const free_port = () => new Promise((done) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => done(port));
  });
});

async function serve(cairn, folder) {
  const file = (name) => join(folder, name);
  const port = await free_port();
  const base = `https://localhost:${port}`;
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2', '-subj', '/CN=localhost',
    '-addext', 'subjectAltName=DNS:localhost', '-keyout', file('tls.key'), '-out', file('tls.pem')], { stdio: 'ignore' });
  writeFileSync(file('password'), 'a password for an hour\n', { mode: 0o600 });
  execFileSync(cairn, ['init', '--data', file('data'), '--admin-email', 'suites@example.org', '--password-file', file('password')], { stdio: 'ignore' });
  const server = spawn(cairn, ['serve', '--data', file('data'), '--listen', `127.0.0.1:${port}`, '--base-url', base, '--tls-cert', file('tls.pem'),
    '--tls-key', file('tls.key'), '--vc-api-open'], { stdio: ['ignore', 'ignore', 'inherit'] });
  for (let tries = 0; tries < 100; ++tries) {
    if (server.exitCode !== null) throw new Error('the server ended');
    if (spawnSync('curl', ['-sfk', '--max-time', '2', '-o', '/dev/null', `${base}/readyz`]).status === 0) return { server, base, certificate: file('tls.pem') };
    await new Promise((done) => setTimeout(done, 100));
  }
  server.kill();
  throw new Error('the server does not answer');
}

// Of one suite: its counts, and the titles of what did not pass.
function run(folder, { base, certificate }, out) {
  writeFileSync(join(folder, 'localConfig.cjs'), configuration(base));
  const result = join(out, 'result.json');
  rmSync(result, { force: true });
  const mocha = spawnSync(process.execPath, ['node_modules/mocha/bin/mocha.js', 'tests/', '--reporter', 'json', '--reporter-option', `output=${result}`,
    '--timeout', '15000', '--preserve-symlinks'], { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28, timeout: 600_000,
    env: { ...process.env, NODE_EXTRA_CA_CERTS: certificate } });
  if (!existsSync(result)) throw new Error(`${folder}: mocha gave no result\n${mocha.stderr.slice(-2000)}`);
  const { stats, failures, pending } = JSON.parse(readFileSync(result, 'utf8'));
  return { passed: stats.passes, failed: stats.failures, pending: stats.pending, total: stats.tests,
    failures: failures.map((test) => `${test.fullTitle}: ${test.err.message}`), skipped: pending.map((test) => test.fullTitle) };
}

const [given, program = 'build/release/cairn', ...wanted] = process.argv.slice(2);
if (given === undefined) {
  console.error('usage: w3c_suites.mjs FOLDER [CAIRN] [SUITE…]');
  process.exit(64);
}
const out = mkdtempSync(join(tmpdir(), 'cairn-w3c-'));
let faults = 0;
let started;
try {
  started = await serve(resolve(program), out);
  for (const [name, least] of Object.entries(suites)) {
    const folder = join(resolve(given), name);
    if (wanted.length > 0 && !wanted.some((word) => name.includes(word))) continue;
    if (!existsSync(join(folder, 'node_modules/mocha'))) {
      console.log(`SUITE ${name}: skipped, it is not installed in ${folder}`);
      continue;
    }
    const found = run(folder, started, out);
    for (const title of found.failures) console.log(`  failed: ${title}`);
    for (const title of found.skipped) console.log(`  pending: ${title}`);
    console.log(`SUITE ${name}: ${found.passed} passed, ${found.failed} failed, ${found.pending} pending, ${found.total} total`);
    if (found.failed > 0 || found.passed < least) ++faults;
  }
} finally {
  if (started?.server.kill()) await once(started.server, 'exit');
  rmSync(out, { recursive: true, force: true });
}
process.exit(faults === 0 ? 0 : 1);
