// SPDX-License-Identifier: Apache-2.0
// Commands as rows, run in order in one folder: { run, exit, has, hasNot, says, json, then, before, stdin }.
// `has` and `hasNot` are looked for in standard output, `says` in standard error. `run` is split at
// spaces, or is a list of words.
import { spawnSync } from 'node:child_process';

const text_of = (value) => (typeof value === 'function' ? value() : value ?? '');

export function faults_of(row, cairn, folder, env = {}) {
  row.before?.();
  const words = Array.isArray(row.run) ? row.run : row.run.split(' ').filter(Boolean);
  const done = spawnSync(cairn, words, { cwd: folder, input: text_of(row.stdin), encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024, env: { PATH: '', ...env } });
  const out = [];
  if (done.status !== row.exit) out.push(`exit ${done.status ?? done.signal}, wanted ${row.exit}`);
  for (const part of row.has ?? []) if (!done.stdout.includes(part)) out.push(`stdout lacks ${part}`);
  for (const part of row.hasNot ?? []) if (done.stdout.includes(part)) out.push(`stdout has ${part}`);
  for (const part of row.says ?? []) if (!done.stderr.includes(part)) out.push(`stderr lacks ${part}`);
  if (row.json) {
    try {
      if (!row.json(JSON.parse(done.stdout))) out.push('the JSON says otherwise');
    } catch (error) {
      out.push(`stdout: ${error.message}`);
    }
  }
  if (row.then && !row.then()) out.push('what it left behind is wrong');
  return out.length === 0 ? [] : [`cairn ${words.join(' ')}`, ...out.map((line) => `  ${line}`), done.stdout.slice(0, 2000), done.stderr.slice(0, 2000)];
}

// Prints what went otherwise; how many rows did.
export function run_rows(rows, cairn, folder, env) {
  let failed = 0;
  for (const row of rows) {
    const found = faults_of(row, cairn, folder, env);
    if (found.length > 0) { failed += 1; console.log(found.join('\n')); }
  }
  console.log(`CLI: ${rows.length - failed} of ${rows.length} commands as expected`);
  return failed;
}
