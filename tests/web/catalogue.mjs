// SPDX-License-Identifier: Apache-2.0
// Somebody looks for a course, compares, and keeps an account; an issuer confirms what an achievement proves. With
// scripts and without, by keyboard, on a phone, in the dark.
import { Person, expect, finish, launch, start_server, watch } from './house.mjs';
import { design, set_up, welding, workshop } from './steps.mjs';

const learner_account = { email: 'nour@example.org', password: 'three stones on a hill' };

async function search(person, server, how) {
  await person.open(`${server.origin}/catalogue`);
  await person.fill('What would you like to learn or prove?', 'sql');
  await person.press('Search');
  const found = await person.text();
  expect(`${how}: offers are found`, found.includes('SQL basics') && /\d+ offers/.test(found), found);
  expect(`${how}: examples are marked`, found.includes('Example'));
  expect(`${how}: and where they come from`, found.includes('Examples to try things with'));
  await person.page.getByText('Filters', { exact: true }).click();
  await person.fill('Price at most', 'cheap');
  await person.press('Apply');
  const told = await person.text();
  expect(`${how}: a wrong price is said`, told.includes('A price is a number'), told);
  await person.fill('Price at most', '400');
  await person.page.getByLabel('Currency of the price').selectOption('EUR');
  await person.press('Apply');
  expect(`${how}: the price is held to`, (await person.text()).includes('SQL basics'));
}

async function compare(person, how) {
  const boxes = person.page.getByRole('checkbox', { name: /^Compare / });
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  if (person.scripts) expect(`${how}: how many are ticked is said`,
    (await person.page.getByRole('button', { name: 'Compare 2 offers' }).count()) === 1);
  await person.press(person.scripts ? 'Compare 2 offers' : 'Compare');
  expect(`${how}: side by side`, (await person.heading()) === 'Side by side');
  const table = person.page.getByRole('table');
  expect(`${how}: two columns`, (await table.getByRole('columnheader').count()) === 2);
  expect(`${how}: rows have heads`, (await table.getByRole('rowheader', { name: 'Hours', exact: true }).count()) === 1);
  const rows = await table.getByRole('row').count();
  await person.follow('Show only what differs');
  expect(`${how}: fewer rows where they differ`, (await table.getByRole('row').count()) < rows);
  await person.follow('Add another offer');
  expect(`${how}: those chosen are kept`, (await person.text()).includes('To compare:'));
}

async function one_offer(person, server, how) {
  await person.open(`${server.origin}/catalogue/sql-for-analysts`);
  const shown = await person.text();
  for (const part of ['Skills it proves', 'Stated by the provider', 'Time and money', 'unknown', 'made up'])
    expect(`${how}: the offer shows: ${part}`, shown.includes(part), shown);
  await person.follow('Compare with others');
  expect(`${how}: it is chosen`, (await person.text()).includes('Tick what to compare it with') ||
    (await person.text()).includes('One is chosen'));
}

async function account(person, server, how) {
  await person.open(`${server.origin}/account/sign-up?next=/account`);
  await person.page.locator('main form').evaluate((form) => { form.noValidate = true; });
  await person.fill('E-mail address', 'nobody');
  await person.press('Make my account');
  expect(`${how}: every wrong answer is said`, (await person.text()).includes('2 answers need another look'));
  await person.fill('E-mail address', learner_account.email);
  await person.fill('A password', learner_account.password);
  await person.press('Make my account');
  expect(`${how}: an account`, (await person.heading()) === 'Your account');
  await person.press('Sign out');
  await person.open(`${server.origin}/account`);
  await person.fill('E-mail address', learner_account.email);
  await person.fill('Password', learner_account.password);
  await person.press('Sign in');
  const [download] = await Promise.all([person.page.waitForEvent('download'),
    person.page.getByRole('link', { name: 'Take it along as a file (JSON)' }).click()]);
  expect(`${how}: the workbook is a file`, download.suggestedFilename() === 'cairn-workbook.json');
  await person.page.getByText('Delete my account').click();
  await person.fill('Your password', 'a wrong one');
  await person.press('Delete everything');
  expect(`${how}: a wrong password deletes nothing`, (await person.text()).includes('This is not your password.'));
  await person.fill('Your password', learner_account.password);
  await person.press('Delete everything');
  expect(`${how}: all is gone`, (await person.text()).includes('are deleted'));
}

// The page of an issuer whose achievement's skills are words.
async function confirm(issuer, server, how) {
  await set_up(issuer, server);
  await design(issuer);
  await issuer.open(`${server.origin}/catalogue?q=MIG`);
  expect(`${how}: an achievement is an offer`, (await issuer.text()).includes(welding.name));
  await issuer.follow(welding.name);
  await issuer.follow('Confirm or correct these skills');
  await issuer.page.getByRole('group', { name: 'MIG welding' }).getByLabel('Another skill').fill('xyz nonsense');
  await issuer.press(`Save what is said of ${welding.name}`);
  expect(`${how}: no such skill`, (await issuer.text()).includes('No skill is called'));
  await issuer.page.getByRole('group', { name: 'MIG welding' }).getByLabel('Another skill').fill('SQL');
  await issuer.page.getByRole('group', { name: 'MIG welding' }).getByLabel('Proves it to level').selectOption('2');
  await issuer.page.getByRole('group', { name: 'Workshop safety' }).getByLabel('None of the framework’s').check();
  await issuer.press(`Save what is said of ${welding.name}`);
  expect(`${how}: saved`, (await issuer.text()).includes('Saved.'));
  await issuer.follow(welding.name);
  const shown = await issuer.text();
  expect(`${how}: confirmed by`, shown.includes('Confirmed') && shown.includes(`by ${workshop.organisation}`), shown);
  await issuer.open(`${server.origin}/desk/catalogue`);
  await issuer.open(`${server.origin}/desk`);
}

// Tab after Tab until the element has the focus.
async function reach(person, element) {
  for (let i = 0; i < 60; ++i) {
    if (await element.evaluate((it) => it === document.activeElement)) return;
    await person.page.keyboard.press('Tab');
  }
  expect(`the keyboard reaches ${element}`, false);
}

async function by_keyboard(browser, server) {
  const person = await Person.create(browser, { scripts: true, label: 'keyboard' });
  await person.open(`${server.origin}/catalogue`);
  await reach(person, person.field('What would you like to learn or prove?'));
  await person.page.keyboard.type('python');
  await person.page.keyboard.press('Enter');
  await person.page.waitForURL(/q=python/);
  await person.settle();
  for (const i of [0, 1]) {
    await reach(person, person.page.getByRole('checkbox', { name: /^Compare / }).nth(i));
    await person.page.keyboard.press('Space');
  }
  await reach(person, person.page.getByRole('button', { name: 'Compare 2 offers' }));
  await person.page.keyboard.press('Enter');
  await person.page.waitForURL(/compare/);
  await person.settle();
  const region = person.page.getByRole('region', { name: 'Comparison' });
  await reach(person, region);
  expect('the table takes the keyboard', (await person.heading()) === 'Side by side');
}

async function on_a_phone(browser, server) {
  for (const [scheme, width] of [['light', 390], ['dark', 320], ['dark', 1200]]) {
    const person = await Person.create(browser, { scripts: true, scheme, width, label: `${scheme}-${width}` });
    await person.open(server.origin);
    await person.open(`${server.origin}/catalogue?q=data&level=beginner`);
    await person.open(`${server.origin}/catalogue/sql-for-analysts`);
    const ids = ['sql-basics', 'data-first-steps', 'sql-for-analysts', 'python-for-data', 'statistics-foundations'];
    await person.open(`${server.origin}/catalogue/compare?${ids.map((id) => `offer=${id}`).join('&')}`);
    await person.open(`${server.origin}/catalogue/compare?offer=sql-basics`);
    await person.open(`${server.origin}/account/sign-up`);
    await person.open(`${server.origin}/account/sign-in`);
  }
}

const ended = watch(280);
const browser = await launch();
for (const scripts of [true, false]) {
  const how = scripts ? 'with scripts' : 'without scripts';
  const server = await start_server();
  const learner = await Person.create(browser, { scripts, label: scripts ? 'scripts' : 'plain' });
  await search(learner, server, how);
  await compare(learner, how);
  await one_offer(learner, server, how);
  await account(learner, server, how);
  const issuer = await Person.create(browser, { scripts, label: scripts ? 'issuer' : 'issuer-plain' });
  await confirm(issuer, server, how);
  if (scripts) {
    await by_keyboard(browser, server);
    await on_a_phone(browser, server);
  }
  await server.stop();
}
await browser.close();
ended();
finish('catalogue');
