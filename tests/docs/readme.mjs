// SPDX-License-Identifier: Apache-2.0
// Runs the commands of README.md, and the script it names, in an empty folder. `./dev run` and `./dev test`
// are not run from here: this test is part of the second, and the first is run by the browser tests.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const [source, build] = process.argv.slice(2).map((path) => resolve(path));
const folder = mkdtempSync(join(tmpdir(), 'cairn-readme-'));
const sh = (text) => execFileSync('bash', ['-euo', 'pipefail', '-c', text], {
  cwd: folder, encoding: 'utf8', env: { ...process.env, PATH: `${build}:${process.env.PATH}` } });

try {
  mkdirSync(join(folder, 'build'));
  symlinkSync(build, join(folder, 'build/release'));
  console.log(sh(`bash ${source}/docs/guides/issue-and-verify.sh`));
  const blocks = [...readFileSync(join(source, 'README.md'), 'utf8').matchAll(/```sh\n([\s\S]*?)```/g)].map((match) => match[1]);
  const commands = blocks.join('').split('\n').filter((line) => line && !line.startsWith('./dev '));
  if (commands.length === 0) throw new Error('README.md shows no command');
  for (const command of commands) {
    console.log(`$ ${command}`);
    sh(command);
  }
  console.log(`README: ${commands.length} commands run`);
} finally {
  rmSync(folder, { recursive: true });
}
