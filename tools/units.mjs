// SPDX-License-Identifier: Apache-2.0
// Which sources of a library may be compiled as one: node tools/units.mjs LIMIT FILE…
// Prints a line for each file: the number of its unit, a space, the file. Files share a unit when
// no name that one of them declares for itself alone (in an unnamed namespace, by `using` or as a
// macro) is a word of another: then each means what it means when it is compiled alone. The same
// `using` in both is no obstacle, nor is the name behind a `::`.
import { readFileSync } from 'node:fs';

const [limit, ...files] = process.argv.slice(2);

// Comments and the insides of texts are no words of a program; that of an unnamed namespace's end is
// all that tells it from other ends.
const program = (text) => text.replace(/^\}  \/\/ namespace$/gm, '}#').replace(/\/\/.*|\/\*[^]*?\*\/|R"(\w*)\([^]*?\)\1"|"(?:[^"\\\n]|\\.)*"/g, ' ');

// Of what stands at the left edge between `namespace {` and its end.
function declared(text) {
  const names = [];
  for (const [, inside] of text.matchAll(/^namespace \{\n([^]*?)^\}#/gm)) {
    for (const [, statement] of inside.matchAll(/^([A-Za-z][^\n]*(?:\n {4,}[^\n]*)*)/gm)) {
      const head = statement.replace(/^template *<[^>]*>\s*/, '').replace(/\s+/g, ' ');
      if (/^(?:using|namespace)\b/.test(head)) continue;
      const named = /^(?:struct|class|enum class|enum|union|concept) (\w+)/.exec(head) ??
        /([A-Za-z_]\w*) ?(?:\(|=|\{|\[|;)/.exec(head.replace(/<[^<>]*(<[^<>]*(<[^<>]*>[^<>]*)*>[^<>]*)*>/g, ''));
      if (named && !/^TEST/.test(named[1])) names.push(named[1]);
    }
  }
  for (const [, name] of text.matchAll(/^(?:#define|static [^(=;]*?) *(\w+) *(?:=|\(|\s)/gm)) names.push(name);
  return names;
}

// The lines by which names of elsewhere are brought in, each with its name; '' where it brings many.
const brought = (text) => new Map([...text.matchAll(/^(?:using|namespace) (?:namespace |enum )?(?:(\w+) = [^;]+|[\w:]+);/gm)]
  .map(([line, alias]) => [line, /^using (namespace|enum) /.test(line) ? '' : alias ?? /(\w+);$/.exec(line)[1]]));

function read(file) {
  const text = program(readFileSync(file, 'utf8'));
  return {
    file, names: declared(text), brought: brought(text),
    words: new Set(text.match(/(?<!\w|::)[A-Za-z_]\w*/g)),
  };
}

const meets = (one, other) => one.names.some((name) => other.words.has(name)) ||
  [...one.brought].some(([line, name]) => !other.brought.has(line) && (name === '' || other.words.has(name)));

const units = [];
for (const source of files.map(read)) {
  const unit = units.find((unit) => unit.length < limit &&
    unit.every((other) => !meets(source, other) && !meets(other, source)));
  if (unit) unit.push(source); else units.push([source]);
}
units.forEach((unit, number) => { for (const { file } of unit) console.log(`${number} ${file}`); });
