// SPDX-License-Identifier: Apache-2.0
// After the award, with scripts and without: suspended and let hold again, corrected at the same address, taken back by
// the learner and shown by a link, changed together with others, removed with the person.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Person, expect, finish, launch, start_server, watch } from './house.mjs';
import { peer_accepts } from './peer.mjs';
import { award, claim, design, set_up } from './steps.mjs';

const evidence = join(mkdtempSync(join(tmpdir(), 'cairn-after-')), 'welds.pdf');
writeFileSync(evidence, '%PDF-1.4\n% three welds\n');

async function unfold(person, name) {
  await person.page.getByText(name, { exact: true }).click();
}

async function suspended_and_back(issuer, stranger, badge, how) {
  await unfold(issuer, 'Suspend it');
  await issuer.fill('Why is it suspended?', 'The photographs are being looked into.');
  await issuer.press('Suspend');
  await stranger.open(badge);
  expect(`${how}: a suspended badge says so`, (await stranger.text()).includes('This badge is suspended'));
  await issuer.press('End the suspension');
  await stranger.open(badge);
  expect(`${how}: and holds again`, /Accepted/.test(await stranger.text()), await stranger.text());
}

async function corrected(issuer, stranger, badge, how) {
  const before = await (await fetch(`${badge}.json`)).json();
  await unfold(issuer, 'Correct it');
  await issuer.fill('Name on the badge', 'Nour El Haddad');
  await issuer.fill('Why is it corrected?', 'The name was incomplete.');
  await issuer.press('Sign the corrected version');
  expect(`${how}: versions are listed`, (await issuer.text()).includes('Version 1'));
  await stranger.open(badge);
  expect(`${how}: the corrected name stands at the same address`, (await stranger.text()).includes('Nour El Haddad'));
  await stranger.follow('Read the version before');
  expect(`${how}: the old version says what replaced it`, (await stranger.text()).includes('The name was incomplete.'));
  const after = await (await fetch(`${badge}.json`)).json();
  expect(`${how}: each version has an id of its own`, before.id !== after.id, after.id);
  const [old_one, new_one] = [await peer_accepts(before), await peer_accepts(after)];
  expect(`${how}: @digitalbazaar/vc refuses the old version and accepts the new`, !old_one.accepted && new_one.accepted, new_one.why);
}

async function shared(learner, stranger, own_page, badge, how) {
  await learner.open(own_page);
  await learner.follow('Share it, or take it back');
  const add = await learner.page.getByRole('link', { name: 'Add to LinkedIn' }).getAttribute('href');
  expect(`${how}: LinkedIn’s form is filled`, new URL(add).searchParams.get('certUrl') === badge, add);
  await learner.press('Take it back: only I see it');
  expect(`${how}: others find nothing`, (await fetch(badge)).status === 404);
  await learner.fill('For how many days?', '7');
  await learner.press('Make a link');
  const link = await learner.page.getByRole('link', { name: /\/shared\// }).innerText();
  await stranger.open(link);
  expect(`${how}: a link shows it`, /Accepted/.test(await stranger.text()));
  await learner.press('Share its page again');
  expect(`${how}: and its page is back`, (await fetch(badge)).status === 200);
}

async function changed_together(issuer, server, how) {
  await issuer.open(`${server.origin}/desk/awards`);
  await issuer.page.getByRole('checkbox').first().check();
  await issuer.page.getByLabel('With those picked:').selectOption('suspend');
  await issuer.press('Go on');
  expect(`${how}: one looks first`, (await issuer.text()).includes('Would change'));
  await issuer.fill('Why?', 'All of them are looked into.');
  await issuer.press('Suspend them (1)');
  expect(`${how}: and changes then`, (await issuer.text()).includes('Done.'));
}

async function removed(learner, stranger, own_page, badge, how) {
  await learner.open(own_page);
  await unfold(learner, 'Remove me');
  await learner.fill('Your e-mail address, to make sure', 'nour@example.org');
  await learner.press('Remove me and all my badges');
  expect(`${how}: nothing is kept`, (await learner.text()).includes('Nothing of you is kept here'));
  await stranger.open(badge);
  expect(`${how}: a page says that it was removed`, (await stranger.heading()) === 'Removed');
}

async function walk(browser, scripts) {
  const how = scripts ? 'with scripts' : 'without scripts';
  const server = await start_server();
  const person = (more = {}) => Person.create(browser, { scripts, label: `after-${how.replaceAll(' ', '-')}`, ...more });
  const issuer = await person();
  await set_up(issuer, server);
  const claim_link = await design(issuer);
  const learner = await person({ width: 390, scheme: 'dark' });
  const stranger = await person();
  const own_page = await claim(learner, claim_link, { file: evidence });
  await award(issuer, server);
  await learner.open(own_page);
  await learner.follow('Public page, to share');
  const badge = learner.page.url();
  await issuer.open(badge.replace('/b/', '/desk/awards/'));
  await suspended_and_back(issuer, stranger, badge, how);
  await corrected(issuer, stranger, badge, how);
  await shared(learner, stranger, own_page, badge, how);
  await stranger.open(badge);
  await stranger.follow(`Who is Harbour Workshop?`);
  expect(`${how}: an organisation has a page`, (await stranger.text()).includes('What can be earned here'));
  await changed_together(issuer, server, how);
  await issuer.open(`${server.origin}/desk/analytics`);
  expect(`${how}: what becomes of badges is counted`, (await issuer.text()).includes('By achievement'));
  await removed(learner, stranger, own_page, badge, how);
  expect(`${how}: the server stops when told`, (await server.stop()) === 0);
}

const stop_watching = watch(240);
const browser = await launch();
await walk(browser, true);
await walk(browser, false);
await browser.close();
finish('after the award');
stop_watching();
