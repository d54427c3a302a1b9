// SPDX-License-Identifier: Apache-2.0
// What speaks for an offer: flags with reasons, a holder's review, a question and its answers, a report that is worked
// off, a provider's accreditation with its source; two people on the same plan. With scripts and without.
import { Person, expect, finish, launch, start_planner, watch } from './house.mjs';
import { award, claim, design, set_up, welding } from './steps.mjs';

async function flags(person, server, how) {
  await person.open(`${server.origin}/catalogue/sql-for-analysts`);
  const shown = await person.text();
  for (const part of ['What to know before you rely on it', 'It is made up', 'No accreditation is known', 'Few holders have reviewed it'])
    expect(`${how}: the offer says: ${part}`, shown.includes(part), shown);
  await person.follow('All that is known of its provider');
  expect(`${how}: the provider has a page`, (await person.heading()) === 'Open Meridian');
}

async function review(holder, server, how) {
  await holder.open(`${server.origin}/catalogue?q=MIG`);
  await holder.follow(welding.name);
  await holder.follow('I hold it: write or change my review');
  await holder.page.locator('main form').first().evaluate((form) => { form.noValidate = true; });
  await holder.press('Publish my review');
  expect(`${how}: every wrong answer is said`, (await holder.text()).includes('2 answers need another look'));
  await holder.page.getByRole('group', { name: 'What did you learn?' }).getByLabel('learnt a lot').check();
  await holder.fill('What should others know?', 'Bring gloves.\n<b>And a mask.</b>');
  await holder.press('Publish my review');
  const shown = await holder.text();
  expect(`${how}: it is there as it was typed`, shown.includes('<b>And a mask.</b>') && shown.includes('A holder'), shown);
  expect(`${how}: no mean of one`, shown.includes('no mean of fewer than five holders'));
}

async function ask(holder, server, how) {
  await holder.open(`${server.origin}/catalogue?q=MIG`);
  await holder.follow(welding.name);
  await holder.follow('Read answers, or ask');
  await holder.fill('Your question', 'Which mask do I need?');
  await holder.press('Ask it');
  expect(`${how}: the question stands`, (await holder.text()).includes('Which mask do I need?'));
}

async function answer_and_reply(issuer, server, how) {
  await issuer.open(`${server.origin}/desk/quality`);
  await issuer.fill('Your reply, empty for none', 'Thank you.');
  await issuer.press('Keep the reply');
  await issuer.fill('Your answer', 'Shade 10.');
  await issuer.press('Publish the answer');
  expect(`${how}: answered`, (await issuer.text()).includes('Shade 10.'));
}

async function report(anyone, issuer, server, how) {
  await anyone.open(`${server.origin}/catalogue?q=MIG`);
  await anyone.follow(welding.name);
  await anyone.follow('All reviews');
  expect(`${how}: the reply stands below`, (await anyone.text()).includes('Thank you.'));
  await anyone.follow('Report this review');
  await anyone.fill('What is wrong with it?', 'Not about welding');
  await anyone.press('Report it');
  await issuer.open(`${server.origin}/desk/quality`);
  await issuer.follow('Reports of abuse');
  await issuer.fill('Why you decide so; everybody reads it where something was hidden', 'It is about gloves.');
  await issuer.press('Hide it');
  await anyone.open(`${server.origin}/catalogue?q=MIG`);
  await anyone.follow(welding.name);
  await anyone.follow('All reviews');
  const shown = await anyone.text();
  expect(`${how}: hidden, with the reason`, !shown.includes('Bring gloves') && shown.includes('It is about gloves.'), shown);
}

async function accredit(issuer, server, how) {
  await issuer.open(`${server.origin}/desk/quality`);
  await issuer.follow('What is known of providers');
  await issuer.fill('Provider, as its offers name it', 'Open Meridian');
  await issuer.page.getByLabel('Accrediting body', { exact: true }).selectOption('ncca');
  await issuer.fill('Address of the page that says so', 'https://example.org/accredited');
  await issuer.press('Enter it');
  await issuer.open(`${server.origin}/providers/Open%20Meridian`);
  expect(`${how}: accredited, with a source`, (await issuer.text()).includes('Accredited by National Commission'));
}

// Somebody with a plan of their own and an account.
async function planner(browser, server, scripts, email) {
  const person = await Person.create(browser, { scripts, label: `peer-${scripts}` });
  await person.open(`${server.origin}/account/sign-up?next=/plan`);
  await person.fill('E-mail address', email);
  await person.fill('A password', 'three stones on a hill');
  await person.press('Make my account');
  await person.fill('Paste its text', 'Data Analyst\n\nWhat you will need\n- Writing SQL queries against large databases\n');
  await person.page.getByRole('button', { name: 'See what it asks for' }).click();
  await person.page.getByRole('heading', { name: 'What it asks for' }).waitFor();
  await person.open(`${new URL(person.page.url()).origin}${new URL(person.page.url()).pathname}/sets`);
  await person.press('Take this plan');
  await person.follow('Others who work on the same');
  return person;
}

async function peers(browser, server, scripts, how) {
  const nour = await planner(browser, server, scripts, `nour-${scripts}@example.org`);
  const ida = await planner(browser, server, scripts, `ida-${scripts}@example.org`);
  expect(`${how}: no count of few`, (await nour.text()).includes('Fewer than five others'));
  for (const [person, name] of [[nour, 'Nour'], [ida, 'Ida']]) {
    await person.fill('Name others see; need not be yours', name);
    await person.press('Let others find me');
  }
  await nour.open(nour.page.url());
  expect(`${how}: they see each other`, (await nour.text()).includes('Ida'));
  await nour.page.getByText('Write to them').click();
  await nour.fill('Note; your address is not in it unless you write it', 'Shall we learn together?');
  await nour.press('Leave the note');
  await ida.open(ida.page.url());
  expect(`${how}: the note is there`, (await ida.text()).includes('Shall we learn together?'));
  await ida.press('Block: neither sees the other again');
  await nour.open(nour.page.url());
  expect(`${how}: blocked is blocked`, (await nour.text()).includes('Nobody else yet.'));
  await nour.press('Leave: nobody finds me any more');
  expect(`${how}: left`, (await nour.text()).includes('Let others find me') || (await nour.page.getByRole('button', { name: 'Let others find me' }).count()) === 1);
}

const ended = watch(280);
const browser = await launch();
for (const scripts of [true, false]) {
  const how = scripts ? 'with scripts' : 'without scripts';
  const server = await start_planner();
  const issuer = await Person.create(browser, { scripts, label: `issuer-${scripts}` });
  const holder = await Person.create(browser, { scripts, scheme: 'dark', width: 390, label: `holder-${scripts}` });
  const anyone = await Person.create(browser, { scripts, label: `anyone-${scripts}` });
  await set_up(issuer, server);
  const link = await design(issuer);
  const page = await claim(holder, link, { link: 'https://photos.example/welds' });
  await award(issuer, server);
  await holder.open(page);
  await flags(anyone, server, how);
  await review(holder, server, how);
  await ask(holder, server, how);
  await answer_and_reply(issuer, server, how);
  await report(anyone, issuer, server, how);
  await accredit(issuer, server, how);
  await peers(browser, server, scripts, how);
  await server.stop();
}
await browser.close();
ended();
finish('quality');
