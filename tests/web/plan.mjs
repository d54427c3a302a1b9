// SPDX-License-Identifier: Apache-2.0
// From a job advert to a dated plan in a calendar, without an account; then saved with one. And a change of career
// without any advert. With scripts and without, on a phone, in the dark. With PICTURES=docs/guides/pictures it
// makes the guide's pictures anew.
import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';
import { Person, expect, finish, launch, start_planner, watch } from './house.mjs';

const advert = `Data Analyst, Harbour Logistics

We move parcels along the coast. You would join a team of four.

What you will need
- At least two years' experience of writing SQL queries against large databases
- Confident user of Power BI for building reports
- A sound grasp of basic statistics
- Experience of cleaning messy data

It would be nice if you had
- Some experience with pandas

What we offer
A salary of 36,000, a pension, and 27 days of holiday.
`;
const account = { email: 'nour@example.org', password: 'three stones on a hill' };

async function picture(person, name) {
  if (!process.env.PICTURES || !person.pictured) return;
  await person.page.screenshot({ path: `${process.env.PICTURES}/${name}.png` });
}

async function read_the_advert(person, server, how) {
  await person.open(`${server.origin}/plan`);
  await person.fill('Paste its text', advert);
  await picture(person, 'plan-start');
  await person.page.getByRole('button', { name: 'See what it asks for' }).click();
  await person.page.getByRole('heading', { name: 'What it asks for' }).waitFor();
  await person.look();
  const asked = await person.text();
  for (const word of ['SQL', 'Statistics', 'pandas'])
    expect(`${how}: the advert asks for ${word}`, asked.includes(word), asked);
  expect(`${how}: sentences are marked`, (await person.page.locator('mark').count()) >= 4);
  expect(`${how}: benefits are no requirement`, !(await person.page.locator('mark').allInnerTexts()).join(' ').includes('pension'));
  await picture(person, 'plan-goal');
  const nice = person.page.getByRole('radio', { name: /^nice.*pandas/ });
  expect(`${how}: what is nice to have is told apart`, await nice.first().isChecked());
  await person.press('Next: what you can do');
}

async function say_what_one_can(person, how) {
  const groups = person.page.locator('.audit fieldset');
  const count = await groups.count();
  expect(`${how}: something is asked`, count >= 4);
  for (let i = 0; i < count; ++i)
    await groups.nth(i).getByRole('radio').nth(i === 0 ? 2 : 0).check();
  await person.page.getByText('Count a badge or certificate you hold').click();
  await person.page.getByLabel('Or paste it').fill('{"name": "no badge"}');
  await person.press('Verify and count it');
  expect(`${how}: what is no badge does not count`, (await person.text()).includes('This badge does not count.'));
  await person.page.goBack();
  for (let i = 0; i < count; ++i)
    await groups.nth(i).getByRole('radio').nth(i === 0 ? 2 : 0).check();
  await picture(person, 'plan-profile');
  await person.press('Next: the gap');
  const gap = await person.text();
  for (const word of ['Missing', 'Partly', 'What would count as proof'])
    expect(`${how}: the gap says: ${word}`, gap.includes(word), gap);
  expect(`${how}: two pictures`, (await person.page.locator('figure svg').count()) === 2);
  expect(`${how}: and a table`, (await person.page.getByRole('table').getByRole('row').count()) >= 5);
  await picture(person, 'plan-gap');
  await person.follow('Next: ways to close it');
}

// An offer is put aside and taken back; the way goes on where it was.
async function look_what_is_next(person, how) {
  const back = person.page.url();
  await person.page.goto(back.replace(/\/sets.*$/, '/next'));
  await person.look();
  const next = await person.text();
  expect(`${how}: what next has reasons`, next.includes('Your goal asks for'), next);
  const offers = await person.page.locator('.plan-steps > li').count();
  await person.page.getByRole('button', { name: /^Not for me/ }).first().click();
  await person.settle();
  await person.look();
  expect(`${how}: an offer is put aside`, (await person.text()).includes('is put aside'), await person.text());
  await person.page.getByRole('button', { name: 'Undo' }).click();
  await person.settle();
  expect(`${how}: and taken back`, (await person.text()).includes('That is undone.'));
  expect(`${how}: the list is what it was`, (await person.page.locator('.plan-steps > li').count()) === offers);
  await person.page.goto(back);
}

async function choose(person, how) {
  const proven = await person.text();
  expect(`${how}: the plan is proven`, proven.includes('Every other choice of offers in the catalogue was ruled out'), proven);
  expect(`${how}: each step says why`, /\bonly\b|closes|covers/i.test(proven), proven);
  expect(`${how}: other ways are shown`, proven.includes('Other ways'), proven);
  await picture(person, 'plan-sets');
  const steps = await person.page.locator('.plan-steps > li').count();
  expect(`${how}: there are steps`, steps > 0);
  // What if: no money.
  await person.fill('Budget', '1');
  if (person.scripts) await person.page.getByText('What stands in the way').waitFor();
  else await person.press('Plan again');
  expect(`${how}: an impossible budget says what would mend it`, (await person.text()).includes('least change'), await person.text());
  await picture(person, 'plan-conflict');
  await person.fill('Budget', '');
  if (person.scripts) await person.page.getByText('Every other choice of offers').waitFor();
  else await person.press('Plan again');
  await person.press('Take this plan');
  expect(`${how}: the plan has dates`, /\d+ \w+ 20\d\d to /.test(await person.text()), await person.text());
  return steps;
}

// What another reader makes of the file.
async function calendar(person, how, steps) {
  const [file] = await Promise.all([person.page.waitForEvent('download'),
    person.page.getByRole('link', { name: 'Calendar file (.ics)' }).click()]);
  const component = new ICAL.Component(ICAL.parse(readFileSync(await file.path(), 'utf8')));
  const events = component.getAllSubcomponents('vevent').map((it) => new ICAL.Event(it));
  const whole_days = events.filter((it) => it.startDate.isDate);
  const sessions = events.filter((it) => !it.startDate.isDate);
  expect(`${how}: a milestone for each step`, whole_days.length === steps, whole_days.length);
  expect(`${how}: sessions of at most 90 minutes`, sessions.length > 0 && sessions.every((it) => it.duration.toSeconds() <= 5400 && it.duration.toSeconds() > 0));
  expect(`${how}: each event has a name of its own`, new Set(events.map((it) => it.uid)).size === events.length);
}

async function live_with_it(person, how) {
  const minutes = person.page.getByRole('textbox', { name: /^Minutes worked on / }).first();
  await minutes.fill('90');
  await person.page.getByRole('button', { name: /^Check in/ }).first().click();
  await person.settle();
  await person.look();
  expect(`${how}: work is counted`, (await person.text()).includes('Noted.'));
  await person.page.getByRole('checkbox', { name: /^It is done/ }).first().check();
  await person.page.getByRole('button', { name: /^Check in/ }).first().click();
  await person.settle();
  expect(`${how}: a step is done`, (await person.text()).includes('Done on'));
  await person.page.getByRole('button', { name: 'Plan anew from today' }).first().click();
  await person.settle();
  await person.look();
  const anew = await person.text();
  expect(`${how}: planned anew, what is done stays`, anew.includes('Planned anew') && anew.includes('Done on'), anew);
}

async function save(person, server, how) {
  const at = person.page.url();
  await person.follow('Save it with an account');
  await person.fill('E-mail address', account.email);
  await person.fill('A password', account.password);
  await person.press('Make my account');
  expect(`${how}: back at the plan`, new URL(person.page.url()).pathname === new URL(at).pathname, person.page.url());
  expect(`${how}: saved`, !(await person.text()).includes('kept on this device'));
  const other = await Person.create(person.browser, { scripts: person.scripts, label: 'other' });
  await other.open(`${server.origin}/account/sign-in?next=/plan`);
  await other.fill('E-mail address', account.email);
  await other.fill('Password', account.password);
  await other.press('Sign in');
  expect(`${how}: found from elsewhere`, (await other.text()).includes('Data Analyst'), await other.text());
}

async function set_the_calendar(person, how) {
  for (const day of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']) {
    await person.fill(`${day} from`, '00:00');
    await person.fill(`${day} to`, '23:59');
  }
  await person.fill('Time zone', 'Europe/Berlin');
  await person.fill('Days off', 'tomorrow');
  await person.press('Set the calendar');
  expect(`${how}: a wrong day is said`, (await person.text()).includes('Give days such as'), await person.text());
  expect(`${how}: what was typed stays`, (await person.field('Friday to').inputValue()) === '23:59');
  await person.fill('Days off', '2027-12-24');
  await person.fill('Remind me by mail', account.email);
  await person.press('Set the calendar');
  expect(`${how}: the calendar is set`, (await person.text()).includes('The calendar is set.'), await person.text());
  await person.press('Subscription address');
  const feed = await person.page.locator('code').first().innerText();
  const answer = await person.context.request.get(feed);
  expect(`${how}: the feed is a calendar`, (await answer.text()).startsWith('BEGIN:VCALENDAR'));
}

async function journey(browser, look, how) {
  const server = await start_planner(['--smtp', 'smtp://127.0.0.1:9', '--mail-from', 'plans@badges.example']);
  const person = await Person.create(browser, { ...look, label: how });
  person.pictured = look.pictured;
  await read_the_advert(person, server, how);
  await say_what_one_can(person, how);
  await look_what_is_next(person, how);
  const steps = await choose(person, how);
  await calendar(person, how, steps);
  await picture(person, 'plan-dated');
  await live_with_it(person, how);
  await save(person, server, how);
  await set_the_calendar(person, how);
  await server.stop();
}

// A nurse's skills, no advert: what is near, and the plan for one of it.
async function change_of_career(browser, look, how) {
  const server = await start_planner();
  const person = await Person.create(browser, { ...look, label: how });
  person.pictured = look.pictured;
  await person.open(`${server.origin}/plan/profile`);
  for (const skill of ['spreadsheet', 'statistics', 'customer']) {
    await person.fill('Add a skill you have', skill);
    await person.press('Look');
    await person.page.getByRole('link', { name: /^Add/ }).first().click();
    await person.settle();
    await person.page.getByRole('group').last().getByRole('radio').nth(3).check();
    await person.press('Save');
  }
  await person.follow('Where could I go from here?');
  const near = await person.text();
  expect(`${how}: occupations are near`, /\d+ of \d+/.test(near) && near.includes('credential'), near);
  await picture(person, 'plan-reachable');
  await person.page.getByRole('button', { name: /^Make it my goal|^Choose/ }).first().click();
  await person.settle();
  await person.look();
  await person.follow('Ways to close it');
  expect(`${how}: there is a plan`, (await person.text()).includes('Take this plan') || (await person.page.getByRole('button', { name: 'Take this plan' }).count()) > 0, await person.text());
  await person.press('Take this plan');
  expect(`${how}: with dates`, /\d+ \w+ 20\d\d to /.test(await person.text()));
  await server.stop();
}

async function role_to_role(browser, look, how) {
  const server = await start_planner();
  const person = await Person.create(browser, { ...look, label: how });
  await person.open(`${server.origin}/plan`);
  await person.fill('What are you now?', 'data analyst');
  await person.page.locator('section', { hasText: 'the next step from where you are' }).getByRole('button', { name: 'Look' }).click();
  await person.settle();
  await person.page.locator('section', { hasText: 'the next step from where you are' }).getByRole('link', { name: /analyst/i }).first().click();
  await person.settle();
  await person.fill('What would you like to be?', 'data engineer');
  await person.page.locator('section', { hasText: 'the next step from where you are' }).getByRole('button', { name: 'Look' }).click();
  await person.settle();
  await person.page.getByRole('button', { name: /^Choose/ }).first().click();
  await person.settle();
  await person.look();
  expect(`${how}: a goal of two roles`, (await person.text()).includes('What it asks for'), await person.text());
  await server.stop();
}

const rest = watch(290);
const browser = await launch();
await journey(browser, { scripts: true, pictured: true }, 'with scripts');
await journey(browser, { scripts: false, scheme: 'dark', width: 390 }, 'without scripts');
await change_of_career(browser, { scripts: true, width: 390 }, 'change');
await change_of_career(browser, { scripts: false, pictured: true }, 'change without scripts');
await role_to_role(browser, { scripts: true, scheme: 'dark' }, 'role to role');
await browser.close();
rest();
finish('plan');
