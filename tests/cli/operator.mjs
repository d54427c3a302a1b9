// SPDX-License-Identifier: Apache-2.0
// What whoever runs a server does on the command line: organisations, members, a person's data, badges put right.
// Usage: operator.mjs CAIRN
import { existsSync, mkdtempSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { run_rows } from './table.mjs';

const cairn = resolve(process.argv[2]);
const folder = mkdtempSync(join(tmpdir(), 'cairn-operator-'));
writeFileSync(join(folder, 'password'), 'a long password\n');
const env = { CAIRN_ALLOW_VOLATILE: '1' };
const in_data = (...words) => [...words, '--data', 'data'];

let organisation = '';
let badge = '';
let failed = run_rows([
  { run: 'organisation list --data data', exit: 1, says: ['no data folder'] },
  { run: 'init --data data --admin-email ada@example.org --password-file password --organisation Harbour --demo', exit: 0 },
  { run: 'organisation list --data data', exit: 0, has: ['Harbour', '1 members'] },
  { run: 'organisation list --data data --json', exit: 0,
    json: (all) => { organisation = all[0].id; return all.length === 1 && all[0].members === 1 && all[0].learners > 0; } },
  { run: 'member list --data data', exit: 0, has: ['ada@example.org  owner'] },
  { run: 'member add-role ada@example.org issuer assessor --data data', exit: 0, has: ['ada@example.org  owner, issuer, assessor'] },
  { run: 'member remove-role ada@example.org assessor --data data --json', exit: 0,
    json: ({ email, roles }) => email === 'ada@example.org' && roles.join() === 'owner,issuer' },
  { run: 'member remove-role ada@example.org owner --data data', exit: 74, says: ['needs an owner'] },
  { run: 'member add-role ada@example.org captain --data data', exit: 65, says: ['There is no role'] },
  { run: 'member add-role bob@example.org issuer --data data', exit: 1, says: ['does not belong'] },
  { run: 'member remove ada@example.org --data data', exit: 74, says: ['needs an owner'] },
  { run: 'member list --organisation nowhere1 --data data', exit: 1, says: ['There is no organisation nowhere1'] },
  { run: 'learner export nobody@example.org --data data', exit: 1, says: ['Nothing is kept of nobody@example.org'] },
  { run: 'learner export nour@example.org --data data', exit: 0,
    json: ({ email, learners }) => {
      badge = learners.flatMap(({ kept }) => kept.badges).map((one) => JSON.stringify(one)).join();
      return email === 'nour@example.org' && learners.length > 0 && learners[0].kept.claims.length > 0;
    } },
  { run: 'learner export nour@example.org -o nour.json --data data', exit: 0, then: () => existsSync(join(folder, 'nour.json')) },
], cairn, folder, env);

badge = /\/b\/([\w-]+)/.exec(badge)?.[1] ?? '';
failed += run_rows([
  { run: in_data('correct', badge, '--reason', 'A typing mistake'), exit: 64, says: ['--newest-words'] },
  { run: in_data('correct', badge, '--name', 'Nour El Haddad', '--reason', 'A typing mistake', '--dry-run'), exit: 0, has: ['changed'], says: ['Nothing was changed'] },
  { run: in_data('correct', badge, '--name', 'Nour El Haddad', '--reason', 'A typing mistake', '--json'), exit: 0,
    json: ([one]) => one.changed && !one.refused },
  { run: in_data('correct', badge, '--narrative', 'Four plates.', '--evidence', 'https://learner.example/four', '--awarded', '2020-05-31', '--reason', 'Mixed up', '--json'),
    exit: 0, json: ([one]) => one.changed },
  { run: in_data('correct', badge, '--awarded', '2999-01-01', '--reason', 'x'), exit: 65, says: ['still to come'] },
  { run: in_data('correct', badge, '--reached', 'Height=3', '--reason', 'x', '--dry-run'), exit: 65, says: ['no result'] },
  { run: in_data('correct', badge, '--reached', 'Height', '--reason', 'x'), exit: 64, says: ['Grade=B'] },
  { run: in_data('correct', badge, '--instead', 'nothing', '--reason', 'x'), exit: 65, says: ['is published'] },
  { run: in_data('extend', badge, '--until', '2099-12-31', '--reason', 'Renewed'), exit: 0, has: ['changed'] },
  { run: in_data('extend', badge, '--until', 'soon', '--reason', 'Renewed'), exit: 65 },
  { run: in_data('extend', badge, '--until', 'never', '--reason', 'No end'), exit: 0, has: ['changed'] },
  { run: 'learner erase nour@example.org --dry-run --data data', exit: 0, has: ['Harbour'], says: ['Nothing was erased'] },
  { run: in_data('learner', 'erase', 'nour@example.org', '--organisation', organisation, '--json'), exit: 0,
    json: (all) => all.length > 0 && all.every(({ erased }) => erased) },
  { run: 'learner erase nour@example.org --data data', exit: 1, says: ['Nothing is kept'] },
  { run: 'bounce - --data data', exit: 1, stdin: readFileSync(resolve('tests/corpus/delivery_report_fuzz/report'), 'utf8'),
    has: ['grace@learner.example  unknown'] },
  { run: 'bounce - --data data --json', exit: 0, stdin: readFileSync(resolve('tests/corpus/delivery_report_fuzz/delayed'), 'utf8'),
    json: ([one]) => one.recipient === 'a@b' && one.noted === 'temporary' },
  { run: 'bounce password --data data', exit: 65, says: ['no report of mail that came back'] },
  { run: 'doctor --data data', exit: 0 },
], cairn, folder, env);

// Memory is no place for what must last; only where this machine has such a folder.
const memory = '/dev/shm';
const in_memory = existsSync(memory) && statfsSync(memory).type === 0x01021994;
if (in_memory) {
  const place = mkdtempSync(join(memory, 'cairn-operator-'));
  const words = ['init', '--data', join(place, 'data'), '--admin-email', 'ada@example.org', '--password-file', 'password'];
  failed += run_rows([
    { run: words, exit: 74, says: ['is in memory', '--allow-volatile'], then: () => !existsSync(join(place, 'data')) },
    { run: ['serve', '--data', join(place, 'data'), '--listen', '127.0.0.1:0'], exit: 74, says: ['is in memory'] },
    { run: [...words, '--allow-volatile'], exit: 0 },
  ], cairn, folder);
  rmSync(place, { recursive: true });
}
rmSync(folder, { recursive: true });
process.exitCode = failed ? 1 : 0;
