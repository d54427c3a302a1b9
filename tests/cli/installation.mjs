// SPDX-License-Identifier: Apache-2.0
// cairn serve, init and setup-link on an empty folder: one link, no default password, plain refusals.
// Usage: installation.mjs CAIRN
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const [cairn] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'cairn-test-'));
const data = join(folder, 'deep', 'data');
const run = (...words) => spawnSync(cairn, words, { encoding: 'utf8' });
const link_form = /^http:\/\/127\.0\.0\.1:\d+\/setup\/server-[1-9A-HJ-NP-Za-km-z]{40,}\n$/;

async function serve(...words) {
  const place = words.includes('--listen') ? [] : ['--listen', '127.0.0.1:0'];
  const folder_of = words.includes('--data') ? [] : ['--data', data];
  const server = spawn(cairn, ['serve', ...folder_of, ...place, ...words]);
  let out = '';
  const ended = new Promise((resolve) => server.on('exit', resolve));
  await new Promise((resolve, reject) => {
    server.stdout.on('data', (text) => { out += text; if (out.includes('\n')) resolve(); });
    server.on('exit', () => reject(new Error(`ended early: ${out}`)));
  });
  return { out, stop: () => { server.kill('SIGTERM'); return ended; } };
}

async function first_start_prints_one_link_that_works() {
  const server = await serve();
  assert.match(server.out, link_form);
  assert.equal(statSync(data).mode & 0o777, 0o700);
  for (const file of ['master.key', 'cairn.db', 'cairn.db-wal'])
    assert.equal(statSync(join(data, file)).mode & 0o777, 0o600, file);
  assert.equal((await fetch(server.out.trim())).status, 200);
  const again = run('setup-link', '--data', data, '--base-url', 'http://127.0.0.1:1');
  assert.match(again.stdout, link_form);
  assert.notEqual((await fetch(server.out.trim())).status, 200, 'the earlier link stopped working');
  assert.equal(await server.stop(), 0, 'a graceful stop');
}

async function a_final_slash_of_the_base_url_counts_for_nothing() {
  const server = await serve('--base-url', 'https://badges.example/cairn//');
  assert.match(server.out, /^https:\/\/badges\.example\/cairn\/setup\/server-/);
  assert.equal(await server.stop(), 0);
}

async function localhost_is_this_machine() {
  const server = await serve('--listen', 'localhost:0');
  assert.match(server.out, link_form);
  await server.stop();
}

async function init_sets_up_once() {
  const password = join(folder, 'password');
  writeFileSync(password, 'a long password\n');
  const words = ['init', '--data', data, '--admin-email', 'ada@example.org', '--password-file', password];
  assert.equal(run(...words.slice(0, -2)).status, 64);
  assert.equal(run(...words).status, 0);
  const again = run(...words);
  assert.equal(again.status, 1);
  assert.match(again.stderr, /already set up/);
  assert.equal(run('setup-link', '--data', data).status, 1);
  const server = await serve();
  assert.match(server.out, /^http:\/\/127\.0\.0\.1:\d+\/\n$/);
  await server.stop();
}

async function a_lost_password_is_set_anew() {
  const fresh = join(folder, 'fresh');
  writeFileSync(fresh, 'another long password\n');
  const words = ['password', '--data', data, '--email', 'ada@example.org', '--password-file', fresh];
  const server = await serve();
  const origin = server.out.trim();
  const sign_in = async (password) => {
    const page = await fetch(`${origin}sign-in`);
    const cookie = page.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
    const [, token] = /name="form_token" value="(\w+)"/.exec(await page.text());
    return (await fetch(`${origin}sign-in`, { method: 'POST', redirect: 'manual', headers: { cookie },
      body: new URLSearchParams({ form_token: token, email: 'ada@example.org', password }) }));
  };
  const before = await sign_in('a long password');
  assert.equal(before.status, 303);
  const cookie = before.headers.getSetCookie()[0].split(';')[0];
  assert.equal(run(...words).status, 0);
  assert.equal((await fetch(`${origin}desk`, { headers: { cookie }, redirect: 'manual' })).status, 303, 'signed out');
  assert.equal((await sign_in('a long password')).status, 403);
  assert.equal((await sign_in('another long password')).status, 303);
  await server.stop();
  assert.equal(run(...words.with(4, 'bob@example.org')).status, 1);
  writeFileSync(fresh, 'short\n');
  assert.equal(run(...words).status, 65);
}

async function keys_for_programs_are_made_listed_and_removed() {
  const made = run('api-key', 'new', '--data', data, '--name', 'Course system', '--scope', 'vc:issue');
  assert.equal(made.status, 0, made.stderr);
  const token = made.stdout.trim();
  const [row] = JSON.parse(run('api-key', 'list', '--data', data, '--json').stdout);
  assert.deepEqual([row.name, row.scopes, row.token], ['Course system', ['vc:issue'], undefined]);
  assert.ok(!run('api-key', 'list', '--data', data).stdout.includes(token), 'it is shown once');
  const server = await serve();
  const issue = async () => (await fetch(`${server.out.trim()}vc/credentials/issue`, { method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ credential: { '@context': ['https://www.w3.org/ns/credentials/v2'], type: ['VerifiableCredential'],
      issuer: 'https://college.example', credentialSubject: { id: 'did:example:alice' } } }) })).status;
  assert.equal(await issue(), 201);
  const zip = join(folder, 'all.zip');
  assert.equal(run('export', '--data', data, '-o', zip).status, 0);
  assert.equal(readFileSync(zip).subarray(0, 2).toString(), 'PK');
  assert.equal(run('export', '--data', data, '-o', zip, '--organisation', 'nobody00').status, 1);
  const [key] = JSON.parse(run('keys', 'list', '--data', data, '--json').stdout);
  const rotated = JSON.parse(run('keys', 'rotate', '--data', data, '--json').stdout);
  assert.notEqual(rotated.did, key.did);
  assert.equal(JSON.parse(run('keys', 'list', '--data', data, '--json').stdout).length, 2);
  assert.equal(run('api-key', 'remove', row.id, '--data', data).status, 0);
  assert.equal(await issue(), 401);
  await server.stop();
  assert.equal(run('api-key', 'remove', row.id, '--data', data).status, 1);
  assert.equal(run('api-key', 'new', '--data', data, '--name', 'x', '--scope', 'everything').status, 65);
}

function a_folder_named_wrongly_is_told_and_not_made() {
  const [typo, password] = [join(folder, 'typo'), join(folder, 'password')];
  writeFileSync(password, 'a long password\n');
  for (const words of [['setup-link'], ['api-key', 'list'], ['password', '--email', 'ada@example.org', '--password-file', password]]) {
    const refused = run(...words, '--data', typo);
    assert.equal(refused.status, 1, words[0]);
    assert.match(refused.stderr, /typo is no data folder[^]*--data/);
  }
  const [email, short] = [['init', '--data', typo, '--admin-email', 'ada'], join(folder, 'short')];
  assert.equal(run(...email, '--password-file', password).status, 65);
  writeFileSync(short, 'short\n');
  assert.equal(run(...email.with(-1, 'ada@example.org'), '--password-file', short).status, 65);
  assert.ok(!existsSync(typo));
}

function a_lost_database_is_no_new_server() {
  const lost = join(folder, 'lost');
  const words = ['init', '--data', lost, '--admin-email', 'ada@example.org', '--password-file', join(folder, 'password')];
  assert.equal(run(...words).status, 0);
  for (const file of ['cairn.db', 'cairn.db-wal', 'cairn.db-shm']) rmSync(join(lost, file), { force: true });
  for (const command of [words, ['serve', '--data', lost, '--listen', '127.0.0.1:0']]) {
    const refused = run(...command);
    assert.equal(refused.status, 74);
    assert.match(refused.stderr, /cairn\.db is missing[^]*backup/);
  }
  writeFileSync(join(lost, 'cairn.db'), '');
  assert.match(run('setup-link', '--data', lost).stderr, /cairn\.db is empty/);
}

function unsafe_or_impossible_is_refused() {
  assert.equal(run('serve', '--data', data, '--listen', 'nonsense').status, 64);
  assert.equal(run('serve', '--data', data, '--tls-cert', 'x.pem').status, 64);
  assert.equal(run('serve', '--data', data, '--listen', '127.0.0.1:0', '--trusted-proxy', '10.0.0.0/33').status, 64);
  assert.equal(run('serve', '--data', data, '--listen', '0.0.0.0:0', '--vc-api-open', '--base-url', 'https://a.example').status, 77);
  for (const place of ['0.0.0.0:0', '[::]:0']) {
    const nowhere = run('serve', '--data', data, '--listen', place);
    assert.equal(nowhere.status, 64);
    assert.match(nowhere.stderr, /--base-url/);
  }
  for (const url of ['badges.example', 'https://', 'https://a.example/?x', 'https://ada@a.example'])
    assert.equal(run('serve', '--data', data, '--base-url', url).status, 64, url);
  const file = join(folder, 'file');
  writeFileSync(file, '');
  const refused = run('serve', '--data', file);
  assert.equal(refused.status, 74);
  assert.match(refused.stderr, /--data/);
}

// What is known of a provider has a source; reports that nobody made are none.
function what_is_known_of_providers_has_a_source() {
  const entered = ['quality', 'enter', '--data', data, '--provider', 'Example Academy', '--kind', 'accreditation',
    '--body', 'ncca', '--source', 'https://example.org/accredited'];
  assert.equal(run(...entered).status, 64, 'the day it was read is asked for');
  assert.equal(run(...entered, '--read-on', '2999-01-01').status, 65);
  const fact = JSON.parse(run(...entered, '--read-on', '2026-01-31', '--json').stdout);
  assert.equal(fact.body, 'ncca');
  assert.notEqual(JSON.parse(run('quality', 'read-again', fact.id, '--data', data, '--json').stdout).read_on, '2026-01-31');
  assert.equal(JSON.parse(run('quality', 'providers', '--data', data, '--json').stdout).length, 1);
  assert.equal(run('quality', 'remove', fact.id, '--data', data).status, 0);
  assert.equal(run('quality', 'remove', fact.id, '--data', data).status, 1);
  assert.deepEqual(JSON.parse(run('quality', 'reports', '--data', data, '--json').stdout), []);
  assert.equal(run('quality', 'decide', 'nothing', '--state', 'hidden', '--reason', 'x', '--data', data).status, 1);
  assert.equal(run('quality', 'decide', 'nothing', '--state', 'burnt', '--reason', 'x', '--data', data).status, 64);
  assert.ok(run('quality', 'bodies').stdout.includes('ncca'));
}

async function a_backup_of_a_running_server_is_restored_whole() {
  const [file, restored] = [join(folder, 'kept.tar.zst'), join(folder, 'restored')];
  const server = await serve();
  const made = run('api-key', 'new', '--data', data, '--name', 'Kept', '--scope', 'vc:issue');
  const rows = join(folder, 'baking.csv');
  writeFileSync(rows, 'id,title\na,Bread\n');
  const imported = run('catalogue', 'import', 'csv', rows, '--data', data);
  assert.equal(imported.status, 0, imported.stderr);
  assert.equal(run('backup', '--data', data, file).status, 0);
  assert.equal(statSync(file).mode & 0o777, 0o600);
  assert.equal(run('api-key', 'new', '--data', data, '--name', 'Later', '--scope', 'vc:issue').status, 0);
  await server.stop();
  assert.equal(run('restore', '--data', restored, file).status, 0);
  assert.equal(statSync(restored).mode & 0o777, 0o700);
  const names = JSON.parse(run('api-key', 'list', '--data', restored, '--json').stdout).map((row) => row.name);
  assert.ok(made.status === 0 && names.includes('Kept') && !names.includes('Later'), names.join());
  // An index older than its catalogue would be made anew.
  const written = (name) => statSync(join(restored, 'catalogues', 'baking', name), { bigint: true }).mtimeNs;
  assert.ok(written('offers.index') >= written('offers.json'));
  const twice = run('restore', '--data', restored, file);
  assert.equal(twice.status, 74);
  assert.match(twice.stderr, /there already/);
  for (const damage of ['', 'no backup', readFileSync(file).subarray(0, statSync(file).size / 2)]) {
    const damaged = join(folder, 'damaged.tar.zst');
    writeFileSync(damaged, damage);
    const refused = run('restore', '--data', join(folder, 'never'), damaged);
    assert.equal(refused.status, 65, refused.stderr);
    assert.match(refused.stderr, /no backup of a server, or it is damaged/);
  }
  assert.deepEqual(readdirSync(folder).filter((name) => name === 'never' || name.includes('.part')), []);
  assert.equal(run('backup', '--data', join(folder, 'nowhere'), file).status, 1);
  assert.equal(run('backup', '--data', data, join(folder, 'no', 'such', 'place')).status, 74);
}

function the_doctor_names_what_is_wrong_and_what_helps() {
  const well = run('doctor', '--data', data, '--json');
  assert.equal(well.status, 0, well.stdout);
  assert.ok(JSON.parse(well.stdout).checks.length >= 9);
  assert.match(JSON.parse(well.stdout).checks.find((one) => one.about === 'vocabularies').detail, /CLR 2\.0.*comes with no package.*--contexts/);
  const ill = (change, expected) => {
    const patient = join(folder, 'patient');
    rmSync(patient, { recursive: true, force: true });
    cpSync(join(folder, 'restored'), patient, { recursive: true });
    chmodSync(patient, 0o700);
    change(patient);
    const found = run('doctor', '--data', patient);
    assert.equal(found.status, 1, found.stdout);
    assert.match(found.stdout, expected);
  };
  ill((patient) => chmodSync(patient, 0o755), /WRONG {2}data folder: .*chmod 700/);
  ill((patient) => chmodSync(join(patient, 'master.key'), 0o644), /WRONG {2}master key: .*chmod 600/);
  ill((patient) => rmSync(join(patient, 'cairn.db')), /WRONG {2}database: .*Restore a backup/);
  ill((patient) => writeFileSync(join(patient, 'cairn.db'), 'no database'), /WRONG {2}database/);
  ill((patient) => writeFileSync(join(patient, 'master.key'), 'x'.repeat(32)), /WRONG {2}signing keys: .*master\.key/);
  ill((patient) => writeFileSync(join(patient, 'beginning'), ''), /WRONG {2}leftovers: .*beginning/);
  ill((patient) => rmSync(patient, { recursive: true }), /no data folder/);
}

function the_environment_says_what_options_say() {
  const [unattended, password] = [join(folder, 'unattended'), join(folder, 'password')];
  const env = { ...process.env, CAIRN_DATA: unattended, CAIRN_ADMIN_EMAIL: 'ada@example.org', CAIRN_PASSWORD_FILE: password,
    CAIRN_ORGANISATION: 'Harbour Workshop', CAIRN_DEMO: '1' };
  const made = spawnSync(cairn, ['init'], { encoding: 'utf8', env });
  assert.equal(made.status, 0, made.stderr);
  assert.equal(spawnSync(cairn, ['init'], { encoding: 'utf8', env }).status, 1, 'once');
  const doctor = spawnSync(cairn, ['doctor'], { encoding: 'utf8', env });
  assert.equal(doctor.status, 0, doctor.stdout);
  assert.match(spawnSync(cairn, ['outcomes'], { encoding: 'utf8', env }).stdout, /^credential,figure,people,currency,low,high/);
  assert.equal(spawnSync(cairn, ['outbox', '--json'], { encoding: 'utf8', env }).stdout.trim(), '[]');
}

async function setting_up_asks_little_and_offers_a_demo() {
  const fresh = join(folder, 'first-look');
  const server = await serve('--data', fresh, '--demo');
  assert.match(server.out, /\?demo=1\n$/);
  const page = await (await fetch(server.out.trim())).text();
  const fields = [...page.matchAll(/<(?:input|select|textarea) [^>]*>/g)].map((match) => match[0]);
  const asked = fields.filter((field) => !field.includes('type="hidden"'));
  assert.ok(asked.length <= 5, `${asked.length} fields`);
  assert.match(asked.at(-1), /name="demo" value="1" checked/);
  const plain = await (await fetch(server.out.trim().replace('?demo=1', ''))).text();
  assert.doesNotMatch(plain, /name="demo" value="1" checked/);
  await server.stop();
}

// The server begins anew with it at once, on the same socket, and again after a restart.
async function the_address_the_browser_came_by_is_taken() {
  const fresh = join(folder, 'by-proxy');
  const server = await serve('--data', fresh);
  const headers = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'badges.example' };
  const link = server.out.trim();
  const page = await fetch(link, { headers });
  const cookie = page.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
  const text = await page.text();
  assert.match(text, /name="address" type="url" value="https:\/\/badges\.example"/);
  const [, token] = /name="form_token" value="(\w+)"/.exec(text);
  const done = await fetch(link, { method: 'POST', redirect: 'manual', headers: { ...headers, cookie },
    body: new URLSearchParams({ form_token: token, organisation: 'Harbour', address: 'https://badges.example', demo: '1',
      email: 'ada@example.org', password: 'a long password' }) });
  assert.equal(done.status, 303);
  assert.equal(done.headers.get('location'), 'https://badges.example/desk');
  assert.match(done.headers.getSetCookie().join(), /cairn_session=[^,]*Secure/);
  const told = async (origin) => (await (await fetch(`${origin}/api/v1/openapi.json`)).json()).servers[0].url;
  assert.equal(await told(new URL(link).origin), 'https://badges.example');
  const badge = spawnSync(cairn, ['learner', 'export', 'nour@example.org', '--data', fresh], { encoding: 'utf8' });
  assert.match(badge.stdout, /https:\/\/badges\.example\/b\//);
  assert.equal(await server.stop(), 0);
  const again = await serve('--data', fresh);
  assert.equal(again.out, 'https://badges.example/\n');
  await again.stop();
}

async function readiness_and_counts_are_told() {
  const server = await serve();
  const origin = server.out.trim();
  const ready = await fetch(`${origin}readyz`);
  assert.deepEqual([ready.status, await ready.json()], [200, { status: 'ready' }]);
  const counts = await (await fetch(`${origin}metrics`)).text();
  assert.match(counts, /^cairn_http_requests_total\{status="2xx"\} [1-9]/m);
  assert.match(counts, /^process_resident_memory_bytes [1-9]\d{6,}$/m);
  const elsewhere = await fetch(`${origin}metrics`, { headers: { 'x-forwarded-for': '203.0.113.9' } });
  assert.equal(elsewhere.status, 404);
  await server.stop();
}

// What is needed for pictures alone stays out of the program that verifies in milliseconds.
function picture_libraries_are_loaded_only_when_needed() {
  const linked = spawnSync('ldd', [cairn], { encoding: 'utf8' }).stdout;
  assert.match(linked, /libsqlite3/);
  assert.doesNotMatch(linked, /zbar|gdk_pixbuf|rsvg|libX11/);
}

// Each module is named that did not come along, with what does not work and what helps; two places are looked at.
async function the_binary_copied_alone_says_what_it_lacks() {
  const [place, own] = [join(folder, 'usr', 'bin'), join(folder, 'alone')];
  const copy = join(place, 'cairn');
  mkdirSync(place, { recursive: true });
  copyFileSync(cairn, copy);
  const modules = ['attach', 'calendar', 'draw', 'pdf', 'unpack'].map((name) => `libcairn_${name}.so`);
  const env = { ...process.env, LD_LIBRARY_PATH: '' };
  const made = spawnSync(copy, ['init', '--data', own, '--admin-email', 'ada@example.org', '--password-file', join(folder, 'password')],
    { encoding: 'utf8', env });
  assert.equal(made.status, 0, made.stderr);
  const doctor = () => spawnSync(copy, ['doctor', '--data', own], { encoding: 'utf8', env });
  const alone = doctor();
  assert.equal(alone.status, 1, alone.stdout);
  for (const name of modules)
    assert.match(alone.stdout, new RegExp(`WRONG {2}modules: ${name} is missing: .{20,}\\. Put it beside the cairn executable`));
  const server = spawn(copy, ['serve', '--data', own, '--listen', '127.0.0.1:0'], { env });
  let said = '';
  const ended = new Promise((resolve) => server.on('exit', resolve));
  server.stderr.on('data', (text) => { said += text; });
  await new Promise((resolve) => server.stdout.once('data', resolve));
  server.kill('SIGTERM');
  assert.equal(await ended, 0);
  for (const name of modules) assert.equal(said.split(`${name} is missing`).length, 2, said);
  const library = join(folder, 'usr', 'lib', 'cairn');
  mkdirSync(library, { recursive: true });
  for (const name of modules) copyFileSync(join(dirname(cairn), name), join(library, name));
  assert.match(doctor().stdout, /fine {3}modules: all there/);
  writeFileSync(join(place, 'libcairn_pdf.so'), 'no library');
  assert.match(doctor().stdout, /fine {3}modules: all there/, 'the one of ../lib/cairn is taken');
  writeFileSync(join(library, 'libcairn_pdf.so'), 'no library');
  assert.match(doctor().stdout, /WRONG {2}modules: libcairn_pdf\.so does not open: .*Install the library/);
}

// Locked by a key of another place, a copied folder signs nothing; a backup says that the key is not in it.
async function the_master_key_lies_where_it_is_wanted() {
  const [own, key, kept, again] = ['own', 'keys/cairn.key', 'apart.tar.zst', 'again'].map((name) => join(folder, 'apart', name));
  mkdirSync(dirname(key), { recursive: true });
  const made = run('init', '--data', own, '--master-key', key, '--admin-email', 'ada@example.org', '--password-file', join(folder, 'password'));
  assert.equal(made.status, 0, made.stderr);
  assert.equal(statSync(key).mode & 0o777, 0o600);
  assert.ok(!existsSync(join(own, 'master.key')));
  const named = await serve('--data', own);
  assert.equal(await named.stop(), 0, 'the place stands in the folder');
  assert.match(run('doctor', '--data', own).stdout, /fine {3}place of the master key: not beside the database/);
  const backup = run('backup', '--data', own, kept, '--json');
  assert.match(backup.stderr, /but its master key, which lies at .*cairn\.key/);
  assert.equal(JSON.parse(backup.stdout).master_key, 'elsewhere');
  const restored = run('restore', '--data', again, kept);
  assert.equal(restored.status, 0, restored.stderr);
  assert.match(restored.stderr, /looked for at .*cairn\.key/);
  assert.equal(run('doctor', '--data', again).status, 0);
  renameSync(key, `${key}.away`);
  const lost = run('serve', '--data', again, '--listen', '127.0.0.1:0');
  assert.equal(lost.status, 74);
  assert.match(lost.stderr, /cairn\.key is missing, but its database is there\. Name the file/);
  const env = { ...process.env, CAIRN_MASTER_KEY_FILE: `${key}.away` };
  assert.equal(spawnSync(cairn, ['doctor', '--data', again], { encoding: 'utf8', env }).status, 0);
  const twice = run('serve', '--data', data, '--listen', '127.0.0.1:0', '--master-key', `${key}.away`);
  assert.equal(twice.status, 74);
  assert.match(twice.stderr, /master\.key, and another place, .*, was named\.[^]*move the key/);
  const beside = run('doctor', '--data', data).stdout;
  assert.match(beside, /fine {3}place of the master key: beside the database that it locks/);
  writeFileSync(`${key}.wrong`, 'x'.repeat(32), { mode: 0o600 });
  const wrong = run('serve', '--data', again, '--listen', '127.0.0.1:0', '--master-key', `${key}.wrong`);
  assert.notEqual(wrong.status, 0);
  assert.match(wrong.stderr, /not sealed by this data folder's master\.key/);
  assert.match(readFileSync(join(again, 'master.key.elsewhere'), 'utf8'), /cairn\.key\n$/, 'another key is not remembered');
  const looked = spawnSync(cairn, ['doctor', '--data', again], { encoding: 'utf8', env: { ...process.env, CAIRN_MASTER_KEY_FILE: `${key}.wrong` } });
  assert.match(looked.stdout, /WRONG {2}signing keys/);
  assert.match(readFileSync(join(again, 'master.key.elsewhere'), 'utf8'), /cairn\.key\n$/);
  const inside = join(again, 'other.key');
  renameSync(`${key}.away`, inside);
  const moved = await serve('--data', again, '--master-key', inside);
  assert.equal(await moved.stop(), 0);
  assert.match(run('doctor', '--data', again).stdout, /fine {3}place of the master key: beside the database/);
  renameSync(inside, join(again, 'master.key'));
  assert.equal(run('doctor', '--data', again).status, 0, 'moved back, the note of earlier counts for nothing');
  for (let start = 0; start < 2; start += 1) {
    const spelled = await serve('--data', join(again, '.', '..', 'again') + '/', '--master-key', `${again}/../again/master.key`);
    assert.equal(await spelled.stop(), 0);
  }
  assert.ok(!existsSync(join(again, 'master.key.elsewhere')));
}

try {
  picture_libraries_are_loaded_only_when_needed();
  await first_start_prints_one_link_that_works();
  await a_final_slash_of_the_base_url_counts_for_nothing();
  await localhost_is_this_machine();
  await init_sets_up_once();
  await the_binary_copied_alone_says_what_it_lacks();
  await a_lost_password_is_set_anew();
  await keys_for_programs_are_made_listed_and_removed();
  what_is_known_of_providers_has_a_source();
  await the_master_key_lies_where_it_is_wanted();
  await a_backup_of_a_running_server_is_restored_whole();
  the_doctor_names_what_is_wrong_and_what_helps();
  await readiness_and_counts_are_told();
  the_environment_says_what_options_say();
  await setting_up_asks_little_and_offers_a_demo();
  await the_address_the_browser_came_by_is_taken();
  a_folder_named_wrongly_is_told_and_not_made();
  a_lost_database_is_no_new_server();
  unsafe_or_impossible_is_refused();
} finally {
  rmSync(folder, { recursive: true });
}
