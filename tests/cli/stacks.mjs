// SPDX-License-Identifier: Apache-2.0
// cairn stacks check and evaluate: what a rule says, what is wrong with it, everybody looked at anew.
// Usage: stacks.mjs CAIRN
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [cairn] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'cairn-test-'));
const data = join(folder, 'data');
const run = (input, ...words) => spawnSync(cairn, ['stacks', ...words], { encoding: 'utf8', input });
const stack = (rule, more = {}) => JSON.stringify({ version: 1, rule, ...more });
const two_of_three = stack(
  { all: [{ at_least: 2, of: ['A', 'B', 'C'].map((achievement) => ({ achievement })) }, { credits: 6, eqf_at_least: 5 }] },
  { outside_at_most: { percent: 40, of: 'credits' } });

function a_rule_is_said_in_sentences() {
  const told = run(two_of_three, 'check', '-');
  assert.equal(told.status, 0, told.stderr);
  for (const line of ['All of these 2:', '  At least 2 of these 3:', '    “A”', '  6 credits at EQF level 5 or above',
    'At most 40 % of the credits may come from other issuers.'])
    assert.ok(told.stdout.split('\n').includes(line), `${line} in ${told.stdout}`);
  const json = JSON.parse(run(two_of_three, 'check', '-', '--json').stdout);
  assert.deepEqual(json.findings, []);
  assert.equal(json.lines[1].path, '/rule/all/0');
}

function what_is_wrong_is_named_with_its_place() {
  const contradiction = run(stack({ at_least: 3, of: [{ achievement: 'A' }, { achievement: 'B' }] }), 'check', '-');
  assert.equal(contradiction.status, 1);
  assert.match(contradiction.stdout, /contradiction at \/rule\/at_least: 3 are asked for, but there are only 2/);
  const misspelt = run(stack({ al: [] }), 'check', '-');
  assert.ok(misspelt.status > 1, `${misspelt.status}`);
  assert.match(misspelt.stderr, /"al" is not known here/);
  assert.ok(run('', 'check', join(folder, 'nothing.json')).status > 1);
  assert.equal(run('', 'check').status, 64);
}

function a_data_folder_knows_its_achievements() {
  const password = join(folder, 'password');
  writeFileSync(password, 'a long password\n');
  const made = spawnSync(cairn, ['init', '--data', data, '--admin-email', 'ada@example.org', '--password-file', password]);
  assert.equal(made.status, 0, String(made.stderr));
  const unknown = run(two_of_three, 'check', '-', '--data', data);
  assert.equal(unknown.status, 1);
  assert.match(unknown.stdout, /There is no achievement "A" here/);
}

function everybody_is_looked_at_anew() {
  const told = run('', 'evaluate', '--all', '--data', data);
  assert.equal(told.status, 0, told.stderr);
  assert.match(told.stdout, /looked at 0 people: 0 stacks awarded, 0 lost, 0 to look at, 0 undecided/);
  assert.deepEqual(JSON.parse(run('', 'evaluate', '--data', data, '--json').stdout),
    { people: 0, awarded: 0, lost: 0, to_review: 0, undecided: 0, mail: false });
}

// What is awarded while no server runs completes a stack, and only this command looks.
async function a_complete_stack_is_awarded() {
  const cairn_at = (...words) => spawnSync(cairn, [...words, '--data', data], { encoding: 'utf8' });
  const key = cairn_at('api-key', 'new', '--name', 'Course system', '--scope', 'achievements', '--scope', 'stacks').stdout.trim();
  const server = spawn(cairn, ['serve', '--data', data, '--listen', '127.0.0.1:0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => { server.on('exit', resolve); });
  const origin = await new Promise((resolve, reject) => {
    server.stdout.once('data', (line) => resolve(String(line).trim().replace(/\/$/, '')));
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
  const post = async (path, body) => {
    const answer = await fetch(`${origin}/api/v1${path}`, { method: 'POST', body: body && JSON.stringify(body),
      headers: { authorization: `Bearer ${key}`, ...(body && { 'content-type': 'application/json' }) } });
    assert.ok(answer.ok, `${path}: ${await answer.clone().text()}`);
    return answer.json();
  };
  const achievement = (name) => post('/achievements', { name, description: 'Joins two plates.', criteria: 'Makes **three** welds.',
    evidence_rule: 'none', alternative_text: 'A hexagon', skills: [{ name: 'Welding' }] });
  let part;
  try {
    part = (await achievement('Welding, first level')).id;
    await post(`/achievements/${part}/publish`);
    const whole = (await achievement('Welder')).id;
    const made = await post('/stacks', { achievement: whole, stack: { version: 1, rule: { achievement: part } } });
    await post(`/stacks/${made.id}/publish`);
  } finally {
    server.kill('SIGTERM');
    await ended;
  }
  const awarded = cairn_at('award', '--achievement', part, '--name', 'Nour Haddad', '--email', 'nour@example.org');
  assert.equal(awarded.status, 0, awarded.stderr);
  const told = run('', 'evaluate', '--data', data, '--json');
  assert.equal(told.status, 0, told.stderr);
  assert.equal(JSON.parse(told.stdout).awarded, 1);
  assert.equal(JSON.parse(run('', 'evaluate', '--all', '--data', data, '--json').stdout).awarded, 0, 'once');
}

try {
  for (const test of [a_rule_is_said_in_sentences, what_is_wrong_is_named_with_its_place, a_data_folder_knows_its_achievements,
    everybody_is_looked_at_anew, a_complete_stack_is_awarded]) await test();
  console.log('cairn stacks: 5 tests passed');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
