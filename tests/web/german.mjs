// SPDX-License-Identifier: Apache-2.0
// Every page that links lead to, of a desk with the demo organisation and of somebody who plans, is German to whoever
// asks for German: no text of ours that has a German twin stands there in English, in pictures drawn on the page neither.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Person, expect, finish, launch, start_planner, watch } from './house.mjs';

const { texts, filled } = JSON.parse(readFileSync('web/messages/de.json', 'utf8'));
const twins = [...Object.entries(texts), ...Object.entries(filled)].filter(([english, german]) => english !== german);
const german = new Set(twins.map(([, text]) => text));
// What people wrote: the starter framework, its offers, curated ones and what the demo's learners sent are in one language.
const written = [...readdirSync('data/starter', { recursive: true }).filter((file) => file.endsWith('.csv'))
  .map((file) => join('data/starter', file)), ...readdirSync('data/curated').filter((file) => file.endsWith('.json'))
  .map((file) => join('data/curated', file)), 'src/app/setup/demo.cpp'].map((file) => readFileSync(file, 'utf8')).join('\nCairn\n');

const letters = (text) => text.replace(/[^\p{L}]/gu, '').length;
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const place = /\{\{[^}]*\}?\}\}|\{[^{}]*\}/;
// Tags part a text of a template into several; what is too short to be sure of is passed over.
const patterns = [];
const whole = new Set();
for (const [english, text] of twins)
  for (const piece of english.split(/<[^>]*>/).map((it) => it.trim()).filter(Boolean)) {
    if (!place.test(piece)) {
      if (piece === english || (letters(piece) >= 10 && !text.includes(piece))) whole.add(piece);
      continue;
    }
    const parts = piece.split(new RegExp(place, 'g'));
    if (letters(parts.join('')) >= 10) patterns.push(new RegExp(`^${parts.map(escaped).join('.+')}$`, 's'));
  }

// Whether a text is one of ours in English.
const is_english = (text) => !german.has(text) && !written.includes(text) && (whole.has(text) || patterns.some((it) => it.test(text)));
expect('the detector knows a whole text', is_english('Verify a badge') && !is_english('Ein Badge prüfen'));
expect('the detector knows a text with values', is_english('Without it 20 % of what is needed stays open.'));

// What people read or hear: texts, names of controls and pictures, titles and descriptions of drawings.
const readable = (page) => page.evaluate(() => {
  const found = [document.title];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode())
    if (!walker.currentNode.parentElement.closest('script, style, code, pre, textarea, [lang="en"]')) found.push(walker.currentNode.data);
  for (const name of ['alt', 'aria-label', 'title', 'placeholder'])
    for (const element of document.querySelectorAll(`[${name}]`)) found.push(element.getAttribute(name));
  return found.map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => /\p{L}{2}/u.test(text));
});

const server = await start_planner(['--demo']);
const unwatch = watch(380);
const browser = await launch();
const person = await Person.create(browser, { scripts: true, label: 'german' });
await person.context.setExtraHTTPHeaders({ 'accept-language': 'de' });
const seen = new Map();  // text → the page it stands on
let pages = 0;
async function read() {
  ++pages;
  for (const text of await readable(person.page))
    if (is_english(text) && !seen.has(text)) seen.set(text, new URL(person.page.url()).pathname);
}
const press = async (name) => { await person.page.getByRole('button', { name }).first().click(); await person.page.waitForLoadState('load'); await read(); };

await person.page.goto(server.setup);
await read();
await person.fill('Der Name Ihrer Organisation', 'Hafenwerkstatt');
await person.fill('Ihre E-Mail-Adresse', 'ada@harbour.example');
await person.fill('Ein Passwort', 'drei Steine auf einem Hügel');
await press('Einrichten');
expect('the desk is set up', new URL(person.page.url()).pathname === '/desk', person.page.url());
expect('the demo speaks German', (await person.text()).includes('Fahrradbremsen, erste Stufe'));

await person.page.goto(`${server.origin}/plan`);
await person.page.locator('textarea[name=text]').fill('Data Analyst, Harbour Logistics\n\nWhat you will need\n- Two years of writing SQL queries\n- A sound grasp of statistics\n- Experience of cleaning messy data\n- Some pandas would be nice\n');
await person.page.locator('form:has(textarea[name=text]) button[type=submit]').first().click();
await person.page.waitForURL(/\/plan\/goals\/\d+/);
const goal = new URL(person.page.url()).pathname;
await person.page.goto(`${server.origin}${goal}/profile`);
for (const group of await person.page.locator('.audit fieldset').all()) await group.getByRole('radio').nth(1).check();
await read();
await person.page.locator('.audit button[type=submit], form:has(.audit) button[type=submit]').first().click();
await person.page.waitForLoadState('load');
// Limits that can be kept, and limits that cannot.
for (const query of ['', '?budget=1', '?deadline=2027-01-10', '?start=2030-01-01', '?hours=0&budget=x', '?order=cheapest&parallel=3']) {
  await person.page.goto(`${server.origin}${goal}/sets${query}`);
  await read();
}
await person.page.goto(`${server.origin}${goal}/sets`);
await person.page.locator(`form[action$="${goal}/choose"] button`).first().click();
await person.page.waitForURL(/\/plan\/plans\//);

// Everything that links lead to, a page of each kind a few times.
const kind_of = (path) => path.replace(/\/[-\w%.]{12,}(?=\/|$)/g, '/ID').replace(/\/\d+(?=\/|$)/g, '/N');
const visited = new Set();
const kinds = new Map();
const queue = ['/', '/desk', '/plan', '/catalogue', '/catalogue?q=sql', '/catalogue/compare?offer=sql-basics&offer=sql-for-analysts', '/verify', '/account', '/account/sign-up', '/recover',
  goal, `${goal}/gap`, `${goal}/next`, '/plan/next', '/plan/reachable', '/plan/profile', '/nowhere', '/desk/achievements/new?template=portfolio'];
const leaves = /\/(language|static|api|sign-out)\b|\.(json|csv|ics|svg|png|zip|pdf|sdjwt)(\?|$)|template=(?!portfolio)/;
while (queue.length) {
  const path = queue.shift();
  const kind = kind_of(new URL(path, server.origin).pathname);
  if (visited.has(path) || (kinds.get(kind) ?? 0) >= 3) continue;
  visited.add(path);
  kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  await person.page.goto(server.origin + path);
  await read();
  for (const link of await person.page.locator('a[href]').evaluateAll((all) => all.map((it) => it.href))) {
    const { origin, pathname, search } = new URL(link);
    if (origin === server.origin && !leaves.test(pathname + search)) queue.push(pathname + search);
  }
}
for (const must of ['/desk/settings', '/desk/awards', '/desk/analytics', '/desk/stacks', '/catalogue/compare', '/claim/ID', '/b/ID'])
  expect(`links lead to ${must}`, kinds.has(must), [...kinds.keys()].join(' '));
for (const [text, path] of seen) expect(`${path} is German`, false, text);
expect('pages were read', pages > 60, `${pages}`);

unwatch();
await browser.close();
await server.stop();
finish('german');
