// SPDX-License-Identifier: Apache-2.0
// Holds web/messages/TAG.json to the texts of templates ("[[Text]]") and sources (say("…"), to_say("…")): none is
// missing, none is left over, and a translation has the placeholders of its text. `--missing TAG` prints what is
// missing as JSON, `--faults TAG` the sentences of errors that still stay English.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const folder = 'web/messages';
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
  .split('\n').filter((file) => existsSync(file));
const read = (file) => readFileSync(file, 'utf8');
const templates = files.filter((file) => /^web\/templates\/.*\.html$/.test(file));
const sources = files.filter((file) => /^src\/(server|app|achievement|base|verify|credential|render|storage|assessment|stacking)\/.*\.(h|cpp)$/.test(file)
  && !/_(test|fuzz|bench)\.cpp$|server\/language\.h$/.test(file));

// Adjacent C++ string literals as one string; `text` begins at the first.
const literals = /^(?:"(?:[^"\\\n]|\\.)*"\s*)+/;
const unescape = (literal) => literal.replace(/\\(?:x[0-9a-f]{2}|(.))/gi, (whole, one) => ({ n: '\n', t: '\t' })[one] ?? one ?? whole);
function joined(text) {
  const found = literals.exec(text);
  if (!found) return undefined;
  return [...found[0].matchAll(/"((?:[^"\\\n]|\\.)*)"/g)].map(([, inner]) => unescape(inner)).join('');
}

const said = new Map();      // text → where
const sentences = new Map(); // of errors
const written = new Set();   // every literal
for (const file of templates)
  for (const [, text] of read(file).matchAll(/\[\[([\s\S]*?)\]\]/g)) said.set(text, file);
for (const file of sources) {
  const text = read(file);
  for (const match of text.matchAll(/\b(?:to_)?say\(\s*(?=")/g)) {
    const one = joined(text.slice(match.index + match[0].length));
    if (one !== undefined) said.set(one, file);
  }
  for (const match of text.matchAll(/\bfail\(\s*ErrorCode::\w+,\s*[\w:".-]+,\s*(?=")/g)) {
    const one = joined(text.slice(match.index + match[0].length));
    if (one) sentences.set(one, file);
  }
  for (const match of text.matchAll(/(?<!"\s*)"(?=[^"\n])/g)) {
    const one = joined(text.slice(match.index));
    if (one) written.add(one);
    // What a check found is said by its code: every sentence of these two.
    if (/verify\/(headline|messages)\.cpp$/.test(file) && /^[A-Z]/.test(one ?? '')) said.set(one, file);
  }
}

const placeholders = (text) => {
  const braces = [...text.matchAll(/\{\{[^}]*\}?\}\}/g)].map(([tag]) => tag.replace(/\s/g, ''));
  const values = text.replace(/\{\{[^}]*\}?\}\}/g, '').match(/\{[^{}]*\}/g)?.length ?? 0;
  const marks = [...text.matchAll(/<\/?\w+/g)].map(([tag]) => tag);
  return [...braces, ...marks].sort().join(' ') + ` ${values}`;
};

const [, , option, wanted_tag] = process.argv;
let breaches = 0;
const breach = (text) => { breaches += 1; console.log(text); };
for (const name of readdirSync(folder)) {
  const tag = name.replace(/\.json$/, '');
  const { texts } = JSON.parse(read(join(folder, name)));
  const missing = (all) => [...all.keys()].filter((text) => !Object.hasOwn(texts, text));
  if (option && wanted_tag === tag) {
    const asked = missing(option === '--faults' ? sentences : said);
    console.log(JSON.stringify(Object.fromEntries(asked.map((text) => [text, ''])), null, 1));
    process.exit(0);
  }
  for (const text of missing(said)) breach(`${said.get(text)}: no text in ${tag} for "${text}"`);
  for (const [text, translation] of Object.entries(texts)) {
    if (!said.has(text) && !sentences.has(text) && !written.has(text)) breach(`${folder}/${name}: nobody says "${text}"`);
    if (typeof translation !== 'string' || !translation.trim()) breach(`${folder}/${name}: nothing for "${text}"`);
    else if (placeholders(text) !== placeholders(translation)) breach(`${folder}/${name}: other placeholders for "${text}"`);
    else if (/["]/.test(translation.replace(/<[^>]*>|\{\{[^}]*\}\}/g, '')) && !/["]/.test(text)) breach(`${folder}/${name}: a straight quotation mark in "${text}"`);
  }
}
console.log(`messages: ${said.size} texts, ${breaches} breaches`);
process.exit(breaches ? 1 : 0);
