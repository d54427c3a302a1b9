// SPDX-License-Identifier: Apache-2.0
// Instructions of one verification and one issue, counted by callgrind, against bench/instructions.json.
// A rise above 10 % fails. With --write the counts are kept as the new measure.
//   node tools/instructions.mjs BUILD_DIR [--write]
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const rise_max = 0.10;
const few = 10;
const many = 30;
const kept_file = 'bench/instructions.json';
const program = `${process.argv[2]}/cairn_instructions`;

if (!existsSync(`${process.env.CAIRN_SUITES ?? '../shared/vectors'}/../bench`)) {
  console.log('SUITE instructions: skipped, the credentials to count with are absent');
  process.exit(0);
}

function total(operation, times) {
  const run = ['--tool=callgrind', '--callgrind-out-file=/dev/null', program, operation, String(times)];
  // The counts go to standard error: "Collected : 123".
  const out = execFileSync('sh', ['-c', 'exec valgrind "$@" 2>&1', 'sh', ...run], { encoding: 'utf8' });
  return Number(/Collected : (\d+)/.exec(out)[1]);
}

const kept = existsSync(kept_file) ? JSON.parse(readFileSync(kept_file, 'utf8')) : {};
const counts = {};
let failed = 0;
for (const operation of ['verify_realistic', 'verify_basic', 'verify_jcs_realistic', 'verify_jwt_realistic',
  'issue_realistic', 'issue_basic']) {
  counts[operation] = Math.round((total(operation, many) - total(operation, few)) / (many - few));
  const rise = kept[operation] ? counts[operation] / kept[operation] - 1 : 0;
  const bad = rise > rise_max;
  failed += bad ? 1 : 0;
  console.log(`${operation}: ${counts[operation]} instructions, kept ${kept[operation] ?? 'none'}, ` +
    `${(rise * 100).toFixed(1)} %${bad ? ' RISEN' : ''}`);
}
if (process.argv[3] === '--write') writeFileSync(kept_file, JSON.stringify(counts, null, 2) + '\n');
process.exit(failed && process.argv[3] !== '--write' ? 1 : 0);
