// SPDX-License-Identifier: Apache-2.0
// The library as somebody else takes it: installed to a folder, found by CMake and by pkg-config, the programs of
// docs/reference/library.md built against it, and what its issuer prints given to its verifier.
// Usage: installed.mjs SOURCE BUILD
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const [source, build] = process.argv.slice(2).map((path) => resolve(path));
const folder = mkdtempSync(join(tmpdir(), 'cairn-installed-'));
const prefix = join(folder, 'prefix');
const program = join(folder, 'program');
const sh = (command, words, options = {}) => execFileSync(command, words, { encoding: 'utf8', cwd: program, stdio: ['pipe', 'pipe', 'inherit'], ...options });
const page = readFileSync(join(source, 'docs/reference/library.md'), 'utf8');
const version = /VERSION (\d+\.\d+\.\d+)/.exec(readFileSync(join(source, 'CMakeLists.txt'), 'utf8'))[1];

// The block of the page that holds `sign`.
function block(sign) {
  const found = [...page.matchAll(/```(?:cmake|cpp)\n([\s\S]*?)```/g)].map((match) => match[1]).filter((text) => text.includes(sign));
  assert.equal(found.length, 1, sign);
  return found[0];
}

// No header may need what is not installed with it.
function headers_stand_alone() {
  const installed = readdirSync(join(prefix, 'include/cairn'));
  for (const name of installed)
    for (const [, other] of readFileSync(join(prefix, 'include/cairn', name), 'utf8').matchAll(/^#include ["<]([^">]+\/[^">]+)[">]/gm))
      assert.ok(other.startsWith('cairn/') && installed.includes(other.slice('cairn/'.length)), `${name} includes ${other}`);
  assert.deepEqual(readdirSync(join(prefix, 'include')), ['cairn']);
  const all = installed.map((name) => `#include <cairn/${name}>\n`).join('');
  writeFileSync(join(program, 'all.cpp'), `${all}int main() { return cairn::version() == CAIRN_VERSION ? 0 : 1; }\n`);
}

function runs(where, environment = {}) {
  const env = { ...process.env, ...environment };
  const badge = sh(join(where, 'issuer'), [], { env });
  const ask = (input) => spawnSync(join(where, 'verifier'), [], { input, encoding: 'utf8', env });
  const done = ask(badge);
  assert.equal(done.status, 0, done.stderr);
  assert.equal(done.stdout, 'accepted: Unaltered; who signed it is not proved\n');
  assert.equal(ask(badge.replace('Ties knots', 'Ties cats')).status, 1);
  assert.equal(ask('no badge').status, 65);
}

function with_cmake(shared) {
  const out = join(folder, `build-${shared}`);
  sh('cmake', ['-S', '.', '-B', out, `-DCMAKE_PREFIX_PATH=${prefix}`, '-DCMAKE_BUILD_TYPE=Debug', `-DBUILD_SHARED_LIBS=${shared}`]);
  sh('cmake', ['--build', out]);
  runs(out);
}

function with_pkg_config() {
  const env = { ...process.env, PKG_CONFIG_PATH: join(prefix, 'lib/pkgconfig') };
  const flags = sh('pkg-config', ['--cflags', '--libs', 'cairn'], { env }).trim().split(/\s+/);
  assert.equal(sh('pkg-config', ['--modversion', 'cairn'], { env }).trim(), version);
  sh('c++', ['all.cpp', '-o', 'all', ...flags]);
  sh('./all', [], { env: { ...process.env, LD_LIBRARY_PATH: join(prefix, 'lib') } });
}

// The example of showing a part, by either library.
function shows_a_part() {
  const env = { ...process.env, PKG_CONFIG_PATH: join(prefix, 'lib/pkgconfig'), LD_LIBRARY_PATH: join(prefix, 'lib') };
  sh('c++', ['-std=c++20', 'parts_of.cpp', '-o', 'parts_of', ...sh('pkg-config', ['--cflags', '--libs', 'cairn'], { env }).trim().split(/\s+/)]);
  const done = spawnSync(join(program, 'parts_of'), [], { encoding: 'utf8', env });
  assert.equal(done.status, 0, done.stderr);
  assert.match(done.stdout, /^They will see: [^]*"name": "Knots"[^]*\nKept back:.* \/credentialSubject\/narrative\b/);
  assert.doesNotMatch(done.stdout, /in the dark|proofValue/);
}

// What the shared library shows is what the headers declare.
function symbols() {
  const shown = sh('nm', ['-DC', '--defined-only', join(prefix, 'lib/libcairn.so')]).split('\n').map((line) => line.slice(19)).filter(Boolean);
  const words = readdirSync(join(prefix, 'include/cairn')).flatMap((name) => readFileSync(join(prefix, 'include/cairn', name), 'utf8').match(/\w+(?=\()/g) ?? []);
  const declared = new RegExp(`\\bcairn::(?:\\w+::)?(?:${words.join('|')}|~\\w+|operator=)(?:\\[abi:cxx11\\])?\\(`);
  const inside = shown.filter((name) => /^(?:\w+ for )?cairn::[a-z_0-9]+::/.test(name) || name.includes('::State::') || !/\bcairn::/.test(name)
    || !declared.test(name));
  assert.deepEqual(inside, []);
  assert.match(sh('objdump', ['-p', join(prefix, 'lib/libcairn.so')]), new RegExp(`SONAME +libcairn\\.so\\.${version.split('.').slice(0, 2).join('\\.')}\\n`));
}

try {
  mkdirSync(program);
  sh('cmake', ['--install', build, '--prefix', prefix, '--component', 'library']);
  writeFileSync(join(program, 'CMakeLists.txt'), block('find_package(cairn'));
  writeFileSync(join(program, 'issuer.cpp'), block('cairn/issue.h'));
  writeFileSync(join(program, 'verifier.cpp'), block('<iterator>'));
  writeFileSync(join(program, 'parts_of.cpp'), block('cairn/parts.h'));
  headers_stand_alone();
  symbols();
  with_cmake('OFF');
  with_cmake('ON');
  with_pkg_config();
  shows_a_part();
  console.log('library: installed, found, built against; a badge of its issuer is accepted by its verifier');
} finally {
  rmSync(folder, { recursive: true });
}
