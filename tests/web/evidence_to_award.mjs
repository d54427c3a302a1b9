// SPDX-License-Identifier: Apache-2.0
// From an empty folder to a verified badge: set-up, an achievement with a rubric, a second marker who is invited,
// evidence from a learner's phone, two markers blind to each other, the decision, the badge fetched by its QR code, its
// public page verified by other people's code; with scripts and without, each in under three minutes.
import { tmpdir } from 'node:os';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import jsqr from 'jsqr';
import { PNG } from 'pngjs';
import { Person, expect, finish, launch, start_server, watch } from './house.mjs';
import { peer_accepts } from './peer.mjs';
import { design, set_up, welding, workshop } from './steps.mjs';

const second_marker = { email: 'bea@harbour.example', password: 'a password of her own' };
const file = join(mkdtempSync(join(tmpdir(), 'cairn-evidence-')), 'notes.txt');
writeFileSync(file, 'Three joints, bent by hand. No cracks.\n');

async function make_rubric(issuer) {
  await issuer.follow('Rubric and markers');
  await issuer.fill('What is looked at (1)', 'Sound joints');
  await issuer.fill('Percent of the total it takes to pass', '60');
  await issuer.page.getByLabel('A demonstration').check();
  await issuer.page.getByLabel('Every claim', { exact: true }).check();
  await issuer.page.getByLabel('Blind: the second marker does not see the first one’s marks').check();
  await issuer.fill('Minutes to undo a decision', '0');
  await issuer.press('Save the rubric');
  expect('the rubric is saved', (await issuer.text()).includes('Saved. Claims sent from now on are assessed so.'), await issuer.text());
}

async function invite(issuer, server) {
  await issuer.open(`${server.origin}/desk/members`);
  await issuer.page.getByRole('group', { name: 'What they do here' }).getByLabel('Assessor').check();
  await issuer.press('Invite');
  return issuer.page.getByRole('region', { name: 'Hand this link on' }).locator('.wrap').innerText();
}

async function join_in(marker, link) {
  await marker.open(link);
  await marker.fill('Your e-mail address', second_marker.email);
  await marker.fill('Password', second_marker.password);
  await marker.press('Join');
  expect('the second marker is in', (await marker.heading()) === workshop.organisation, await marker.text());
}

async function send(learner, link) {
  await learner.open(link);
  await learner.fill('Your name', welding.learner);
  await learner.fill('Your e-mail address', 'nour@example.org');
  await learner.fill('What did you do?', welding.statement);
  await learner.field('Evidence: a file').setInputFiles([file]);
  await learner.page.getByLabel('I am the person named here.').check();
  await learner.page.getByLabel('This is my own work; whatever I took from others is named.').check();
  await learner.page.getByLabel('No', { exact: true }).check();
  await learner.press(`Send to ${workshop.organisation}`);
  return learner.page.getByRole('link', { name: /\/l\// }).innerText();
}

async function open_case(marker, server) {
  await marker.open(`${server.origin}/desk/assessments`);
  await marker.follow(`${welding.learner}: ${welding.name}`);
}

async function mark(marker, server, level) {
  await open_case(marker, server);
  if (await marker.page.getByRole('button', { name: 'Take it', exact: true }).count()) await marker.press('Take it');
  await marker.page.locator('input[type="radio"][name^="level-"]').nth(level).check();
  await marker.fill('Comment on the whole', `Level ${level}`);
  await marker.press('Hand in');
}

async function decide(issuer, server) {
  await open_case(issuer, server);
  await issuer.page.getByLabel('The learner’s identity was checked').check();
  await issuer.fill('Your reason', 'Even beads, no undercut.');
  await issuer.press('Go on');
  await issuer.press('Confirm and sign');
}

// What a phone's camera reads off the screen.
async function scan(person, name) {
  const { data, width, height } = PNG.sync.read(await person.page.getByRole('img', { name }).screenshot());
  return jsqr(new Uint8ClampedArray(data), width, height)?.data ?? '';
}

async function walk(browser, scripts) {
  const how = scripts ? 'with scripts' : 'without scripts';
  const begun = Date.now();
  const server = await start_server();
  const person = (label, more = {}) => Person.create(browser, { scripts, label: `whole-${label}-${scripts ? 'scripts' : 'plain'}`, ...more });
  const issuer = await person('issuer');
  await set_up(issuer, server);
  const link = await design(issuer);
  await make_rubric(issuer);
  const marker = await person('marker', { scheme: 'dark' });
  await join_in(marker, await invite(issuer, server));
  const learner = await person('learner', { width: 390 });
  const own = await send(learner, link);

  await mark(issuer, server, 3);
  await open_case(marker, server);
  expect(`${how}: the second marker sees no marks of the first`, !(await marker.text()).includes('Level 3'), await marker.text());
  await mark(marker, server, 3);
  await decide(issuer, server);
  await issuer.open(`${server.origin}/desk/awards`);
  await issuer.follow(`${welding.learner}: ${welding.name}`);
  await issuer.page.getByText('The learner’s own link').click();
  const scanned = await scan(issuer, `QR code of the link for ${welding.learner}`);
  expect(`${how}: the QR code leads here`, scanned.startsWith(`${server.origin}/offer/`), scanned);

  const phone = await person('phone', { width: 390, scheme: 'dark' });
  await phone.open(scanned);
  expect(`${how}: it shows the badge`, (await phone.text()).includes(welding.name), await phone.text());
  await phone.page.getByRole('link', { name: /public page/i }).first().click();
  await phone.settle();
  await phone.look();
  expect(`${how}: the public page says accepted`, /Accepted/.test(await phone.text()), await phone.text());
  const credential = await (await fetch(`${phone.page.url()}.json`)).json();
  expect(`${how}: the result is signed`, credential.credentialSubject.result?.length > 0, JSON.stringify(credential.credentialSubject));
  const peer = await peer_accepts(credential);
  expect(`${how}: @digitalbazaar/vc accepts it`, peer.accepted, peer.why);
  await learner.open(own);
  expect(`${how}: the learner holds it`, (await learner.text()).includes(welding.name));
  await server.stop();
  const seconds = (Date.now() - begun) / 1000;
  console.log(`${how}: ${seconds.toFixed(1)} s`);
  expect(`${how}: under three minutes`, seconds < 180, String(seconds));
}

const unwatch = watch(360);
const browser = await launch();
for (const scripts of process.env.ONLY ? [process.env.ONLY === 'scripts'] : [true, false]) await walk(browser, scripts);
await browser.close();
unwatch();
finish('evidence to award');
