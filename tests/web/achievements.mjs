// SPDX-License-Identifier: Apache-2.0
// An achievement from an example to its public page: skills searched for and ticked, a result, another language, what
// Europe asks for, preview, versions, copy, import, retirement. With scripts and without, on a phone and in the dark.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Person, expect, finish, launch, start_planner, watch } from './house.mjs';
import { set_up } from './steps.mjs';

const name = 'Container basics';

async function choose_skill(issuer) {
  await issuer.fill('Find skills of the framework', 'contain');
  if (issuer.scripts) await issuer.page.getByRole('checkbox', { name: 'Containers' }).waitFor();
  else await issuer.press('Search');
  await issuer.page.getByRole('checkbox', { name: /^Containers/ }).check();
  await issuer.page.getByLabel('Level of Containers', { exact: true }).selectOption('4');
  await issuer.look();
}

async function write(issuer, server) {
  await issuer.open(`${server.origin}/desk`);
  await issuer.follow('New achievement');
  await issuer.follow('Half-day workshop');
  expect('the example fills the form', (await issuer.field('Name').inputValue()) === 'Half-day workshop');
  await issuer.fill('Name', name);
  await choose_skill(issuer);
  await issuer.press('Add a result');
  expect('what was typed is kept', (await issuer.field('Name').inputValue()) === name);
  await issuer.fill('Its name', 'Exercise');
  await issuer.page.getByRole('combobox', { name: 'Its kind' }).selectOption('Percent');
  await issuer.fill('Or from', '0');
  await issuer.fill('to', '100');
  await issuer.fill('What passes', '60');
  expect('the example brings its German along', (await issuer.field('Its tag').inputValue()) === 'de');
  await issuer.fill('Name in this language', 'Grundlagen der Container');
  await issuer.press('Add a language');
  const third = issuer.page.getByRole('group', { name: 'Another language 2' });
  await third.getByLabel('Its tag').fill('nl');
  await third.getByLabel('Name in this language').fill('Basis van containers');
  await issuer.fill('Hours of work', 'some');
  await issuer.press('Save');
  expect('a wrong number is named', (await issuer.text()).includes('Write a number with at most two decimals'));
  await issuer.fill('Hours of work', '6.5');
  await issuer.fill('Country or region of the issuer', 'NL');
  await issuer.field('Level in the European framework (EQF)').selectOption('4');
  await issuer.press('Save');
  const text = await issuer.text();
  expect('the meter counts what Europe asks for', text.includes('11 of 11'), text.match(/\d+ of 11/)?.[0]);
  expect('the chosen skill is kept', await issuer.page.getByLabel('Level of Containers', { exact: true }).inputValue() === '4');
}

async function publish_and_change(issuer) {
  await issuer.follow('Preview');
  const seen = await issuer.text();
  expect('the preview shows what is signed', seen.includes('EQF level 4') && seen.includes('Level 4: leads others'));
  await issuer.page.getByText('As JSON').click();
  await issuer.press('Publish');
  await issuer.fill('Hours of work', '8');
  await issuer.press('Save');
  await issuer.follow('Versions');
  expect('the versions say what changed', /Hours\s*6\.5\s*8/.test(await issuer.text()), await issuer.text());
}

async function seen_by_anyone(browser, options, issuer) {
  await issuer.follow('Public page');
  const anyone = await Person.create(browser, { ...options, label: `${options.label}-anyone` });
  await anyone.open(issuer.page.url());
  const text = await anyone.text();
  for (const part of ['8 hours', 'EQF 4', 'Containers', 'Exercise'])
    expect(`the public page says ${part}`, text.includes(part));
  await anyone.follow('de');
  expect('in its other language too', (await anyone.heading()) === 'Grundlagen der Container', await anyone.heading());
  const twin = await (await fetch(`${new URL(anyone.page.url()).origin}${new URL(anyone.page.url()).pathname}.json`)).json();
  expect('programs read the same', twin.name === name && twin.alignment.some((one) => one.targetName === 'Containers'));
}

async function import_and_retire(issuer, server) {
  const file = join(mkdtempSync(join(tmpdir(), 'cairn-import-')), 'badge.json');
  writeFileSync(file, JSON.stringify({ '@context': 'https://w3id.org/openbadges/v2', type: 'BadgeClass', name: 'Robotics',
    description: 'Builds a robot that walks.', criteria: { narrative: 'Build one.' }, tags: ['robots'] }));
  await issuer.open(`${server.origin}/desk/achievements`);
  await issuer.follow('Import');
  await issuer.field('A file').setInputFiles(file);
  await issuer.press('Import as drafts');
  expect('the import is listed', (await issuer.text()).includes('Robotics'));
  await issuer.follow(name);
  await issuer.press('Make a copy');
  expect('a copy is a draft of its own', (await issuer.field('Name').inputValue()) === `Copy of ${name}`);
  await issuer.open(`${server.origin}/desk/achievements?state=published`);
  await issuer.follow(name);
  await issuer.press('Retire');
  expect('a retired one says so', (await issuer.text()).includes('It is retired'));
}

const done = watch(240);
const browser = await launch();
for (const options of [{ scripts: true, label: 'scripts' }, { scripts: false, scheme: 'dark', width: 390, label: 'phone' }]) {
  const server = await start_planner();
  const issuer = await Person.create(browser, options);
  await set_up(issuer, server);
  await write(issuer, server);
  await publish_and_change(issuer);
  await seen_by_anyone(browser, options, issuer);
  await import_and_retire(issuer, server);
  await server.stop();
}
await browser.close();
done();
finish('achievements');
