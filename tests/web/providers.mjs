// SPDX-License-Identifier: Apache-2.0
// As a new user would: every provider's sample is imported, what their skills mean is confirmed; somebody compares three
// offers of three providers for their gap, reads why one is better, takes it into the plan, finishes it, records a raise
// and prints the report. With scripts and without; after the first address by links and forms alone.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { Person, expect, finish, launch, start_planner, watch } from './house.mjs';
import { set_up } from './steps.mjs';

const folder = normalize(join(process.env.CAIRN_SUITES ?? '../shared/vectors', '../providers'));
const samples = !existsSync(folder) ? [] : readdirSync(folder, { recursive: true })
  .filter((name) => /\.(json|jsonc|jsonld|csv)$/.test(name) && name.includes('/')).sort()
  .map((name) => join(folder, name));
if (samples.length === 0) {
  console.log('providers: skipped, the samples of providers are not here');
  process.exit(0);
}

const today = new Date().toISOString().slice(0, 10);
// A name of which a part is for those who do not see what stands around it.
const of = (what, whose) => new RegExp(`^${what}\\W+${whose}$`);
const name_of = (file) => file.split('/').at(-1);
// What is no list of offers: of one learner, of one badge, with comments.
const no_lists = ['ob2-revoked-response.410.json', 'transcript-share.json', 'badge-publish-request.commented.jsonc'];
const catalogues = ['accredible', 'certifications', 'coursera', 'credly', 'ctdl', 'europass', 'microsoft-learn', 'openedx', 'udacity'];
const course = 'Cloud Architecture';            // Udacity
const module = 'Experimente com o Azure Machine Learning';  // Microsoft
const game = 'Gamification';                    // University of Pennsylvania, on Coursera
const advert = `Cloud Developer Advocate, Harbour Cloud

What you will need
- Experience of programming in Python
- Experience of cloud computing
- Experience of machine learning
- Experience of digital marketing
`;

async function bring(owner, how) {
  await owner.follow('Desk');
  await owner.follow('confirmed what it means');
  await owner.follow('Imports of catalogues');
  await owner.field('Files as the provider gives them').setInputFiles(samples);
  await owner.press('Import');
  const told = await owner.page.getByRole('status').innerText();
  for (const name of samples.map(name_of)) expect(`${how}: ${name} is told of`, told.includes(name), told);
  for (const name of catalogues) expect(`${how}: ${name} is a catalogue`, told.includes(name), told);
  for (const name of no_lists)
    expect(`${how}: ${name} is no list`, (await owner.page.getByRole('status').locator('.note', { hasText: name }).innerText()).includes('No provider is recognised'));
  expect(`${how}: nothing is said of what there is none of`, !/\b0 (new|changed|the same|no longer)/.test(told), told);
  expect(`${how}: a page names no option of the command line`, !(await owner.text()).includes('--map'));
}

// The same files change nothing; a column that was passed over is mapped on the page.
async function bring_again(owner, how) {
  await owner.field('Files as the provider gives them').setInputFiles(samples.filter((name) => /coursera|udacity/.test(name)));
  await owner.press('Import');
  const told = await owner.page.getByRole('status').innerText();
  expect(`${how}: a second time nothing changes`, told.split('nothing has changed').length === 3, told);
  await owner.field('Files as the provider gives them').setInputFiles(samples.filter((name) => name.endsWith('Certifications.csv')));
  await owner.page.getByText('Map the columns of a table', { exact: true }).click();
  await owner.fill('Columns and what they hold', 'Authority');
  await owner.press('Import');
  expect(`${how}: a line that maps nothing is refused`, (await owner.text()).includes('is no column and its field'));
  expect(`${how}: what was typed stays`, (await owner.field('Columns and what they hold').inputValue()) === 'Authority');
  await owner.field('Files as the provider gives them').setInputFiles(samples.filter((name) => name.endsWith('Certifications.csv')));
  await owner.fill('Columns and what they hold', 'Authority=provider');
  await owner.press('Import');
  const mapped = await owner.page.getByRole('status').innerText();
  expect(`${how}: a column is mapped`, mapped.includes('18 of 19 entries landed') && !mapped.includes('“Authority”'), mapped);
}

async function open_offer(person, title) {
  await person.follow('Catalogue');
  await person.fill('What would you like to learn or prove?', title);
  await person.press('Search');
  await person.follow(title);
}

// Plans count on what a person confirmed.
async function confirm(owner, how) {
  await owner.follow('Next: confirm what their skills mean');
  for (const name of ['coursera', 'microsoft-learn', 'udacity']) {
    const propose = owner.page.getByRole('listitem').filter({ hasText: name }).getByRole('button', { name: /^Propose skills/ });
    if (await propose.count() === 0) continue;
    await Promise.all([owner.page.waitForEvent('load'), propose.click()]);
  }
  for (const title of [course, module]) {
    await open_offer(owner, title);
    await owner.follow('Confirm or correct these skills');
    for (const level of await owner.page.getByLabel('Proves it to level').all()) await level.selectOption('4');
    await owner.press(`Confirm the first proposals for ${title}`);
  }
  await open_offer(owner, game);
  await owner.follow('Confirm or correct these skills');
  const marketing = owner.page.getByRole('group', { name: 'marketing', exact: true });
  await marketing.getByLabel('Another skill').fill('Digital marketing');
  await marketing.getByLabel('Proves it to level').selectOption('4');
  await owner.press(`Save what is said of ${game}`);
  expect(`${how}: a skill is confirmed`, (await owner.text()).includes('Saved.'));
}

async function find_the_gap(person, how) {
  await person.follow('Plan');
  await person.fill('Paste its text', advert);
  await person.page.getByRole('button', { name: 'See what it asks for' }).click();
  await person.page.getByRole('heading', { name: 'What it asks for' }).waitFor();
  await person.look();
  await person.press('Next: what you can do');
  const groups = person.page.locator('.audit fieldset');
  for (let i = 0; i < await groups.count(); ++i) await groups.nth(i).getByRole('radio').first().check();
  await person.press('Next: the gap');
  const gap = await person.text();
  for (const skill of ['Python', 'Cloud services', 'Machine learning', 'Digital marketing'])
    expect(`${how}: ${skill} is missing`, gap.includes(skill) && gap.includes('Missing'), gap);
  await pictures(person, how);
}

// Every picture says what it is, and stands beside a table.
async function pictures(person, how) {
  const drawn = person.page.locator('main svg[role="img"]');
  for (let i = 0; i < await drawn.count(); ++i)
    expect(`${how}: a picture has its name`, (await drawn.nth(i).locator('title').textContent()).length > 0);
  expect(`${how}: and its text twin`, (await person.page.locator('main').getByRole('table').count()) > 0);
}

// From one requirement to the catalogue, and back.
async function look_at_one_skill(person, how) {
  await person.follow(of('Offers that prove it', 'Machine learning'));
  const found = await person.text();
  expect(`${how}: offers of one requirement`, found.includes(module) && found.includes('The gap: '), found);
  await person.page.getByRole('link', { name: /^← The gap: / }).click();
  await person.settle();
}

async function compare(person, how) {
  await person.follow('Compare three offers for this gap');
  expect(`${how}: side by side`, (await person.heading()) === 'Side by side');
  const table = person.page.getByRole('table');
  const text = await person.text();
  expect(`${how}: three offers of three providers`, (await table.getByRole('columnheader').count()) === 3 &&
    ['Udacity', 'Microsoft', 'University of Pennsylvania'].every((name) => text.includes(name)), text);
  expect(`${how}: why one is better`, text.includes(`${course} is better for your gap, because it covers more of it: 2 of 4`), text);
  const card = person.page.getByRole('listitem').filter({ has: person.page.getByRole('heading', { name: course, exact: true }) });
  const speaks = await card.innerText();
  for (const part of ['It covers', 'Python', 'as none of the others does', 'It leaves open', 'Not known:'])
    expect(`${how}: what speaks for it and what to weigh: ${part}`, speaks.includes(part), speaks);
  await pictures(person, how);
  await person.follow('Show only what differs');
  expect(`${how}: the goal is kept`, (await person.text()).includes('is better for your gap'));
}

async function take(person, how) {
  await person.press(of('Take into my plan', course));
  const plan = await person.text();
  expect(`${how}: it is in the plan`, plan.includes('It is in your plan') && plan.includes(course), plan);
  await person.page.getByRole('checkbox', { name: of('It is done', course) }).check();
  await person.press(of('Check in for', course));
  expect(`${how}: and done`, (await person.text()).includes('Done on'), await person.text());
}

async function raise(person, how) {
  await person.follow('Record what came of it, and make a report');
  await person.field('What came').selectOption('raise');
  await person.fill('On which day?', today);
  await person.fill('In your words', 'More pay for building in the cloud');
  await person.page.getByRole('checkbox', { name: course }).check();
  await person.field('How much of it came of these, in your judgement').selectOption('partly');
  if (!(await person.field('More than before').isVisible()))
    await person.page.getByText('For a raise: how much', { exact: true }).click();
  await person.fill('More than before', '3600');
  await person.fill('Currency', 'EUR');
  await person.press('Record it');
  expect(`${how}: the raise is recorded`, (await person.text()).includes('3600 EUR a year'), await person.text());
  await pictures(person, how);
}

async function print(person, how) {
  await person.field('What for?').selectOption('promotion');
  await person.page.getByRole('checkbox', { name: 'With money: raises and costs' }).check();
  const [download] = await Promise.all([person.page.waitForEvent('download'),
    person.page.getByRole('button', { name: 'Make the report (PDF)' }).click()]);
  const file = readFileSync(await download.path());
  expect(`${how}: the report is a PDF of one page`, file.subarray(0, 5).toString() === '%PDF-' &&
    (file.toString('latin1').match(/\/Type \/Page\b/g) ?? []).length <= 1, String(file.length));
}

async function walk(browser, look) {
  const how = look.scripts ? 'with scripts' : 'without scripts';
  const server = await start_planner();
  const label = `providers-${look.scripts ? 'scripts' : 'plain'}`;
  const owner = await Person.create(browser, { ...look, label: `${label}-owner` });
  await set_up(owner, server);
  await bring(owner, how);
  await bring_again(owner, how);
  await confirm(owner, how);
  const person = await Person.create(browser, { ...look, label });
  await person.open(server.origin);
  await find_the_gap(person, how);
  await look_at_one_skill(person, how);
  await compare(person, how);
  await take(person, how);
  await raise(person, how);
  await print(person, how);
  expect(`${how}: the server stops when told`, (await server.stop()) === 0);
}

const ended = watch(380);
const browser = await launch();
await walk(browser, { scripts: true });
await walk(browser, { scripts: false, scheme: 'dark', width: 390 });
await browser.close();
ended();
finish('providers');
