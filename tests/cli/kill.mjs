// SPDX-License-Identifier: Apache-2.0
// A hundred times: people are awarded from files and one by one while the server is killed (SIGKILL) at a random
// moment and started again. In the end the doctor finds nothing wrong, and every row and every award that was
// acknowledged is there once. The first file has 5,000 rows, 37 of them wrong, which are mended on the way.
// Usage: kill.mjs CAIRN [KILLS]
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [cairn, kills = '100'] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'cairn-kill-'));
const data = join(folder, 'data');
const run = (...words) => {
  const done = spawnSync(cairn, [...words, '--data', data], { encoding: 'utf8' });
  assert.equal(done.status, 0, `${words.join(' ')}: ${done.stdout}${done.stderr}`);
  return done.stdout.trim();
};
const pause = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

// The same moments in every run.
let state = 7;
const random = (below) => {
  state = (Math.imul(state, 1103515245) + 12345) >>> 0;
  return (state >>> 8) % below;
};

const port = await new Promise((resolve) => {
  const listener = createServer().listen(0, '127.0.0.1', () => {
    const taken = listener.address().port;
    listener.close(() => resolve(taken));
  });
});
const origin = `http://127.0.0.1:${port}`;
let server;
let ended;
async function start() {
  server = spawn(cairn, ['serve', '--data', data, '--listen', `127.0.0.1:${port}`], { stdio: ['ignore', 'pipe', 'ignore'] });
  ended = new Promise((resolve) => { server.on('exit', resolve); });
  await new Promise((resolve, reject) => {
    server.stdout.once('data', resolve);
    server.on('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
}
process.on('exit', () => server?.kill('SIGKILL'));

const password = 'a long password';
writeFileSync(join(folder, 'password'), `${password}\n`);
run('init', '--admin-email', 'ada@example.org', '--password-file', join(folder, 'password'));
const key = run('api-key', 'new', '--name', 'kill', '--scope', 'awards:write', '--scope', 'awards:read');
const api = async (method, path, body, type = 'application/json') => {
  const answer = await fetch(`${origin}/api/v1${path}`, { method, body, headers: { authorization: `Bearer ${key}`, ...(body && { 'content-type': type }) } });
  const text = await answer.text();
  if (answer.status === 429) {  // as a good client: not before it may
    await pause(1000 * Number(answer.headers.get('retry-after')));
    return api(method, path, body, type);
  }
  return { status: answer.status, body: text && JSON.parse(text) };
};

// One published achievement, made as an issuer would.
async function publish() {
  const jar = new Map();
  const ask = async (path, form) => {
    const answer = await fetch(origin + path, { redirect: 'manual', method: form ? 'POST' : 'GET', body: form && new URLSearchParams(form),
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') } });
    for (const line of answer.headers.getSetCookie()) jar.set(...line.split(';')[0].split('='));
    return { at: answer.headers.get('location'), status: answer.status, text: await answer.text() };
  };
  const token = async (path) => /name="form_token" value="(\w+)"/.exec((await ask(path)).text)[1];
  await ask('/sign-in', { form_token: await token('/sign-in'), email: 'ada@example.org', password });
  const made = await ask('/desk/achievements/new', { form_token: await token('/desk/achievements/new'), name: 'Welding',
    description: 'Joins two plates.', criteria: 'Makes three welds.', skills: 'Welding', evidence_rule: 'none', shape: 'hexagon',
    icon: 'none', colour: '#1a5f4f', text: 'Weld', badge_text: 'Weld', alternative_text: 'A green hexagon' });
  assert.equal(made.status, 303, made.text.replace(/<[^>]*>/g, ' '));
  const place = new URL(made.at, origin).pathname;
  await ask(`${place}/publish`, { form_token: await token(place) });
  return place.split('/').at(-1);
}

const wrong = new Set([...Array(37).keys()].map((i) => 2 + i * 131));
const sheet = (name, rows, is_wrong = () => false) => ['name,email', ...[...Array(rows).keys()].map((i) =>
  `Learner ${i},${name}-${i}${is_wrong(i + 2) ? '' : '@learner.example'}`)].join('\r\n');

const batches = [];
async function begin(name, rows, is_wrong) {
  const begun = await api('POST', `/award-batches?achievement=${achievement}&file_name=${name}.csv`, sheet(name, rows, is_wrong), 'text/csv');
  assert.equal(begun.status, 201, JSON.stringify(begun.body));
  batches.push({ id: begun.body.id, rows });
  return begun.body;
}

// Awards one by one, each asked for until it is acknowledged.
const acknowledged = new Map();
let next_person = 0;
async function award_people() {
  for (;;) {
    const name = `person-${next_person}`;
    const given = await api('POST', '/awards', JSON.stringify({ achievement, name, email: `${name}@learner.example`, source_key: name }));
    assert.ok(given.status === 201 || given.status === 200, JSON.stringify(given.body));
    acknowledged.set(name, given.body.id);
    ++next_person;
  }
}

// Whatever breaks off because the server is gone is no fault; what it answered must be right.
const unless_gone = (work) => work.catch((error) => { if (error instanceof assert.AssertionError) throw error; });

await start();
const achievement = await publish();
const first = await begin('first', 5000, (row) => wrong.has(row));
assert.deepEqual([first.rows.ready, first.rows.bad], [4963, 37]);
const bad = (await api('GET', `/award-batches/${first.id}/rows?state=bad&limit=200`)).body.items;
assert.deepEqual(bad.map((row) => row.row), [...wrong]);
assert.ok(bad.every((row) => row.faults.length === 1 && row.faults[0].column === 'email' && /name@example\.org/.test(row.faults[0].detail)));
await api('POST', `/award-batches/${first.id}/start`);

let mended = false;
let asked = false;  // to mend, by a request whose answer may have been lost with the server
for (let i = 0; i < Number(kills); ++i) {
  if (i > 0) await start();
  const work = [unless_gone(award_people())];
  if (i % 20 === 9)
    work.push(unless_gone(begin(`file-${i}`, 1500).then((batch) => api('POST', `/award-batches/${batch.id}/start`))));
  if (!mended && i >= 5)
    work.push(unless_gone(api('POST', `/award-batches/${first.id}/rows`, JSON.stringify({ rows: bad.map((row) => (
      { row: row.row, cells: { email: `${row.cells[1]}@learner.example` } })) })).then((answer) => {
      // Rows that were mended by a request before are about to be awarded, and stay so.
      assert.ok(answer.status === 200 || (asked && answer.status === 409), JSON.stringify(answer.body));
      mended = true;
    }).finally(() => { asked = true; })));
  await pause(20 + random(180));
  server.removeAllListeners('exit');
  const gone = new Promise((resolve) => { server.on('exit', resolve); });
  server.kill('SIGKILL');
  await gone;
  await Promise.all(work);
}

await start();
assert.ok(mended || Number(kills) < 10, 'the wrong rows were mended on the way');
for (const batch of batches) {
  await api('POST', `/award-batches/${batch.id}/start`);  // where the kill came before, or rows were mended after its end
  for (;;) {
    const { body } = await api('GET', `/award-batches/${batch.id}`);
    if (body.state === 'finished') {
      assert.deepEqual([body.rows.awarded + body.rows.held, body.rows.ready], [batch.rows - (mended ? 0 : body.rows.bad), 0], JSON.stringify(body));
      break;
    }
    await pause(100);
  }
}
let awards = 0;
for (let after = '';;) {
  const { body } = await api('GET', `/awards?limit=200&after=${after}`);
  awards += body.items.length;
  if (!body.next) break;
  after = body.next;
}
for (const [name, id] of acknowledged) {
  const found = await api('GET', `/awards/${id}`);
  assert.equal(found.status, 200, name);
  assert.equal(found.body.source_key, `api:${name}`);
}
// A person whose award was stored and not acknowledged is asked for once more and is not awarded again.
const { body: last } = await api('POST', '/awards', JSON.stringify({ achievement, name: `person-${next_person}`,
  email: `person-${next_person}@learner.example`, source_key: `person-${next_person}` }));
const before = awards;
acknowledged.set(`person-${next_person}`, last.id);
const rows = batches.reduce((sum, batch) => sum + batch.rows, 0) - (mended ? 0 : 37);
assert.ok(before === rows + acknowledged.size || before === rows + acknowledged.size - 1,
  `${before} awards of ${rows} rows and ${acknowledged.size} people`);
server.removeAllListeners('exit');
server.kill('SIGTERM');
await new Promise((resolve) => { server.on('exit', resolve); });
run('doctor');
rmSync(folder, { recursive: true, force: true });
console.log(`${kills} kills: ${rows} rows and ${acknowledged.size} people awarded once each`);
