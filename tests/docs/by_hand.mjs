// SPDX-License-Identifier: Apache-2.0
// Goes the guide to verifying by hand as a reader would: every "sh" block of it is run in the folder of its example,
// in one shell and in order, and prints exactly the "text" block below it. Then `cairn inspect` has to tell the
// same bytes. Usage: by_hand.mjs SOURCE BUILD
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const [source, build] = process.argv.slice(2).map((path) => resolve(path));
const guide = readFileSync(join(source, 'docs/guides/verify-by-hand.md'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'cairn-by-hand-'));
const marker = (i) => `--- ${i} of the guide's blocks ---`;

// Each block of commands with the text it is said to print, if any.
function blocks() {
  const all = [];
  for (const [, kind, text] of guide.matchAll(/^```(sh|text)\n([\s\S]*?)^```$/gm))
    if (kind === 'sh') all.push({ commands: text, text: undefined });
    else all.at(-1).text = text;
  return all;
}

function run(all) {
  const script = all.map(({ commands }, i) => `echo "${marker(i)}"\n${commands}`).join('');
  const out = execFileSync('bash', ['-euo', 'pipefail', '-c', script], { cwd: folder, encoding: 'utf8', timeout: 60_000,
    env: { ...process.env, LC_ALL: 'C', PATH: `${build}:${process.env.PATH}` } });
  return all.map((_, i) => {
    const from = out.indexOf(marker(i)) + marker(i).length + 1;
    const until = i + 1 < all.length ? out.indexOf(marker(i + 1)) : out.length;
    return out.slice(from, until);
  });
}

const inspect = (file) => JSON.parse(execFileSync(join(build, 'cairn'), ['inspect', file, '--offline', '--json', '--show', 'canonical'],
  { cwd: folder, encoding: 'utf8' })).steps;
const step = (steps, kind) => steps.find((one) => one.step === kind);
const read = (name) => readFileSync(join(folder, name));

try {
  cpSync(join(source, 'docs/guides/verify-by-hand'), folder, { recursive: true });
  const all = blocks();
  assert.ok(all.length > 8, 'the guide has its steps');
  const printed = run(all);
  all.forEach(({ commands, text }, i) =>
    text === undefined || assert.equal(printed[i], text, `the guide says otherwise than\n${commands}prints`));

  const signature = step(inspect('badge.json'), 'signature');
  assert.equal(read('badge.document').toString(), signature.canonical_document);
  assert.equal(read('badge.options').toString(), signature.canonical_options);
  assert.equal(read('badge.message').toString('hex'), signature.message);
  assert.equal(read('badge.signature').toString('hex'), signature.signature);
  assert.ok(guide.includes(signature.document_digest) && guide.includes(signature.options_digest));
  const other = step(inspect('badge-p256.json'), 'signature');
  assert.equal(read('badge-p256.message').toString('hex'), other.message);
  assert.equal(step(inspect('badge-p256.json'), 'key').type, 'P-256');
  for (const file of ['badge.json', 'badge-p256.json', 'list.json'])
    assert.equal(step(inspect(file), 'signature').result, 'signature-valid');

  // What is altered does not verify by hand either.
  const altered = all.map((block) => ({ ...block }));
  altered[0].commands = `sed -i 's/Bread/Cake/' badge.json\n${altered[0].commands}`;
  cpSync(join(source, 'docs/guides/verify-by-hand'), folder, { recursive: true, force: true });
  assert.throws(() => run(altered), 'an altered badge is refused by hand');
  console.log(`by_hand: ${all.length} steps of the guide, to the same bytes`);
} finally {
  rmSync(folder, { recursive: true });
}
