// SPDX-License-Identifier: Apache-2.0
// cairn market: adverts tried and counted, a history, names that no skill has, what they are.
// Usage: market.mjs CAIRN
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [cairn] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'cairn-test-'));
const data = join(folder, 'data');
const run = (...words) => spawnSync(cairn, ['market', ...words, '--data', data], { encoding: 'utf8' });
const file = join(folder, 'adverts.jsonl');
const month = new Date().toISOString().slice(0, 8);
writeFileSync(file, Array.from({ length: 6 }, (_, number) => JSON.stringify({
  id: number, date: `${month}01`, location: 'Graz, Austria',
  text: `Analyst ${number}\n\nWhat you will need\n- Experience of writing SQL queries\n- Experience with Zqflow, Zqlake and Zqcube\n`,
})).join('\n') + '\nno json\n');

function a_folder() {
  const password = join(folder, 'password');
  writeFileSync(password, 'a long password\n');
  const made = spawnSync(cairn, ['init', '--data', data, '--admin-email', 'ada@example.org', '--password-file', password]);
  assert.equal(made.status, 0, String(made.stderr));
}

function a_try_keeps_nothing() {
  const tried = run('import', '--dry-run', file);
  assert.equal(tried.status, 1, 'a row is faulty');
  assert.match(tried.stdout, /7 read, 6 would be new, 0 known/);
  assert.match(tried.stderr, /row 7: /);
  assert.equal(JSON.parse(run('history', 'SQL', '--json').stdout).all, 0);
}

function an_advert_counts_once() {
  assert.match(run('import', file).stdout, /6 new, 0 known/);
  const again = JSON.parse(run('import', file, '--json').stdout);
  assert.equal(again.added, 0);
  assert.equal(again.repeated, 6);
}

function a_history_says_what_it_knows() {
  const told = run('history', 'SQL');
  assert.equal(told.status, 0, told.stderr);
  assert.match(told.stdout, /6 of 6 adverts\nnot enough adverts\n/);
  assert.match(run('history', 'SQL', '--csv').stdout, new RegExp(`${month.slice(0, 7)},6,6,1.0000,`));
  assert.ok(run('history', 'qqqqqqqqqqqqqqqq').status > 0);
}

function a_term_is_judged_once() {
  assert.match(run('emerging').stdout, /no skill is called: Zqflow {2}6/);
  assert.equal(run('judge', 'Zqflow').status, 64);
  assert.match(run('judge', 'Zqflow', '--own').stdout, /Zqflow: own/);
  assert.match(run('judge', 'zqlake', '--alias', 'SQL').stdout, /alias of/);
  assert.equal(run('judge', 'zqcube', '--no-skill').status, 0);
  assert.deepEqual(JSON.parse(run('emerging', '--json').stdout).terms, []);
  assert.ok(run('judge', 'never seen', '--own').status > 0);
}

try {
  for (const test of [a_folder, a_try_keeps_nothing, an_advert_counts_once, a_history_says_what_it_knows, a_term_is_judged_once]) test();
  console.log('market: 5 of 5');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
