// SPDX-License-Identifier: Apache-2.0
// What came of a badge, with scripts and without: its holder records a raise and what it cost, mends what was refused, sees a
// range, takes a report along and lets theirs be counted; who plans records an offer of the catalogue; one alone is not told of.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Person, expect, finish, launch, start_server, watch } from './house.mjs';
import { award, claim, design, set_up, welding } from './steps.mjs';

const evidence = join(mkdtempSync(join(tmpdir(), 'cairn-outcomes-')), 'welds.pdf');
writeFileSync(evidence, '%PDF-1.4\n% three welds\n');
const today = new Date().toISOString().slice(0, 10);

async function raise(person, amount) {
  await person.field('What came').selectOption('raise');
  await person.fill('On which day?', today);
  await person.fill('In your words', 'More pay for the certificate');
  await person.page.getByRole('checkbox', { name: welding.name }).check();
  await person.field('How much of it came of these, in your judgement').selectOption('partly');
  if (!(await person.field('More than before').isVisible()))
    await person.page.getByText('For a raise: how much', { exact: true }).click();
  await person.fill('More than before', amount);
  await person.fill('Currency', 'EUR');
  await person.press('Record it');
}

async function recorded(learner, how) {
  await raise(learner, '1000000000');
  expect(`${how}: a raise that nobody gets is refused with what to do`, (await learner.text()).includes('Check the digits'), await learner.text());
  expect(`${how}: what was typed is still there`, (await learner.field('In your words').inputValue()) === 'More pay for the certificate');
  await raise(learner, '2400');
  expect(`${how}: the raise is recorded`, (await learner.text()).includes('2400 EUR a year'), await learner.text());
  await learner.fill('What for', 'Exam fee');
  await learner.fill('Money', '300');
  await learner.fill('Hours of your time', '40');
  await learner.press('Record the cost');
  const text = await learner.text();
  expect(`${how}: the cost stands beside it`, text.includes('300 EUR') && text.includes('40 hours'), text);
  expect(`${how}: no cause is claimed`, text.includes('did not therefore come of it'));
  const picture = learner.page.getByRole('img', { name: 'What came, and when' });
  expect(`${how}: what came when is drawn`, (await picture.count()) === 1);
  await learner.field('What came').selectOption('promotion');
  await learner.fill('On which day?', today);
  await learner.fill('In your words', 'Shift leader');
  await learner.press('Record it');
  await learner.page.getByRole('button', { name: /^Remove Promotion of / }).click();
  await learner.settle();
  expect(`${how}: it can be taken out again`, !(await learner.text()).includes('Shift leader'));
}

async function report(learner, how) {
  await learner.field('What for?').selectOption('promotion');
  await learner.page.getByRole('checkbox', { name: 'With money: raises and costs' }).check();
  const [download] = await Promise.all([learner.page.waitForEvent('download'),
    learner.page.getByRole('button', { name: 'Make the report (PDF)' }).click()]);
  const file = readFileSync(await download.path());
  expect(`${how}: the report is a PDF of one page`, file.subarray(0, 5).toString() === '%PDF-' &&
    (file.toString('latin1').match(/\/Type \/Page\b/g) ?? []).length <= 1, String(file.length));
}

async function counted(learner, how) {
  await learner.page.getByRole('checkbox', { name: 'Count mine in the catalogue' }).check();
  await learner.press('Keep my choice');
  expect(`${how}: the choice is kept`, await learner.page.getByRole('checkbox', { name: 'Count mine in the catalogue' }).isChecked());
}

// Who plans finds the badge in the catalogue, and records it without an account.
async function planned(planner, server, offer, how) {
  await planner.open(`${server.origin}/catalogue/${offer}`);
  expect(`${how}: of one nothing is told`, (await planner.text()).includes('Fewer than five people'), await planner.text());
  await planner.follow('Record what came after it for you');
  await planner.press('Add it to what I earned');
  await raise(planner, '1200');
  expect(`${how}: a plan has a record too`, (await planner.text()).includes('1200 EUR a year'), await planner.text());
}

// A program, with the page's link.
async function by_program(server, token, offer, how) {
  const made = await fetch(`${server.origin}/api/v1/learners/${token}/outcomes`, { method: 'POST',
    headers: { 'content-type': 'application/json' }, body: JSON.stringify({ kind: 'interview', day: today, note: 'Invited', credentials: [offer] }) });
  expect(`${how}: a program records with the page’s link`, made.status === 201, await made.text());
}

async function walk(browser, scripts) {
  const how = scripts ? 'with scripts' : 'without scripts';
  const server = await start_server();
  const person = (more = {}) => Person.create(browser, { scripts, label: `outcomes-${how.replaceAll(' ', '-')}`, ...more });
  const issuer = await person();
  await set_up(issuer, server);
  const claim_link = await design(issuer);
  const learner = await person({ width: 390, scheme: 'dark' });
  const own_page = await claim(learner, claim_link, { file: evidence });
  await award(issuer, server);
  await learner.open(own_page);
  await learner.follow('What came of your badges');
  await recorded(learner, how);
  await report(learner, how);
  await counted(learner, how);
  const token = own_page.split('/l/')[1];
  const told = await (await fetch(`${server.origin}/api/v1/learners/${token}/outcomes`)).json();
  const offer = told.credentials[0].key;
  await planned(await person(), server, offer, how);
  await by_program(server, token, offer, how);
  const stranger = await person();
  await stranger.open(`${server.origin}/catalogue/${offer}`);
  expect(`${how}: one person is never told of`, !(await stranger.text()).includes('2400'));
  expect(`${how}: the server stops when told`, (await server.stop()) === 0);
}

const stop_watching = watch(240);
const browser = await launch();
await walk(browser, true);
await walk(browser, false);
await browser.close();
finish('outcomes');
stop_watching();
