// SPDX-License-Identifier: Apache-2.0
// A server whose database is PostgreSQL: started, backed up, restored, moved there and back, looked
// after, and without its database for a while. Usage: postgres.mjs CAIRN CLUSTER
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [cairn, cluster] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'cairn-postgres-test-'));
const data = join(folder, 'data');
const password = join(folder, 'password');
const run = (...words) => spawnSync(cairn, words, { encoding: 'utf8' });
const bin = join('/usr/lib/postgresql', readdirSync('/usr/lib/postgresql').sort((a, b) => b - a)[0], 'bin');
const made = [];

// An empty database, gone at the end.
function database(of = cluster) {
  const name = `cli_${process.pid}_${made.length}`;
  const socket = readlinkSync(of);
  execFileSync(join(bin, 'createdb'), ['-h', socket, '-U', 'cairn', '-E', 'UTF8', '-T', 'template0', name]);
  made.push([socket, name]);
  return `postgresql://cairn@/${name}?host=${socket}`;
}
const well = (result) => { assert.equal(result.status, 0, result.stderr + result.stdout); return result; };
const key_names = (where) =>
  JSON.parse(well(run('api-key', 'list', '--data', where, '--json')).stdout).map((row) => row.name).join();

async function serve(where, ...words) {
  const server = spawn(cairn, ['serve', '--data', where, '--listen', '127.0.0.1:0', ...words],
    { stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  server.stderr.resume();
  const ended = new Promise((resolve) => server.on('exit', resolve));
  await new Promise((resolve, reject) => {
    server.stdout.on('data', (text) => { out += text; if (out.includes('\n')) resolve(); });
    server.on('exit', () => reject(new Error(`ended early: ${out}`)));
  });
  return { origin: new URL(out.trim()).origin, stop: () => { server.kill('SIGTERM'); return ended; } };
}

async function a_server_keeps_everything_there(url) {
  well(run('init', '--data', data, '--db', url, '--admin-email', 'ada@example.org', '--password-file', password, '--demo'));
  assert.ok(!existsSync(join(data, 'cairn.db')));
  assert.equal(statSync(join(data, 'database.url')).mode & 0o777, 0o600);
  const server = await serve(data);
  assert.equal((await fetch(`${server.origin}/readyz`)).status, 200);
  const catalogue = await (await fetch(`${server.origin}/catalogue?q=bicycle`)).text();
  assert.match(catalogue, /Bicycle brakes/);
  well(run('api-key', 'new', '--data', data, '--name', 'Course system', '--scope', 'vc:issue'));
  assert.equal(await server.stop(), 0);
  const doctor = well(run('doctor', '--data', data));
  assert.match(doctor.stdout, /database: PostgreSQL 1\d/);
}

function another_database_is_not_taken_for_it(url) {
  for (const [words, said] of [
    [['serve', '--data', data, '--db', database(), '--listen', '127.0.0.1:0'], /is empty[^]*--db/],
    [['init', '--data', join(folder, 'other'), '--db', url, '--admin-email', 'a@example.org', '--password-file', password], /holds an installation already/],
    [['serve', '--data', data, '--db', 'mysql://x', '--listen', '127.0.0.1:0'], /postgresql:\/\//],
    [['serve', '--data', join(folder, 'new'), '--db', 'postgresql://cairn@/cairn?host=/nowhere', '--listen', '127.0.0.1:0'], /cannot be reached[^]*Start PostgreSQL/]]) {
    const refused = run(...words);
    assert.ok([65, 74].includes(refused.status), `${refused.status} ${refused.stderr}`);
    assert.match(refused.stderr, said);
  }
  assert.equal(key_names(data), 'Course system');
}

function a_backup_is_restored_to_either() {
  const file = join(folder, 'kept.tar.zst');
  well(run('backup', '--data', data, file));
  const [as_file, as_postgres] = [join(folder, 'as-file'), join(folder, 'as-postgres')];
  well(run('restore', '--data', as_file, file));
  assert.ok(existsSync(join(as_file, 'cairn.db')) && !existsSync(join(as_file, 'database.url')));
  assert.equal(key_names(as_file), 'Course system');
  well(run('doctor', '--data', as_file));
  well(run('restore', '--data', as_postgres, '--db', database(), file));
  assert.equal(key_names(as_postgres), 'Course system');
  well(run('doctor', '--data', as_postgres));
}

async function it_moves_there_and_back() {
  const moved = join(folder, 'as-file');
  const target = database();
  const server = await serve(moved);
  const busy = run('move-to', target, '--data', moved);
  assert.equal(busy.status, 74);
  assert.match(busy.stderr, /Stop it first/);
  await server.stop();
  const there = JSON.parse(well(run('move-to', target, '--data', moved, '--json')).stdout);
  assert.ok(there.tables > 15 && there.rows > 30);
  assert.equal(key_names(moved), 'Course system');
  const again = run('move-to', target, '--data', join(folder, 'as-postgres'));
  assert.equal(again.status, 74);
  const back = JSON.parse(well(run('move-to', 'sqlite', '--data', moved, '--json')).stdout);
  assert.deepEqual(back, there);
  assert.equal(key_names(moved), 'Course system');
  well(run('doctor', '--data', moved));
  const full = run('move-to', target, '--data', moved);
  assert.match(full.stderr, /not empty/);
  assert.equal(run('move-to', 'somewhere', '--data', moved).status, 64);
}

// Badges would carry a time before those already signed.
function a_clock_that_was_set_back_is_told(url) {
  const sql = (text) => execFileSync(join(bin, 'psql'), ['-q', '-d', url, '-c', text], { stdio: ['ignore', 'ignore', 'inherit'] });
  sql('update award set awarded = awarded + 864000000000');
  const refused = run('serve', '--data', data, '--listen', '127.0.0.1:0');
  assert.equal(refused.status, 74);
  assert.match(refused.stderr, /clock .*is behind what is in the database\. Set it/);
  assert.match(run('doctor', '--data', data).stdout, /WRONG {2}clock/);
  sql('update award set awarded = awarded - 864000000000');
}

async function a_database_that_is_away_is_told_and_waited_for() {
  const link = join(folder, 'own-cluster');
  const own = (what) => execFileSync('tests/storage/cluster', [what, link], { stdio: 'ignore' });
  own('start');
  try {
    const where = join(folder, 'patient');
    well(run('init', '--data', where, '--db', database(link), '--admin-email', 'ada@example.org', '--password-file', password));
    made.pop();
    const server = await serve(where);
    own('crash');
    const away = await fetch(`${server.origin}/readyz`);
    assert.equal(away.status, 503);
    const page = await fetch(`${server.origin}/b/nobody-nothing`, { headers: { accept: 'text/html' } });
    assert.ok(page.status >= 500, `${page.status}`);
    assert.equal(run('doctor', '--data', where).status, 1);
    const started = run('serve', '--data', where, '--listen', '127.0.0.1:0');
    assert.equal(started.status, 74);
    assert.match(started.stderr, /cannot be reached/);
    own('again');
    assert.equal((await fetch(`${server.origin}/readyz`)).status, 200);
    assert.equal(await server.stop(), 0);
  } finally {
    own('stop');
  }
}

try {
  writeFileSync(password, 'a long password\n');
  const url = database();
  await a_server_keeps_everything_there(url);
  another_database_is_not_taken_for_it(url);
  a_backup_is_restored_to_either();
  await it_moves_there_and_back();
  a_clock_that_was_set_back_is_told(url);
  await a_database_that_is_away_is_told_and_waited_for();
} finally {
  for (const [socket, name] of made)
    spawnSync(join(bin, 'dropdb'), ['-h', socket, '-U', 'cairn', '-f', '--if-exists', name]);
  rmSync(folder, { recursive: true });
}
