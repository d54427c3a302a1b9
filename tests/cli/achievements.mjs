// SPDX-License-Identifier: Apache-2.0
// cairn achievement: out of files into a data folder, and out of it again. Usage: achievements.mjs CAIRN
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { run_rows } from './table.mjs';

const cairn = resolve(process.argv[2]);
const folder = mkdtempSync(join(tmpdir(), 'cairn-achievements-'));
const write = (name, text) => writeFileSync(join(folder, name), text);
write('password', 'a long password\n');
write('badge.json', JSON.stringify({ '@context': 'https://w3id.org/openbadges/v2', type: 'BadgeClass', name: 'Robotics',
  description: 'Builds a robot.', criteria: 'https://example.org/criteria' }));
write('wrong.csv', 'name,description,criteria,alternative_text,hours\nA,B,C,D,many\n');

let listed = '';
const failed = run_rows([
  { run: 'achievement list --data data', exit: 1, says: ['no data folder'] },
  { run: 'init --data data --admin-email ada@example.org --password-file password', exit: 0 },
  { run: 'achievement list --data data', exit: 0 },
  { run: 'achievement template', exit: 0, has: ['name,description,criteria', 'Rope work:3'] },
  { run: 'achievement import badge.json --data data --dry-run', exit: 0, has: ['Robotics'] },
  { run: 'achievement import badge.json --data data', exit: 0, has: ['Robotics'], says: ['https://example.org/criteria'] },
  { run: 'achievement import wrong.csv --data data', exit: 1, says: ['row 2, hours: Write a number'] },
  { run: 'achievement import wrong.csv --data data --json', exit: 1, json: ({ faults }) => faults[0].row === 2 && faults[0].column === 'hours' },
  { run: 'achievement import nowhere.json --data data', exit: 74 },
  { run: 'achievement list --data data', exit: 0, has: ['draft  v1  Robotics'] },
  { run: 'achievement list --data data --json', exit: 0, json: (out) => { listed = JSON.stringify(out); return out.items.length === 1; } },
  { run: 'achievement import - --data data', exit: 0, stdin: () => listed, has: ['Robotics'] },
], cairn, folder);
rmSync(folder, { recursive: true });
process.exitCode = failed ? 1 : 0;
