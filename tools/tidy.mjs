// SPDX-License-Identifier: Apache-2.0
// Holds the sources to the house rules: layers, names, sizes, pureness, words. Prints each breach, exits 1 on any.
import { execFileSync } from 'node:child_process';
import { readFileSync, existsSync } from 'node:fs';
import { basename } from 'node:path';

const columns_max = 100;
const file_lines_max = 400;
const test_lines_max = 420;  // of tests and benchmarks: one fixture, and what is asked of it
const function_lines_max = 70;
const readme_lines_max = 150;

const breaches = [];
const breach = (file, line, text) => breaches.push(`${file}${line ? ':' + line : ''}: ${text}`);
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
  .split('\n').filter((file) => file && existsSync(file));
const read = (file) => readFileSync(file, 'utf8');

// The module graph of CMakeLists.txt, closed under dependence.
function module_graph() {
  const direct = new Map();
  for (const [, name, rest] of read('CMakeLists.txt').matchAll(/^cairn_module\((\w+)([^)]*)\)/gm)) {
    const depends = /DEPENDS([^)]*?)(LIBS|$)/.exec(rest)?.[1] ?? '';
    direct.set(name, depends.trim().split(/\s+/).filter(Boolean));
  }
  const closed = (name, seen = new Set()) => {
    for (const next of direct.get(name) ?? []) if (!seen.has(next)) { seen.add(next); closed(next, seen); }
    return seen;
  };
  return new Map([...direct.keys()].map((name) => [name, closed(name)]));
}

const graph = module_graph();
const pure_modules = ['base', 'encoding', 'json', 'json_schema', 'crypto', 'sd_jwt', 'rdf', 'jsonld', 'did', 'credential', 'achievement', 'securing', 'bake', 'verify',
  'skills', 'linker', 'catalogue', 'adverts', 'market', 'pathways', 'stacking', 'assessment', 'outcomes', 'quality', 'recommend'];
const impure = /^\s*#include <(fstream|iostream|filesystem|thread|mutex|chrono|random|ctime|unistd\.h|sys\/.*|sqlite3\.h|curl\/.*|spdlog\/.*)>/;

function check_layers(file, lines) {
  const [, module] = /^src\/(\w+)\//.exec(file) ?? [];
  if (!module) return;
  if (!graph.has(module)) return breach(file, 0, `module ${module} is not in CMakeLists.txt`);
  const helper = /_(test|fuzz|bench)\.cpp$|\/test_\w+\.h$/.test(file);
  lines.forEach((line, i) => {
    const [, other] = /^\s*#include "(\w+)\//.exec(line) ?? [];
    if (other && other !== module && graph.has(other) && !graph.get(module).has(other))
      breach(file, i + 1, `${module} may not include ${other}`);
    if (!helper && pure_modules.includes(module) && impure.test(line))
      breach(file, i + 1, 'the pure core takes time, randomness, files and threads from outside');
  });
}

// A function begins at a line ending in "{" at column 0 indentation or inside namespaces (which are not
// indented), and ends at the first line that is exactly "}" or "};".
function check_function_sizes(file, lines) {
  let start = -1;
  lines.forEach((line, i) => {
    const opens = /^[A-Za-z].*[{]$/.test(line) && !/^(namespace|class|struct|enum|union|extern|constexpr|constinit|const|static const|inline constexpr)\b/.test(line);
    const closes_signature = /^ {4}.*\) (const |override |try )*[{]$/.test(line) && /^[A-Za-z].*[^;{}]$/.test(lines[i - 1] ?? '');
    if ((opens || closes_signature) && start < 0) start = i;
    if (/^}/.test(line) && start >= 0) {
      if (i - start + 1 > function_lines_max) breach(file, start + 1, `a function of ${i - start + 1} lines`);
      start = -1;
    }
  });
}

const unwanted = [
  [/\b(TODO|FIXME|XXX|HACK)\b/, 'unfinished work'],
  [new RegExp(['/wo' + 'rk/', '/ro' + 'ot/', '/home/\\w'].join('|')), 'a path of some machine'],
  [/registry\.npmjs|deb\.debian/, 'a registry host'],
];

for (const file of files) {
  const code = /\.(h|cpp)$/.test(file);
  const script = /\.(mjs|js)$/.test(file) || file === 'dev';
  if (!code && !script && !/\.(md|css|html|mustache|txt|cmake|json)$/.test(file)) continue;
  const text = read(file);
  const lines = text.split('\n');
  if (file !== 'tools/tidy.mjs' && file !== 'package-lock.json')
    lines.forEach((line, i) => unwanted.forEach(([word, why]) => word.test(line) && breach(file, i + 1, why)));
  if (!code) continue;
  if (!/^[a-z0-9_]+\.(h|cpp)$/.test(basename(file))) breach(file, 0, 'file names are snake_case');
  if (!lines[0].startsWith('// SPDX-License-Identifier: Apache-2.0')) breach(file, 1, 'the SPDX line comes first');
  if (!/_(test|fuzz)\.cpp$/.test(file) && file.endsWith('.h') && !/^\/\/ ./.test(lines[1] ?? ''))
    breach(file, 2, 'a header says what it is');
  const lines_max = /_(test|bench)\.cpp$|^(tests|bench)\//.test(file) ? test_lines_max : file_lines_max;
  const count = text.endsWith('\n') ? lines.length - 1 : lines.length;
  if (count > lines_max) breach(file, 0, `${count} lines; split it by idea`);
  let table = false;  // laid out by hand: // clang-format off … on
  lines.forEach((line, i) => {
    if (/clang-format (off|on)/.test(line)) table = line.includes('off');
    if (!table && [...line].length > columns_max && !/R"|https?:\/\//.test(line)) breach(file, i + 1, `longer than ${columns_max} columns`);
    if (/[ \t]$/.test(line)) breach(file, i + 1, 'white space at the end');
  });
  check_layers(file, lines);
  if (!/_(test|bench)\.cpp$/.test(file)) check_function_sizes(file, lines);
}

if (existsSync('README.md') && read('README.md').split('\n').length > readme_lines_max) breach('README.md', 0, `longer than ${readme_lines_max} lines`);

breaches.forEach((text) => console.log(text));
console.log(`tidy: ${files.length} files, ${breaches.length} breaches`);
process.exit(breaches.length ? 1 : 0);
