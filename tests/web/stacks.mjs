// SPDX-License-Identifier: Apache-2.0
// Any two of three plus six credits at EQF level 5, at most 40 % from outside: the rule is written as sentences, the
// stack awards itself, tells a learner how far they are, and reacts to a revocation. With scripts, then without.
import { Person, expect, finish, launch, start_server, watch } from './house.mjs';
import { set_up } from './steps.mjs';

const parts = [
  { name: 'Arc welding', credits: '2', level: '4' },
  { name: 'Brazing', credits: '2', level: '4' },
  { name: 'Cutting', credits: '2', level: '4' },
  { name: 'Drawing', credits: '3', level: '5' },
  { name: 'Estimating', credits: '3', level: '5' },
];
const whole = { name: 'Metal worker', credits: '12', level: '5' };

async function make_achievement(issuer, server, { name, credits, level }) {
  await issuer.page.goto(`${server.origin}/desk/achievements/new`);
  await issuer.fill('Name', name);
  await issuer.fill('What is it about?', `${name}, as the trade knows it.`);
  await issuer.fill('What does it take to earn it?', 'Show it in the yard.');
  await issuer.page.locator('[name=evidence_rule][value=none]').check();
  await issuer.page.locator('[name=ects]').fill(credits);
  await issuer.page.locator('[name=eqf]').selectOption(level);
  await issuer.fill('Description of the picture', `A badge with the words ${name}`);
  await issuer.page.getByRole('button', { name: 'Save', exact: true }).first().click();
  await issuer.settle();
  await issuer.page.getByRole('button', { name: 'Publish', exact: true }).click();
  await issuer.settle();
  return issuer.page.getByRole('link', { name: /\/claim\// }).innerText();
}

// It stands above and below the rule.
async function save(issuer) {
  await issuer.page.getByRole('button', { name: 'Save', exact: true }).first().click();
  await issuer.settle();
  await issuer.look();
}

async function add_part(issuer, to, kind) {
  const select = to === '' ? '#r0-add' : `#r${to}-add`;
  await issuer.page.locator(select).selectOption({ label: kind });
  await issuer.page.locator(`button[value="add:${to === '' ? 0 : to}"]`).click();
  await issuer.settle();
}

async function write_rule(issuer, server) {
  await issuer.open(`${server.origin}/desk`);
  await issuer.follow('Stacks');
  await issuer.field('The achievement it awards').selectOption({ label: whole.name });
  await issuer.press('Write its rule');
  await add_part(issuer, '', 'A group: at least so many of its parts');
  for (const { name } of parts.slice(0, 3)) {
    await add_part(issuer, 1, 'An achievement');
    await issuer.page.locator('[autofocus]').selectOption({ label: name });
  }
  await add_part(issuer, '', 'A number of credits');
  await issuer.look();
  await save(issuer);
  const told = await issuer.text();
  expect('what is missing is said at its field', told.includes('Write a number from 0.01 to 1000'), told.slice(0, 400));
  await issuer.page.locator('#r5-amount').fill('6');
  await issuer.page.locator('#r5-eqf_level').selectOption('5');
  await issuer.fill('From other issuers at most, in %', '40');
  await issuer.field('Where a part is revoked').selectOption({ label: 'The stack is revoked' });
  await issuer.press('Save, and see what publishing would do');
  const said = await issuer.text();
  for (const line of ['All of these 2:', 'At least 2 of these 3:', '“Brazing”', '6 credits at EQF level 5 or above',
    'At most 40 % of the credits may come from other issuers.', '0 people would complete it'])
    expect(`the rule is said: ${line}`, said.includes(line), said.slice(0, 600));
  await issuer.press('Publish');
  expect('it is published', (await issuer.text()).includes('Published'));
  return issuer.page.getByRole('link', { name: 'Public page', exact: true }).getAttribute('href');
}

async function contradict(issuer) {
  await issuer.page.locator('#r1-amount').fill('4');
  await save(issuer);
  expect('a contradiction is found', (await issuer.text()).includes('4 are asked for, but there are only 3.'));
  await issuer.page.locator('#r1-amount').fill('2');
  await save(issuer);
}

// The learner's page, once the part is awarded.
async function earn(learner, issuer, server, link, { name }) {
  await learner.page.goto(link);
  await learner.fill('Your name', 'Nour Haddad');
  await learner.fill('Your e-mail address', 'nour@example.org');
  await learner.fill('What did you do?', `I did the ${name.toLowerCase()}.`);
  await learner.page.getByRole('button', { name: /^Send to / }).click();
  await learner.settle();
  const page = learner.page.url().split('?')[0];
  await issuer.page.goto(`${server.origin}/desk`);
  await issuer.page.getByRole('link', { name: `Nour Haddad: ${name}`, exact: true }).first().click();
  await issuer.settle();
  await issuer.page.getByRole('button', { name: 'Award the badge', exact: true }).click();
  await issuer.settle();
  await issuer.page.getByRole('button', { name: 'Confirm and sign', exact: true }).click();
  await issuer.settle();
  return page;
}

// Until the server has looked at it, which it does every second.
async function wait_for(learner, address, text) {
  for (let i = 0; i < 40; ++i) {
    await learner.page.goto(address);
    if ((await learner.text()).includes(text)) break;
    await new Promise((resolve) => { setTimeout(resolve, 250); });
  }
  await learner.look();
  const told = await learner.text();
  expect(`the learner reads: ${text}`, told.includes(text), told.slice(0, 500));
}

async function journey(browser, { scripts, scheme, width, label }) {
  const server = await start_server();
  const issuer = await Person.create(browser, { scripts, scheme, width, label: `${label}-issuer` });
  const learner = await Person.create(browser, { scripts, scheme, width, label: `${label}-learner` });
  await set_up(issuer, server);
  const links = [];
  for (const part of parts) links.push(await make_achievement(issuer, server, part));
  await make_achievement(issuer, server, whole);
  const public_page = await write_rule(issuer, server);
  await contradict(issuer);
  await learner.open(public_page);
  expect('anybody reads what it asks for', (await learner.text()).includes('At least 2 of these 3:'));

  let own = '';
  for (const at of [0, 1, 3]) own = await earn(learner, issuer, server, links[at], parts[at]);
  await wait_for(learner, `${own}/stacks`, 'missing: 6 credits at EQF level 5 or above; the nearest is “Estimating” (3 credits).');
  await earn(learner, issuer, server, links[4], parts[4]);
  await wait_for(learner, `${own}/stacks`, 'Complete, with “Arc welding”, “Brazing”, “Drawing” and “Estimating”.');
  await wait_for(learner, `${own}/stacks`, 'Awarded');
  await learner.follow('See the badge');
  expect('the parts are evidence in the badge', (await learner.text()).includes('Estimating'));

  await issuer.open(`${server.origin}/desk/awards`);
  await issuer.page.getByRole('link', { name: `Nour Haddad: ${parts[0].name}`, exact: true }).first().click();
  await issuer.settle();
  await issuer.fill('Why?', 'It was somebody else’s weld.');
  await issuer.press('Revoke');
  await wait_for(learner, `${own}/stacks`, 'A part of it was revoked, suspended or taken away.');
  await issuer.open(`${server.origin}/desk/stacks`);
  await issuer.follow('Progress of people');
  const people = await issuer.text();
  expect('the issuer reads it too', people.includes('Nour Haddad') && people.includes('Revoked'), people.slice(0, 400));
  await issuer.open(`${server.origin}/desk/stacks/issuers`);
  await server.stop();
}

const unwatch = watch(Number(process.env.JOURNEY_SECONDS ?? 280));
const browser = await launch();
await journey(browser, { scripts: true, scheme: 'light', width: 1200, label: 'stacks' });
await journey(browser, { scripts: false, scheme: 'dark', width: 390, label: 'stacks-phone' });
await browser.close();
unwatch();
finish('stacks');
