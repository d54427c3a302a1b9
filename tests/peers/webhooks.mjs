// SPDX-License-Identifier: Apache-2.0
// A whole server calls a real receiver, which checks every call with the package standardwebhooks: signatures, retries
// under the same id, two secrets after one was rotated, the pause where the receiver wants no more.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';

const [cairn] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'cairn-webhooks-'));
const data = join(folder, 'data');
let checks = 0, failures = 0;
const expect = (what, truth, why = '') => {
  ++checks;
  if (!truth) { ++failures; console.log(`FAIL ${what} ${why}`); }
};
const pause = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

// The receiver: answers as told and keeps what it was sent.
const calls = [];
let status = 204;
const receiver = createServer((request, response) => {
  let body = '';
  request.on('data', (piece) => { body += piece; });
  request.on('end', () => {
    calls.push({ headers: request.headers, body });
    response.writeHead(status).end();
  });
});
await new Promise((resolve) => { receiver.listen(0, '127.0.0.1', resolve); });
const place = `127.0.0.1:${receiver.address().port}`;
async function call_number(number) {
  for (let i = 0; i < 100 && calls.length < number; ++i) await pause(100);
  return calls[number - 1];
}
const verified = (secret, call) => {
  try { return new Webhook(secret).verify(call.body, call.headers); } catch (error) { return { why: String(error) }; }
};

const run = (...words) => {
  const done = spawnSync(cairn, [...words, '--data', data], { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`${words.join(' ')}: ${done.stdout}${done.stderr}`);
  return done.stdout.trim();
};
writeFileSync(join(folder, 'password'), 'a long password\n');
run('init', '--admin-email', 'ada@harbour.example', '--password-file', join(folder, 'password'));
const key = run('api-key', 'new', '--name', 'course system', '--scope', 'webhooks', '--scope', 'organisation', '--scope', 'achievements', '--scope', 'awards');
const server = spawn(cairn, ['serve', '--data', data, '--listen', '127.0.0.1:0', '--allow-outbound', place], { stdio: ['ignore', 'pipe', 'inherit'] });
process.on('exit', () => server.kill('SIGKILL'));
const origin = await new Promise((resolve) => { server.stdout.once('data', (text) => resolve(new URL(String(text).trim()).origin)); });
const api = async (method, path, body) => {
  const answer = await fetch(`${origin}/api/v1${path}`, { method, body: body && JSON.stringify(body),
    headers: { authorization: `Bearer ${key}`, ...(body && { 'content-type': 'application/json' }) } });
  const text = await answer.text();
  return { status: answer.status, ...(text && JSON.parse(text)) };
};

const hook = await api('POST', '/webhooks', { url: `http://${place}/hooks`, events: ['achievement.published', 'award.made', 'award.revoked'] });
expect('it is made', hook.status === 201 && hook.secret.startsWith('whsec_'), JSON.stringify(hook));
const achievement = await api('POST', '/achievements', { name: 'Welding', description: 'Joins two plates.', criteria: 'Three welds that hold.',
  alternative_text: 'A hexagon' });
await api('POST', `/achievements/${achievement.id}/publish`);
const first = await call_number(1);
const published = verified(hook.secret, first);
expect('a call is verified by standardwebhooks', published.type === 'achievement.published' && published.data.achievement === achievement.id,
  JSON.stringify([published, achievement]));
expect('another secret does not verify it', 'why' in verified(`whsec_${Buffer.alloc(32).toString('base64')}`, first));
expect('nor does another body', 'why' in verified(hook.secret, { ...first, body: first.body.replace('published', 'retired') }));

status = 500;
const award = await api('POST', '/awards', { achievement: achievement.id, name: 'Nour Haddad', email: 'nour@example.org', source_key: 'one' });
const failed = await call_number(2);
expect('an award is told by ids alone', verified(hook.secret, failed).data?.award === award.id && !/Nour|example\.org/.test(failed.body), failed.body);
await pause(300);
const [waiting] = (await api('GET', `/webhooks/${hook.id}/deliveries`)).items;
expect('a call that failed waits with its cause', waiting.state === 'waiting' && waiting.lastError === 'The receiver answered 500.', JSON.stringify(waiting));
status = 200;
const { secret } = await api('POST', `/webhooks/${hook.id}/secret`);
await api('POST', `/deliveries/${waiting.id}/retry`);
const again = await call_number(3);
expect('it comes again under the same id', again.headers['webhook-id'] === failed.headers['webhook-id']);
expect('signed by the new secret and by the one before', verified(hook.secret, again).type === 'award.made' && verified(secret, again).type === 'award.made');

status = 410;
await api('POST', `/awards/${award.id}/revoke`, { reason: 'Bought.' });
await call_number(4);
await pause(300);
const paused = await api('GET', `/webhooks/${hook.id}`);
expect('who answers 410 is paused', paused.state === 'paused' && paused.paused_because === 'gone', JSON.stringify(paused));
const refused = await api('POST', '/webhooks', { url: 'http://10.0.0.1/x', events: ['award.made'] });
expect('an address that is not asked is refused', refused.status === 400 && refused.path === '/url', JSON.stringify(refused));

server.kill('SIGTERM');
await new Promise((resolve) => { server.on('exit', resolve); });
receiver.close();
rmSync(folder, { recursive: true, force: true });
console.log(`peer webhooks: ${checks - failures} of ${checks} checks passed`);
process.exit(failures ? 1 : 0);
