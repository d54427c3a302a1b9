// SPDX-License-Identifier: Apache-2.0
// cairn correct: badges put right by a table, looked at first, done once. Usage: correct.mjs CAIRN
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { run_rows } from './table.mjs';

const cairn = resolve(process.argv[2]);
const folder = mkdtempSync(join(tmpdir(), 'cairn-correct-'));
const write = (name, text) => writeFileSync(join(folder, name), text);
write('password', 'a long password\n');
write('names.csv', 'email,right name,valid until\nnour@example.org,Nour Haddad-Berg,\ntomasz@example.org,Tomasz Wrona,\nlena@example.org,Lena,\n,Nobody,\n');
write('good.csv', 'email;right name\nnour@example.org;Nour Haddad-Berg\n');
write('colours.csv', 'colour\nred\n');
const data = ['--data', 'data', '--base-url', 'http://localhost:8080'];
const correct = (...words) => ['correct', ...data, ...words];

let achievement = '';
let failed = run_rows([
  { run: ['init', '--data', 'data', '--base-url', 'http://localhost:8080', '--admin-email', 'ada@example.org', '--password-file', 'password', '--demo'], exit: 0 },
  // Somebody's own claim proves no address: badges are found by those their issuer gave.
  { run: ['learner', 'export', 'nour@example.org', '--data', 'data'], exit: 0,
    json: ({ learners }) => { achievement = /\/a\/([\w-]+)/.exec(JSON.stringify(learners))[1]; return true; } },
], cairn, folder);
failed += run_rows([
  ...['Nour Haddad', 'Tomasz Wrona'].map((name) => ({
    run: ['award', ...data, '--achievement', achievement, '--name', name, '--email', `${name.split(' ')[0].toLowerCase()}@example.org`], exit: 0 })),
  { run: correct('--file', 'names.csv', '--reason', 'Misspelt', '--dry-run'), exit: 1,
    has: ['row 4, email: Nobody with this address has a badge that holds', 'row 5: The row names no badge'],
    says: ['1 changed, 1 say it already, 2 wrong', 'Nothing was changed'] },
  { run: correct('--file', 'good.csv'), exit: 65, says: ['Reason'] },
  { run: correct('--file', 'good.csv', '--reason', 'Misspelt'), exit: 0, says: ['1 changed'] },
  { run: correct('--file', 'good.csv', '--reason', 'Misspelt', '--json'), exit: 0, json: ([row]) => row.row === 2 && row.effect === 'unchanged' },
  { run: correct('--file', 'colours.csv', '--reason', 'x'), exit: 65, says: ['No column names the badges'] },
  { run: correct('--file', 'nowhere.csv', '--reason', 'x'), exit: 74 },
  { run: ['doctor', '--data', 'data'], exit: 0 },
], cairn, folder);
rmSync(folder, { recursive: true });
process.exitCode = failed ? 1 : 0;
