// SPDX-License-Identifier: Apache-2.0
// Holds web/messages/TAG.json to the texts of templates ("[[Text]]") and sources (say("…"), to_say("…"),
// phrase("…"), filled("…"), and each sentence that a page may show, with the names of fields in it): none is missing,
// none is left over, none is put together by hand, and a translation has the placeholders of its text. `--missing TAG`
// prints what is missing as JSON.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const [, , option, wanted_tag] = process.argv;
const folder = 'web/messages';
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
  .split('\n').filter((file) => existsSync(file));
const read = (file) => readFileSync(file, 'utf8');
const templates = files.filter((file) => /^web\/templates\/.*\.html$/.test(file));
const sources = files.filter((file) => /^src\/(server|app|achievement|bake|base|verify|credential|render|storage|assessment|stacking|outcomes|pathways|recommend|catalogue|adverts|market|skills|quality)\/.*\.(h|cpp)$/.test(file)
  && !/_(test|fuzz|bench)\.cpp$|server\/language\.h$|base\/(?:filled|phrase)\.(?:h|cpp)$/.test(file));

// An error of these reaches a page; one of the others is for programs, or for whoever runs the server.
const shown_faults = (file) => /^src\/(app|achievement|assessment|stacking|outcomes|bake\/svg|render|server|storage\/(?:\w*tables|sql)|verify\/(?:carried|document))\b/.test(file)
  && !/^src\/(server\/(api|http|templates|language)|app\/(vc_api|checkup|setup\/demo)|render\/(charts|draw_module)|stacking\/rule_json|outcomes\/record_json)\b|\/test_\w+\.h$/.test(file);
const fault_call = /\b(?:fail|field_error|fault|refused?|wrong|too_large|unreadable|with_remedy|conflict|add|add_at|keep_fault)\(/g;

// Adjacent C++ string literals as one string; `text` begins at the first.
const literals = /^(?:"(?:[^"\\\n]|\\.)*"\s*)+/;
const unescape = (literal) => literal.replace(/\\(?:x[0-9a-f]{2}|(.))/gi, (whole, one) => ({ n: '\n', t: '\t' })[one] ?? one ?? whole);
function joined(text) {
  const found = literals.exec(text);
  if (!found) return undefined;
  return [...found[0].matchAll(/"((?:[^"\\\n]|\\.)*)"/g)].map(([, inner]) => unescape(inner)).join('');
}

// The arguments of a call; `from` is behind its parenthesis.
function argumentsAt(text, from) {
  let depth = 1;
  let at = from;
  for (let quoted = false; at < text.length && depth > 0; at += 1) {
    if (quoted && text[at] === '\\') at += 1;
    else if (text[at] === '"') quoted = !quoted;
    else if (!quoted) depth += { '(': 1, ')': -1 }[text[at]] ?? 0;
  }
  return text.slice(from, at - 1);
}

const said = new Map();    // text → where
const filled = new Map();  // sentence with values → where
const written = new Set(); // every literal
let breaches = 0;
const breach = (text) => { breaches += 1; if (option !== '--missing') console.log(text); };

function note_calls(text, file, name, into) {
  for (const match of text.matchAll(new RegExp(`\\b${name}\\(\\s*(?=")`, 'g'))) {
    const one = joined(text.slice(match.index + match[0].length));
    if (one !== undefined) into.set(one, file);
  }
}

// What an error says: a sentence is looked up whole, so its values have to be filled in.
function note_faults(text, file) {
  for (const call of text.matchAll(fault_call)) {
    const whole = argumentsAt(text, call.index + call[0].length);
    for (const { index } of whole.matchAll(/(?<!"\s*)"(?=[^"\n])/g)) {
      const one = joined(whole.slice(index));
      if (!one || !/[a-z] [a-z]/.test(one)) continue;
      const before = whole.slice(0, index);
      const after = whole.slice(index + literals.exec(whole.slice(index))[0].length);
      if (/\b(?:filled|say)\(\s*$/.test(before)) continue;
      if (/\+\s*$/.test(before) || /^\s*\+/.test(after)) breach(`${file}: "${one}" is put together; write filled("…{}…", value)`);
      else if (/^[A-Z“].*[.!]$/s.test(one)) said.set(one, file);
    }
  }
}

// Whole sentences that are handed on as they are, and what fields are called: {"/name", "Name"}.
function note_sentences(text, file) {
  for (const { index } of text.matchAll(/(?<!"\s*)"(?=[A-Z“])/g)) {
    const one = joined(text.slice(index));
    const before = text.slice(Math.max(0, index - 80), index);
    const after = text.slice(index + literals.exec(text.slice(index))[0].length);
    if (/\b(?:filled|say|phrase)\(\s*$|\+\s*$/.test(before) || /^\s*\+/.test(after)) continue;
    const is_label = /[({]\s*(?:"\/[^"]*"|path|[\w.()]+ \+ "[^"]*"|"\/[^"]*" \+ [^,]*),\s*$/.test(before) && /^\s*[,})]/.test(after);
    if ((is_label && !one.includes('\n')) || (/^[^\n]*\s[^\n]*[.!]$/.test(one) && /[a-z] [a-z]/.test(one))) said.set(one, file);
  }
}

for (const file of templates)
  for (const [, text] of read(file).matchAll(/\[\[([\s\S]*?)\]\]/g)) said.set(text, file);
for (const file of sources) {
  const text = read(file);
  note_calls(text, file, '(?:(?:to_)?say|phrase)', said);
  note_calls(text, file, 'filled', filled);
  if (shown_faults(file)) {
    note_faults(text, file);
    note_sentences(text.replace(/^\s*\/\/.*$/gm, ''), file);
  }
  for (const match of text.matchAll(/(?<!"\s*)"(?=[^"\n])/g)) {
    const one = joined(text.slice(match.index));
    if (one) written.add(one);
    // What a check found is said by its code: every sentence of these two.
    if (/verify\/(headline|\w*messages)\.(cpp|h)$/.test(file) && /^[A-Z]/.test(one ?? '')) said.set(one, file);
  }
}

const placeholders = (text) => {
  const braces = [...text.matchAll(/\{\{[^}]*\}?\}\}/g)].map(([tag]) => tag.replace(/\s/g, ''));
  const values = text.replace(/\{\{[^}]*\}?\}\}/g, '').match(/\{[^{}]*\}/g)?.length ?? 0;
  const marks = [...text.matchAll(/<\/?\w+/g)].map(([tag]) => tag);
  return [...braces, ...marks].sort().join(' ') + ` ${values}`;
};
// One word has one gender in German.
const masculine = /(?<!\p{L})(?:(?:jed|dies|kein|welch)e[rn]|(?:ein|kein|ihr|sein)en|den|kein \S+er|wird der) Badge(?!\p{L})/iu;
const straight = (text) => /["]/.test(text.replace(/<[^>]*>|\{\{[^}]*\}\}/g, ''));
const missing = (wanted, texts) => [...wanted.keys()].filter((text) => !Object.hasOwn(texts, text));

function compare(name, texts, wanted, allowed) {
  for (const text of missing(wanted, texts)) breach(`${wanted.get(text)}: no text in ${name} for "${text}"`);
  for (const [text, translation] of Object.entries(texts)) {
    if (!wanted.has(text) && !allowed.has(text)) breach(`${name}: nobody says "${text}"`);
    if (typeof translation !== 'string' || !translation.trim()) breach(`${name}: nothing for "${text}"`);
    else if (placeholders(text) !== placeholders(translation)) breach(`${name}: other placeholders for "${text}"`);
    else if (straight(translation) && !straight(text)) breach(`${name}: a straight quotation mark in "${text}"`);
    else if (name.includes('de.json') && masculine.test(translation)) breach(`${name}: it is “das Badge” in "${text}"`);
  }
}

for (const name of readdirSync(folder)) {
  const language = JSON.parse(read(join(folder, name)));
  if (option === '--missing' && name === `${wanted_tag}.json`) {
    const blank = (wanted, texts) => Object.fromEntries(missing(wanted, texts).map((text) => [text, '']));
    console.log(JSON.stringify({ texts: blank(said, language.texts), filled: blank(filled, language.filled) }, null, 1));
    process.exit(0);
  }
  compare(`${folder}/${name}`, language.texts, said, written);
  compare(`${folder}/${name}`, language.filled, filled, new Set());
}
console.log(`messages: ${said.size + filled.size} texts, ${breaches} breaches`);
process.exit(breaches ? 1 : 0);
