// SPDX-License-Identifier: Apache-2.0
// A disk that is full or takes no writes: what the server, its pages and its log say, that nothing is lost, and that a
// file of awards goes on once there is room. On a small disk in memory, which takes root to mount.
// Usage: faults.mjs CAIRN
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, closeSync, cpSync, mkdirSync, mkdtempSync, openSync, readdirSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [cairn] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'cairn-faults-'));
const disk = join(folder, 'disk');
const data = join(disk, 'data');
const ballast = join(disk, 'ballast');
const env = { ...process.env, CAIRN_ALLOW_VOLATILE: '1' };
const run = (...words) => spawnSync(cairn, words, { encoding: 'utf8', env });
const well = (done) => { assert.equal(done.status, 0, done.stdout + done.stderr); return done.stdout.trim(); };
const pause = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

mkdirSync(disk);
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64m,mode=700', 'cairn-faults', disk], { encoding: 'utf8' });
if (mounted.status !== 0) {
  console.log(`skipped: no disk can be mounted here (${(mounted.stderr || 'no mount').trim()})`);
  rmSync(folder, { recursive: true });
  process.exit(0);
}

// Writes until nothing more goes onto the disk, or `megabytes_max` are there.
function fill(megabytes_max = Infinity) {
  const file = openSync(ballast, 'a');
  try {
    for (const size of [1 << 20, 4096])
      for (let i = 0; i < megabytes_max && writeSync(file, Buffer.alloc(size)) === size; ++i);
  } catch (error) {
    if (error.code !== 'ENOSPC') throw error;
    try { for (;;) if (writeSync(file, Buffer.alloc(4096)) < 4096) break; } catch { /* full */ }
  } finally {
    closeSync(file);
  }
}

async function serve(...words) {
  const server = spawn(cairn, ['serve', '--data', data, '--listen', '127.0.0.1:0', ...words], { env });
  const ended = new Promise((resolve) => { server.on('exit', resolve); });
  const started = { log: '', stop: () => { server.kill('SIGTERM'); return ended; } };
  server.stderr.on('data', (text) => { started.log += text; });
  process.on('exit', () => server.kill('SIGKILL'));
  started.origin = new URL(String(await new Promise((resolve, reject) => {
    server.stdout.once('data', resolve);
    server.on('exit', () => reject(new Error(`ended early: ${started.log}`)));
  })).trim()).origin;
  return started;
}

// Somebody with a browser, signed in.
async function member(origin) {
  const jar = new Map();
  const ask = async (path, body) => {
    const answer = await fetch(origin + path, { redirect: 'manual', method: body ? 'POST' : 'GET', body,
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') } });
    for (const line of answer.headers.getSetCookie()) jar.set(...line.split(';')[0].split('='));
    return { at: answer.headers.get('location'), status: answer.status, text: await answer.text() };
  };
  const token = async (path) => /name="form_token" value="(\w+)"/.exec((await ask(path)).text)[1];
  const send = async (path, fields, from = path) => ask(path, new URLSearchParams({ form_token: await token(from), ...fields }));
  assert.equal((await send('/sign-in', { email: 'ada@example.org', password: 'a long password' })).status, 303);
  return { ask, send, token };
}

async function publish({ send }, origin) {
  const made = await send('/desk/achievements/new', { name: 'Welding', description: 'Joins two plates.', criteria: 'Makes three welds.',
    skills: 'Welding', evidence_rule: 'none', shape: 'hexagon', icon: 'none', colour: '#1a5f4f', text: 'Weld', badge_text: 'Weld',
    alternative_text: 'A green hexagon' });
  assert.equal(made.status, 303, made.text.replace(/<[^>]*>/g, ' '));
  const place = new URL(made.at, origin).pathname;
  await send(`${place}/publish`, {}, place);
  return place.split('/').at(-1);
}

const rows = 6000;
const sheet = (name) => ['name,email', ...[...Array(rows).keys()].map((i) => `Learner ${i},${name}-${i}@learner.example`)].join('\r\n');

// Forms are refused in plain words; the log has the cause, what helps and the route, and nobody's address.
async function a_form_on_a_full_disk_changes_nothing(server, { ask, token }, achievement) {
  let refused;
  for (let i = 0; i < 20 && refused?.status !== 503; ++i) {
    const form = new FormData();
    form.set('form_token', await token('/desk/batches/new'));
    form.set('achievement', achievement);
    form.set('file', new Blob([sheet(`more-${i}`)], { type: 'text/csv' }), 'more.csv');
    refused = await ask('/desk/batches/new', form);
  }
  assert.equal(refused.status, 503);
  assert.match(refused.text, /The server(?:'|&#39;|&apos;)s disk is full/);
  assert.match(refused.text, /Nothing was changed\. Who runs it has been told in its log/);
  const line = server.log.split('\n').filter((one) => one.includes('/desk/batches/new')).map((one) => JSON.parse(one)).at(-1);
  assert.match(line.time, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
  assert.deepEqual([line.level, line.method, line.route, line.status, line.code], ['error', 'POST', '/desk/batches/new', 503, 'no-room']);
  assert.match(line.message, /Make room on the disk/);
  assert.ok(line.request.length > 0 && Number.isInteger(line.ms));
  assert.doesNotMatch(server.log, /@/);
}

async function a_file_of_awards_waits_for_room_and_goes_on() {
  const server = await serve('--log-format', 'json');
  const person = await member(server.origin);
  const achievement = await publish(person, server.origin);
  const api = async (method, path, body, type = 'application/json') => (await fetch(`${server.origin}/api/v1${path}`, { method, body,
    headers: { authorization: `Bearer ${key}`, ...(body && { 'content-type': type }) } })).json();
  const key = well(run('api-key', 'new', '--data', data, '--name', 'faults', '--scope', 'awards:write', '--scope', 'awards:read'));
  const { id } = await api('POST', `/award-batches?achievement=${achievement}&file_name=all.csv`, sheet('all'), 'text/csv');
  fill(30);
  await api('POST', `/award-batches/${id}/start`);
  fill();
  let batch;
  for (let i = 0; i < 100 && batch?.held_up_by === undefined; ++i) {
    await pause(300);
    batch = await api('GET', `/award-batches/${id}`);
    assert.notEqual(batch.state, 'finished', 'the disk was not full in time');
  }
  assert.equal(batch.held_up_by, 'no-room', JSON.stringify(batch));
  assert.match((await person.ask(`/desk/batches/${id}`)).text, /disk is full\. Awarding goes on by itself once there is room/);
  assert.match(server.log, /"work":"awarding","code":"no-room"/);
  await a_form_on_a_full_disk_changes_nothing(server, person, achievement);
  rmSync(ballast);
  for (let i = 0; i < 200 && batch.state !== 'finished'; ++i) {
    await pause(300);
    batch = await api('GET', `/award-batches/${id}`);
  }
  assert.deepEqual([batch.state, batch.rows.awarded, batch.held_up_by], ['finished', rows, undefined]);
  assert.equal(await server.stop(), 0);
  const looked = join(folder, 'looked');
  cpSync(data, looked, { recursive: true });
  chmodSync(looked, 0o700);  // which a copy does not take along
  const found = run('doctor', '--data', looked, '--json');
  assert.ok(JSON.parse(found.stdout).checks.every((one) => one.fine || one.about === 'disk'), found.stdout);
}

function a_backup_onto_a_full_disk_leaves_nothing_behind() {
  fill();
  const refused = run('backup', '--data', join(folder, 'looked'), join(disk, 'kept.tar.zst'));
  assert.equal(refused.status, 74);
  assert.match(refused.stderr, /kept\.tar\.zst.*No space left on device[^]*Make room[^]*another disk/);
  assert.deepEqual(readdirSync(disk).sort(), ['ballast', 'data']);
}

function no_server_starts_on_a_full_disk() {
  for (const where of [data, join(disk, 'new', 'data')]) {
    const refused = run('serve', '--data', where, '--listen', '127.0.0.1:0');
    assert.equal(refused.status, 74);
    assert.match(refused.stderr, /The disk of .* is full\.[^]*Make room there, or name a folder on another disk/);
  }
  const command = run('api-key', 'new', '--data', data, '--name', 'x'.repeat(60), '--scope', 'vc:issue');
  if (command.status !== 0) assert.match(command.stderr, /Make room/);
  rmSync(ballast);
}

function a_disk_that_is_only_read_is_named() {
  execFileSync('mount', ['-o', 'remount,ro', disk]);
  for (const words of [['serve', '--data', data, '--listen', '127.0.0.1:0'],
    ['backup', '--data', join(folder, 'looked'), join(disk, 'kept.tar.zst')]]) {
    const refused = run(...words);
    assert.equal(refused.status, 74, refused.stderr);
    assert.match(refused.stderr, /Read-only file system[^]*(?:can be written to|so that it can)/);
  }
  execFileSync('mount', ['-o', 'remount,rw', disk]);
}

try {
  const password = join(folder, 'password');
  writeFileSync(password, 'a long password\n');
  well(run('init', '--data', data, '--admin-email', 'ada@example.org', '--password-file', password));
  await a_file_of_awards_waits_for_room_and_goes_on();
  a_backup_onto_a_full_disk_leaves_nothing_behind();
  no_server_starts_on_a_full_disk();
  a_disk_that_is_only_read_is_named();
} finally {
  spawnSync('umount', ['-l', disk]);
  rmSync(folder, { recursive: true });
}
