// SPDX-License-Identifier: Apache-2.0
// What the first trail does not pass: a claim made by keyboard alone and shown by a link, declined, tried again,
// reopened and awarded; what is wrong in a form; lists, settings, lost links; every page on a phone.
import { Person, expect, finish, launch, start_server, watch } from './house.mjs';
import { award, claim, design, open_claim, set_up, welding, workshop } from './steps.mjs';

const shown_by = 'https://nour.example/welds';

// Tab after Tab until the element has the focus, as somebody without a mouse reaches it.
async function reach(person, element) {
  for (let i = 0; i < 40; ++i) {
    if (await element.evaluate((it) => it === document.activeElement)) return;
    await person.page.keyboard.press('Tab');
  }
  expect(`the keyboard reaches ${element}`, false);
}

async function claim_by_keyboard(learner, link) {
  await learner.open(link);
  for (const [label, text] of [['Your name', welding.learner], ['Your e-mail address', 'nour@example.org'],
    ['What did you do?', welding.statement], ['Or evidence: a link', shown_by]]) {
    await reach(learner, learner.field(label));
    await learner.page.keyboard.type(text);
  }
  await reach(learner, learner.page.getByRole('button', { name: `Send to ${workshop.organisation}`, exact: true }));
  await learner.page.keyboard.press('Enter');
  await learner.page.getByRole('heading', { level: 1, name: welding.learner }).waitFor();
  await learner.look();
  expect('what to keep is said', (await learner.text()).includes('Keep this address'));
  return learner.page.getByRole('link', { name: /\/l\// }).innerText();
}

// Wherever the page stands, what can be seen of a choice is that choice, and nothing lies over it.
async function choices_stay_reachable(issuer) {
  await issuer.page.setViewportSize({ width: 1100, height: 700 });
  const covered = await issuer.page.evaluate(() => {
    const found = [];
    for (let y = 0; y < document.body.scrollHeight; y += 50) {
      window.scrollTo(0, y);
      for (const choice of document.querySelectorAll('main label:has(input[type=radio])')) {
        const { x, y: top, width, height } = choice.getBoundingClientRect();
        const there = document.elementFromPoint(x + width / 2, top + height / 2);
        if (there && !choice.contains(there)) found.push(`${choice.textContent.trim()} under ${there.localName} at ${y}`);
      }
    }
    window.scrollTo(0, 0);
    return found;
  });
  expect('no choice is covered by the preview', covered.length === 0, covered.slice(0, 5).join(', '));
  await issuer.page.setViewportSize(issuer.look_of.viewport);
}

async function wrong_answers(issuer, server) {
  await open_claim(issuer, server);
  await issuer.press('Decline');
  expect('the title says that something is wrong', /^Error: /.test(await issuer.page.title()), await issuer.page.title());
  expect('the first wrong field has the focus',
    await issuer.field('Your reason').evaluate((it) => it === document.activeElement && it.getAttribute('aria-invalid') === 'true'));
  await issuer.open(`${server.origin}/desk/achievements/new`);
  await choices_stay_reachable(issuer);
  await issuer.page.locator('main form').evaluate((form) => { form.noValidate = true; });
  await issuer.fill('What is it about?', 'Kept.');
  await issuer.press('Save');
  const told = await issuer.text();
  expect('every answer that is wrong is named', /3 answers need another look/.test(told), told);
  expect('what was typed is kept', (await issuer.field('What is it about?').inputValue()) === 'Kept.');
  expect('two fields and more are marked', (await issuer.page.locator('[aria-invalid=true]').count()) === 3);
  await issuer.follow('Criteria is missing. Fill it in.');
  expect('the summary leads to the field', new URL(issuer.page.url()).hash === '#criteria');
}

async function declined_and_tried_again(issuer, learner, server, own_page) {
  await open_claim(issuer, server);
  await issuer.fill('Your reason', 'The photographs are missing.');
  await issuer.press('Decline');
  expect('declined', (await issuer.text()).includes('Declined on'));
  await learner.open(own_page);
  const told = await learner.text();
  expect('the learner reads why', told.includes('The photographs are missing.') && told.includes('Declined'), told);
  await learner.follow('Try again');
  expect('and may try again', (await learner.heading()) === welding.name);
  await issuer.open(`${server.origin}/desk/claims?state=declined`);
  await issuer.follow(`${welding.learner}: ${welding.name}`);
  await issuer.press('Reopen');
  expect('reopened', (await issuer.text()).includes('Waiting'));
  await learner.open(own_page);
  expect('the learner waits again', (await learner.text()).includes('Waiting for a decision'));
}

async function link_is_evidence(issuer, stranger, server) {
  const preview = await award(issuer, server);
  expect('a link is shown before it is signed', preview.includes(shown_by), preview);
  await issuer.follow('See the badge');
  await stranger.open(issuer.page.url());
  const evidence = stranger.page.getByRole('link', { name: shown_by });
  expect('the public page shows the link', (await evidence.getAttribute('href')) === shown_by);
  expect('and what was done', (await stranger.text()).includes(welding.statement));
}

async function lost_link(issuer, learner, server, old_page) {
  await issuer.open(`${server.origin}/desk/claims?state=awarded`);
  await issuer.follow(`${welding.learner}: ${welding.name}`);
  await issuer.page.getByText(/has lost the link/).click();
  await issuer.press('New link for this learner');
  const fresh = await issuer.page.getByRole('link', { name: /\/l\// }).innerText();
  await learner.open(old_page);
  expect('the old link is over', (await learner.text()).includes('This link opens no page'));
  await learner.open(fresh);
  expect('the new one works', (await learner.heading()) === welding.learner);
}

// A plain form finds what is there and says where nothing is; what was found is taken along.
async function found_and_taken_along(issuer, server) {
  const name = `${welding.learner}: ${welding.name}`;
  await issuer.open(`${server.origin}/desk/awards`);
  await issuer.fill('Name, address or achievement', 'NOUR@example');
  await issuer.press('Search');
  expect('found by a part of the address', (await issuer.text()).includes(name));
  expect('what was typed stays', (await issuer.field('Name, address or achievement').inputValue()) === 'NOUR@example');
  const [file] = await Promise.all([issuer.page.waitForEvent('download'), issuer.page.getByRole('link', { name: 'As a table (CSV)' }).click()]);
  expect('a table of it', file.suggestedFilename() === 'awards.csv');
  await issuer.fill('Name, address or achievement', 'nobody at all');
  await issuer.press('Search');
  expect('nothing is said to fit', (await issuer.text()).includes('Nothing fits this search.'));
  await issuer.fill('Name, address or achievement', '%');
  await issuer.press('Search');
  expect('what cannot be looked for is said', (await issuer.text()).includes('Search for letters or digits.'));
  await issuer.follow('People');
  await issuer.fill('Name or address', welding.learner);
  await issuer.press('Search');
  expect('who holds what', (await issuer.text()).includes(welding.name));
  await issuer.follow(welding.learner);
  expect('a person', (await issuer.heading()) === welding.learner);
}

async function told_by_mail(issuer, server) {
  await issuer.open(`${server.origin}/desk/settings`);
  await issuer.follow('Be told by mail, at once or once a day');
  await issuer.field('Once a day, for all together').check();
  await issuer.press('Save');
  expect('the choice is kept', (await issuer.text()).includes('Saved.') && (await issuer.field('Once a day, for all together').isChecked()));
}

async function settings(issuer, server) {
  await issuer.open(`${server.origin}/desk/settings`);
  await issuer.fill('Its name', 'Harbour College');
  await issuer.press('Save');
  expect('saved', (await issuer.text()).includes('Saved.'));
  await issuer.fill('Your password now', 'a wrong one');
  await issuer.fill('A new one', 'another horse altogether');
  await issuer.press('Change the password');
  expect('a wrong password is said', (await issuer.text()).includes('This is not your password'));
  await issuer.fill('Your password now', workshop.password);
  await issuer.fill('A new one', 'another horse altogether');
  await issuer.press('Change the password');
  expect('the new password is set', (await issuer.text()).includes('The new password is set'));
}

async function on_a_phone(browser, server, badge) {
  for (const [scheme, width] of [['light', 390], ['dark', 320]]) {
    const issuer = await Person.create(browser, { scripts: true, scheme, width, label: `${scheme}-${width}` });
    await issuer.open(`${server.origin}/sign-in`);
    await issuer.fill('E-mail address', workshop.email);
    await issuer.fill('Password', 'another horse altogether');
    await issuer.press('Sign in');
    await issuer.follow(welding.name);
    for (const path of ['/desk/achievements/new', '/desk/claims', '/desk/claims?state=awarded', '/desk/awards', '/desk/learners', '/desk/settings', '/sign-out'])
      await issuer.open(server.origin + path);
    await issuer.open(`${server.origin}/desk/awards`);
    await issuer.follow(`${welding.learner}: ${welding.name}`);
    await issuer.open(badge);
    await issuer.context.close();
  }
}

async function walk(browser, scripts) {
  const server = await start_server();
  const person = (more = {}) => Person.create(browser, { scripts, label: scripts ? 'desk-scripts' : 'desk-plain', ...more });
  const issuer = await person();
  await set_up(issuer, server);
  const link = await design(issuer);
  const learner = await person({ width: 390, scheme: 'dark' });
  const own_page = await claim_by_keyboard(learner, link);
  await wrong_answers(issuer, server);
  await declined_and_tried_again(issuer, learner, server, own_page);
  await link_is_evidence(issuer, await person(), server);
  const badge = issuer.page.url();
  await lost_link(issuer, learner, server, own_page);
  await found_and_taken_along(issuer, server);
  await claim(await person({ scheme: 'dark' }), link, { link: shown_by });
  await told_by_mail(issuer, server);
  await settings(issuer, server);
  await issuer.open(`${server.origin}/sign-out`);
  expect('the address of a form is explained', (await issuer.heading()) === 'This address belongs to a form');
  if (scripts) await on_a_phone(browser, server, badge);
  await server.stop();
}

const unwatch = watch(280);
const browser = await launch();
for (const scripts of process.env.ONLY ? [process.env.ONLY === 'scripts'] : [true, false]) await walk(browser, scripts);
await browser.close();
unwatch();
finish('desk');
