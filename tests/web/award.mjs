// SPDX-License-Identifier: Apache-2.0
// Awarding without a claim: one person, a file with wrong rows that are mended in place, a code on a wall, an offer, and
// the sheet to print; with scripts and without.
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Person, expect, finish, launch, start_server, watch } from './house.mjs';
import { design, set_up, welding } from './steps.mjs';

const file = join(tmpdir(), `people-${process.pid}.csv`);
writeFileSync(file, `Full name;E-Mail;Valid until\n${[...Array(30).keys()].map((i) => `Learner ${i};learner${i}@example.org;`).join('\n')}
Nour Haddad;nour;\nGrace Moor;grace@example.org;31/12/2030\n`);

async function one_person(issuer, server) {
  await issuer.open(`${server.origin}/desk`);
  await issuer.follow('Award one person');
  await issuer.page.locator('main form').evaluate((form) => { form.noValidate = true; });
  await issuer.page.getByLabel('Name', { exact: true }).fill('Ada Stone');
  await issuer.press('Sign and award');
  expect('a missing address is said', (await issuer.text()).includes('E-mail address is missing'));
  expect('the name is kept', (await issuer.field('Name').inputValue()) === 'Ada Stone');
  await issuer.fill('E-mail address', 'ada@example.org');
  await issuer.press('Sign and award');
  expect('awarded', (await issuer.heading()) === `Ada Stone: ${welding.name}`, await issuer.heading());
}

async function many(issuer, server) {
  await issuer.open(`${server.origin}/desk/batches`);
  await issuer.follow('Award from a file');
  await issuer.field('The file').setInputFiles(file);
  await issuer.press('Check the file');
  let told = await issuer.text();
  expect('rows are counted', told.includes('30 ready') && told.includes('2 wrong'), told);
  expect('a wrong row is named with its column', /Row 32[\s\S]*E-Mail:/.test(told) && /Row 33[\s\S]*Valid until:/.test(told), told);
  expect('columns are guessed', (await issuer.page.getByLabel('E-mail address', { exact: true }).locator('option:checked').innerText()) === 'E-Mail');
  await issuer.press('Award 30');
  for (let i = 0; i < 100 && !(told = await issuer.text()).includes('Finished'); ++i) {
    await issuer.page.waitForTimeout(300);
    if (!issuer.scripts) await issuer.page.reload();
  }
  expect('the good rows are awarded', (await issuer.text()).includes('30 awarded'), await issuer.text());
  await issuer.look();
  await issuer.follow('Mend them here');
  expect('only the wrong rows are there', (await issuer.page.locator('fieldset').count()) === 2);
  await issuer.page.locator('fieldset').first().getByLabel('E-Mail', { exact: true }).fill('nour@example.org');
  await issuer.page.locator('fieldset').last().getByLabel('Leave this row out').check();
  await issuer.press('Save and check');
  await issuer.press('Award the remaining 1');
  for (let i = 0; i < 100 && !(await issuer.text()).includes('31 of 31 awarded'); ++i) {
    await issuer.page.waitForTimeout(300);
    if (!issuer.scripts) await issuer.page.reload();
  }
  expect('the mended one too', (await issuer.text()).includes('31 of 31 awarded'), await issuer.text());
  await issuer.follow('Sheet of QR codes to print');
  expect('a slip for everybody', (await issuer.page.locator('.slips > li').count()) === 31);
  const link = await issuer.page.locator('.slips > li').first().locator('.wrap').innerText();
  await issuer.follow('One person a page');
  return link;
}

async function personal_link(learner, link) {
  await learner.open(link);
  expect('the learner sees the badge first', (await learner.heading()) === welding.name);
  await learner.follow('Its public page, to share');
  expect('and it is public', (await learner.text()).includes('Learner 0'));
}

async function code_on_a_wall(issuer, learner, server) {
  await issuer.open(`${server.origin}/desk`);
  await issuer.follow(welding.name);
  await issuer.open(`${issuer.page.url().split('?')[0]}/codes`);
  await issuer.fill('Where it hangs', 'Open day');
  await issuer.page.getByLabel('at once', { exact: true }).check();
  await issuer.page.getByLabel(/^How many at most/).fill('1');
  await issuer.press('Make the code');
  const url = await issuer.page.getByRole('link', { name: /\/get\// }).innerText();
  await learner.open(url);
  await learner.fill('Your name', 'Iris Vale');
  await learner.fill('Your e-mail address', 'iris@example.org');
  await learner.press('Get the badge');
  expect('the badge is there', (await learner.text()).includes('This badge is yours.'), await learner.text());
  await learner.open(url);
  expect('one was the most', (await learner.text()).includes('as often as it may be'), await learner.text());
}

async function offer(issuer, learner, server) {
  await issuer.open(`${server.origin}/desk/award`);
  await issuer.fill('Name', 'Omar Field');
  await issuer.fill('E-mail address', 'omar@example.org');
  await issuer.page.getByLabel(/^The learner accepts until/).fill('2090-01-01');
  await issuer.press('Sign and award');
  await issuer.page.getByText('The learner’s own link').click();
  const link = await issuer.page.getByRole('link', { name: /\/offer\// }).innerText();
  await learner.open(link);
  expect('it is an offer', (await learner.text()).includes('offers you this badge'));
  await learner.press('Accept the badge');
  expect('accepted', (await learner.text()).includes('This badge is yours.'));
}

async function walk(browser, scripts) {
  const server = await start_server();
  const label = scripts ? 'award-scripts' : 'award-plain';
  const issuer = await Person.create(browser, { scripts, label });
  const learner = await Person.create(browser, { scripts, label, width: 390, scheme: 'dark' });
  await set_up(issuer, server);
  await design(issuer);
  await one_person(issuer, server);
  await personal_link(learner, await many(issuer, server));
  await code_on_a_wall(issuer, learner, server);
  await offer(issuer, learner, server);
  await server.stop();
}

const unwatch = watch(280);
const browser = await launch();
for (const scripts of process.env.ONLY ? [process.env.ONLY === 'scripts'] : [true, false]) await walk(browser, scripts);
await browser.close();
unwatch();
finish('award');
