// SPDX-License-Identifier: Apache-2.0
// After the award, with scripts and without: suspended and let hold again, corrected at the same address, taken back by
// the learner and shown by a link, changed together with others, removed with the person; a program is told of it.
import { createServer } from 'node:http';
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

async function corrected_by_a_table(issuer, server, stranger, badge, how) {
  await issuer.open(`${server.origin}/desk/awards`);
  await issuer.follow('Correct many, by a table');
  await issuer.fill('Or its rows, to paste or mend here', `award,right name\n${badge},Nour H. El Haddad\nnonsense,Nobody\n`);
  await issuer.fill('Why?', 'An initial was missing.');
  await issuer.press('See what would happen');
  expect(`${how}: what is wrong in a table is named by row and column`, (await issuer.text()).includes('This names no badge of yours'));
  await issuer.press('Correct them (1)');
  expect(`${how}: the rest is done`, (await issuer.text()).includes('Done.'));
  await stranger.open(badge);
  expect(`${how}: the name out of the table stands on the badge`, (await stranger.text()).includes('Nour H. El Haddad'));
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

// A program of the workshop is told what happens.
async function called(issuer, server, receiver, how) {
  await issuer.open(`${server.origin}/desk`);
  await issuer.follow('Mail and webhooks');
  await issuer.follow('Webhooks: which programs are told of what');
  await issuer.fill('Web address', 'http://courses.example/hooks');
  await issuer.press('Add it');
  expect(`${how}: an address that is not asked is refused`, (await issuer.text()).includes('it must begin with https://'));
  await issuer.fill('Web address', `http://${receiver.place}/hooks`);
  await issuer.press('Add it');
  expect(`${how}: a secret is shown`, (await issuer.text()).includes('whsec_'));
  await issuer.press('Send a test');
  await until(() => receiver.calls.length > 0);
  await issuer.open(issuer.page.url());
  expect(`${how}: it arrived`, receiver.calls.some((call) => call.type === 'webhook.test'), JSON.stringify(receiver.calls));
  await issuer.press('Pause it');
  expect(`${how}: and is paused`, (await issuer.text()).includes('nothing is sent'));
  await issuer.press('Let it go on');
}

// Messages leave after the deed, in turns: a busy machine may take seconds.
async function until(condition) {
  for (let i = 0; i < 300 && !condition(); ++i) await new Promise((resolve) => { setTimeout(resolve, 100); });
}

async function receive() {
  const calls = [];
  const listener = createServer((request, response) => {
    let body = '';
    request.on('data', (piece) => { body += piece; });
    request.on('end', () => { calls.push(JSON.parse(body)); response.writeHead(204).end(); });
  });
  await new Promise((resolve) => { listener.listen(0, '127.0.0.1', resolve); });
  return { calls, place: `127.0.0.1:${listener.address().port}`, stop: () => listener.close() };
}

async function walk(browser, scripts) {
  const how = scripts ? 'with scripts' : 'without scripts';
  const receiver = await receive();
  const server = await start_server(['--allow-outbound', receiver.place]);
  const person = (more = {}) => Person.create(browser, { scripts, label: `after-${how.replaceAll(' ', '-')}`, ...more });
  const issuer = await person();
  await set_up(issuer, server);
  await called(issuer, server, receiver, how);
  await issuer.open(`${server.origin}/desk`);
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
  await corrected_by_a_table(issuer, server, stranger, badge, how);
  await changed_together(issuer, server, how);
  await issuer.open(`${server.origin}/desk/analytics`);
  expect(`${how}: what becomes of badges is counted`, (await issuer.text()).includes('By achievement'));
  await removed(learner, stranger, own_page, badge, how);
  const awaited = ['award.made', 'award.changed', 'learner.erased'];
  const told = () => awaited.every((type) => receiver.calls.some((call) => call.type === type));
  await until(told);
  receiver.stop();
  expect(`${how}: what happened was told`, told(), receiver.calls.map((call) => call.type).join(' '));
  expect(`${how}: the server stops when told`, (await server.stop()) === 0);
}

const stop_watching = watch(240);
const browser = await launch();
await walk(browser, true);
await walk(browser, false);
await browser.close();
finish('after the award');
stop_watching();
