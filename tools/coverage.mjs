// SPDX-License-Identifier: Apache-2.0
// Holds docs/reference/coverage.md to the truth: no empty cell, every test named exists, every command
// and every route is one the sources declare.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const page = 'docs/reference/coverage.md';
const faults = [];
const sources = execFileSync('git', ['ls-files', 'src', 'tests', 'tools', 'bench', 'docs'], { encoding: 'utf8' }).split('\n').filter(Boolean);
const text_of = (pattern) => sources.filter((file) => pattern.test(file) && existsSync(file)).map((file) => readFileSync(file, 'utf8')).join('\n');
const routes = text_of(/^src\/server\/.*\.(cpp|h)$/);
const commands = text_of(/^src\/cli\/.*\.cpp$/);
let rows = 0;

readFileSync(page, 'utf8').split('\n').forEach((line, i) => {
  if (!line.startsWith('|') || /^\|[-| ]+\|$/.test(line) || line.startsWith('| what ')) return;
  rows++;
  const cells = line.split('|').slice(1, -1).map((cell) => cell.trim());
  const at = `${page}:${i + 1}`;
  if (cells.length !== 5) faults.push(`${at}: ${cells.length} cells instead of 5`);
  cells.forEach((cell, k) => { if (!cell) faults.push(`${at}: cell ${k + 1} is empty`); });
  const [, , route = '', command = '', tests = ''] = cells;
  for (const [, name] of route.matchAll(/`(\/[^`]*)`/g))
    if (!routes.includes(`"${name}"`)) faults.push(`${at}: no route ${name}`);
  for (const [, name] of command.matchAll(/`cairn ([a-z-]+)/g))
    if (!commands.includes(`"${name}"`)) faults.push(`${at}: no command ${name}`);
  for (const [, file] of tests.matchAll(/`([^`]+)`/g))
    if (!existsSync(file)) faults.push(`${at}: no test ${file}`);
});

if (rows === 0) faults.push(`${page}: no row`);
faults.forEach((fault) => console.log(fault));
console.log(`coverage: ${rows} rows, ${faults.length} faults`);
process.exit(faults.length ? 1 : 0);
