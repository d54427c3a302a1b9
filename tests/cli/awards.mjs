// SPDX-License-Identifier: Apache-2.0
// Badges awarded and changed, and adverts counted, by commands beside a server that carries mail: the learner is told
// once, in their language; beside a server without mail nobody is, and the command says so. Usage: awards.mjs CAIRN
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pause, post_office } from '../web/post.mjs';

const cairn = resolve(process.argv[2]);
const folder = mkdtempSync(join(tmpdir(), 'cairn-awards-'));
const post = await post_office();
const data = join(folder, 'data');
const file = (name, text) => { writeFileSync(join(folder, name), text); return join(folder, name); };
const run = (...words) => spawnSync(cairn, [...words, '--data', data], { encoding: 'utf8', env: { ...process.env, CAIRN_ALLOW_VOLATILE: '1' } });
const done = (...words) => {
  const told = run(...words);
  assert.equal(told.status, 0, `${words.join(' ')}: ${told.stdout}${told.stderr}`);
  return told;
};
const document = (...words) => JSON.parse(done(...words, '--json').stdout);

let server;
let origin;
async function start(...options) {
  server = spawn(cairn, ['serve', '--data', data, '--listen', '127.0.0.1:0', '--allow-volatile', ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
  origin = await new Promise((found, failed) => {
    server.stdout.once('data', (line) => found(String(line).trim().replace(/\/$/, '')));
    server.once('exit', (code) => failed(new Error(`the server ended with ${code}`)));
  });
}
const stop = () => new Promise((ended) => { server.removeAllListeners('exit'); server.on('exit', ended); server.kill('SIGTERM'); });

const mails_to = (address) => post.mails.filter(({ to }) => to === address);
// What arrives for an address, and that no more does within the time a courier looks again.
async function arrived(address, count) {
  for (let i = 0; i < 100 && mails_to(address).length < count; ++i) await pause(100);
  await pause(1500);
  const all = mails_to(address);
  assert.equal(all.length, count, `${address}: ${all.map(({ subject }) => subject).join(' | ')}`);
  return all[count - 1];
}

let achievement;
let publish_stack;
async function an_achievement_is_published(key) {
  const ask = async (path, body) => {
    const answer = await fetch(`${origin}/api/v1${path}`, { method: 'POST', body: body && JSON.stringify(body),
      headers: { authorization: `Bearer ${key}`, ...(body && { 'content-type': 'application/json' }) } });
    assert.ok(answer.ok, `${path}: ${await answer.clone().text()}`);
    return answer.json();
  };
  const make = async (name) => {
    const made = await ask('/achievements', { name, description: 'Joins two plates.', criteria: 'Makes **three** welds.', evidence_rule: 'none',
      alternative_text: 'A hexagon', skills: [{ name: 'Welding' }] });
    return made.id;
  };
  achievement = await make('Welding basics');
  await ask(`/achievements/${achievement}/publish`);
  publish_stack = async () => {
    const whole = await make('Welder');
    const stack = await ask('/stacks', { achievement: whole, stack: { version: 1, rule: { achievement } } });
    await ask(`/stacks/${stack.id}/publish`);
  };
}

const award = (email, name, ...more) => ['award', '--achievement', achievement, '--name', name, '--email', email, ...more];

async function a_server_without_mail_tells_nobody() {
  const told = done(...award('early@example.org', 'Early Bird'));
  assert.match(told.stderr, /No learner is told: the server carries no mail/);
  assert.equal(document(...award('early@example.org', 'Early Bird', '--key', 'second')).mail, false);
  assert.deepEqual(JSON.parse(done('outbox', '--json').stdout), []);
}

let badge;
async function who_is_awarded_is_told_once() {
  const made = document(...award('nour@example.org', 'Nour Haddad', '--key', 'class-7', '--message', 'Well done, Nour.'));
  assert.deepEqual([made.made, made.mail], [true, true]);
  badge = made.id;
  const mail = await arrived('nour@example.org', 1);
  assert.match(mail.text, /Hello Nour Haddad,/);
  assert.ok(mail.text.includes(`${origin}/`), mail.text);
  assert.match(mail.text, /Well done, Nour\./);
  const again = document(...award('nour@example.org', 'Nour Haddad', '--key', 'class-7'));
  assert.deepEqual([again.made, again.mail], [false, false]);
  await arrived('nour@example.org', 1);
}

async function everybody_of_a_file_is_told_once() {
  const table = file('class.csv', 'name,email,key\nGrace Moor,grace@example.org,1\nIda Lund,ida@example.org,2\nNobody,,3\n');
  const words = ['award', '--achievement', achievement, '--file', table];
  const looked = run(...words);
  assert.equal(looked.status, 1, looked.stderr);
  assert.match(looked.stdout, /row 4, email: /);
  assert.doesNotMatch(looked.stderr, /told by mail/);
  const signed = run(...words, '--sign', '--message', 'Bravo, all of you.');
  assert.equal(signed.status, 1, signed.stderr);
  assert.match(signed.stderr, /2 awarded/);
  assert.match(signed.stderr, /Learners are told by mail/);
  assert.match((await arrived('grace@example.org', 1)).text, /Bravo, all of you\./);
  await arrived('ida@example.org', 1);
  run(...words, '--sign');
  await arrived('grace@example.org', 1);
  await arrived('ida@example.org', 1);
}

async function who_has_a_badge_hears_what_becomes_of_it() {
  const changes = [
    ['suspend', ['--reason', 'Being looked into'], 'Being looked into'],
    ['reinstate', [], ''],
    ['extend', ['--until', '2099-12-31', '--reason', 'Renewed'], '2099-12-31|Renewed'],
    ['correct', ['--name', 'Nour El Haddad', '--reason', 'A typing mistake'], 'A typing mistake'],
    ['revoke', ['--reason', 'Awarded to the wrong person'], 'Awarded to the wrong person'],
  ];
  let count = mails_to('nour@example.org').length;
  for (const [command, more, said] of changes) {
    assert.equal(document(command, badge, ...more, ...(command === 'reinstate' ? [] : ['--dry-run']))[0].mail, command === 'reinstate', command);
    if (command !== 'reinstate') {
      const told = done(command, badge, ...more);
      assert.match(told.stdout, /changed/, command);
      assert.match(told.stderr, /Learners are told by mail/, command);
    }
    const mail = await arrived('nour@example.org', ++count);
    assert.match(mail.text, new RegExp(said), command);
  }
  const again = done('revoke', badge, '--reason', 'Awarded to the wrong person');
  assert.match(again.stdout, /unchanged/);
  assert.equal(again.stderr, '');
  let page = '';
  for (let i = 0; i < 50 && !page.includes('Awarded to the wrong person'); ++i) {  // a page is kept for a few seconds
    await pause(100);
    page = await (await fetch(`${origin}/b/${badge}`)).text();
  }
  assert.match(page, /Awarded to the wrong person/);
}

// The server awards those who are due when it is published; what is awarded after it ended, only the command looks at.
async function a_stack_completed_by_command_is_told() {
  await publish_stack();
  await arrived('grace@example.org', 2);
  await stop();
  assert.equal(document(...award('lena@example.org', 'Lena Berg')).mail, true);
  const told = document('stacks', 'evaluate');
  assert.deepEqual([told.awarded, told.mail], [1, true]);
  await start(...mail_options);
  await arrived('lena@example.org', 2);
  const subjects = mails_to('lena@example.org').map(({ subject }) => subject).sort();
  assert.match(subjects[0], /Welder$/);
  assert.match(subjects[1], /Welding basics$/);
}

function adverts_are_counted_once() {
  const day = new Date().toISOString().slice(0, 10);
  const lines = ['Welder', 'Senior welder'].map((title) => JSON.stringify({ title, text: `${title} wanted.\nYou know welding and read drawings.`, date: day }));
  const table = file('adverts.jsonl', `${lines.join('\n')}\nnot JSON\n`);
  const first = run('adverts', 'import', table);
  assert.equal(first.status, 1, first.stderr);
  assert.match(first.stdout, /2 new, 0 known/);
  assert.match(first.stderr, /row 3/);
  assert.match(run('adverts', 'import', table).stdout, /0 new, 2 known/);
  assert.equal(document('adverts', 'demand').adverts, 2);
  assert.match(done('adverts', 'demand').stdout, /^2 adverts of the last twelve months/);
}

const mail_options = ['--smtp', post.url, '--mail-from', 'badges@example.org'];
try {
  done('init', '--admin-email', 'ada@example.org', '--password-file', file('password', 'a long password\n'), '--organisation', 'Harbour School');
  const key = done('api-key', 'new', '--name', 'Course system', '--scope', 'achievements', '--scope', 'stacks').stdout.trim();
  await start();
  await an_achievement_is_published(key);
  await a_server_without_mail_tells_nobody();
  await stop();
  await start(...mail_options);
  for (const test of [who_is_awarded_is_told_once, everybody_of_a_file_is_told_once, who_has_a_badge_hears_what_becomes_of_it,
    a_stack_completed_by_command_is_told, adverts_are_counted_once]) await test();
  console.log('commands for badges: 6 tests passed');
} finally {
  if (server?.exitCode === null) await stop();
  post.stop();
  rmSync(folder, { recursive: true, force: true });
}
