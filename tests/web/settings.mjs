// SPDX-License-Identifier: Apache-2.0
// What an organisation settles for itself, with scripts and without: who it is, keys of programs, signing keys changed
// and given up, what is kept how long, everything taken along.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Person, expect, finish, launch, start_server, watch } from './house.mjs';
import { peer_accepts } from './peer.mjs';
import { award, claim, design, set_up, workshop } from './steps.mjs';

const folder = mkdtempSync(join(tmpdir(), 'cairn-settings-'));
const evidence = join(folder, 'welds.pdf');
writeFileSync(evidence, '%PDF-1.4\n% three welds\n');
const logo = join(folder, 'logo.svg');
writeFileSync(logo, '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><rect width="120" height="40" rx="6" fill="#1f6f5c"/></svg>');

async function profile(owner, stranger, server, how) {
  await owner.open(`${server.origin}/desk/settings`);
  await owner.fill('What it is and does (optional)', 'We teach welding in the harbour.\nSince 1987.');
  await owner.fill('Telephone (optional)', '+49 421 555 0100');
  await owner.fill('Postal address (optional)', 'Quay 1\n12345 Harbour');
  await owner.fill('E-mail address for questions (optional)', 'office@harbour.example');
  await owner.press('Save');
  await owner.field('A picture').setInputFiles(logo);
  await owner.press('Use this logo');
  expect(`${how}: the logo is taken`, (await owner.text()).includes('The new logo stands on your page'));
  await owner.follow('your page');
  await stranger.open(owner.page.url());
  expect(`${how}: the organisation says who it is`, (await stranger.text()).includes('We teach welding in the harbour.'));
  const drawn = await stranger.page.getByAltText(`Logo of ${workshop.organisation}`).evaluate((image) => image.naturalWidth);
  expect(`${how}: its logo is drawn`, drawn === 512, drawn);
}

async function domain(owner, server, how) {
  await owner.open(`${server.origin}/desk/settings/domain`);
  expect(`${how}: the record to set is told`, (await owner.text()).includes('_cairn.harbour.example'));
}

async function program_key(owner, server, how) {
  await owner.open(`${server.origin}/desk/keys-for-programs`);
  await owner.fill('Which program?', 'Course system');
  await owner.field('read its profile, who did what, and mail on its way').check();
  await owner.field('after 90 days').check();
  await owner.press('Make the key');
  const token = await owner.page.locator('.note code').first().innerText();
  const ask = () => fetch(`${server.origin}/api/v1/organisation`, { headers: { authorization: `Bearer ${token}` } });
  expect(`${how}: the key works`, (await ask()).status === 200);
  await owner.open(`${server.origin}/desk/keys-for-programs`);
  expect(`${how}: it was used today and is not shown again`, (await owner.text()).includes('last used on') && !(await owner.text()).includes(token));
  await owner.press('End Course system');
  expect(`${how}: it is over`, (await ask()).status === 401);
}

async function open_details(owner, name) {
  await owner.page.getByText(name, { exact: true }).first().click();
}

async function signing_keys(owner, server, badge, how) {
  const read = async () => (await fetch(`${badge}.json`)).json();
  const before = await read();
  await owner.open(`${server.origin}/desk/settings/keys`);
  await open_details(owner, 'Change this key');
  await owner.field('Yes, change it.').check();
  await owner.press('Change the key');
  expect(`${how}: another key signs`, (await owner.text()).includes('A new key signs from now on.'));
  expect(`${how}: what the old one signed holds`, (await peer_accepts(await read())).accepted);
  const old = owner.page.locator('.signing-keys > li').nth(1);
  await old.getByText('Others may know this key', { exact: true }).click();
  await old.getByLabel('I am sure: this cannot be taken back.').check();
  await old.getByRole('button', { name: 'Mark it' }).click();
  await owner.settle();
  await owner.look();
  expect(`${how}: one badge carries its signature`, (await owner.text()).includes('carry its signature: 1.'));
  await owner.press('Sign them anew');
  for (let tries = 0; tries < 100 && (await read()).id === before.id; ++tries) await new Promise((done) => { setTimeout(done, 200); });
  const after = await read();
  expect(`${how}: it is signed anew at its address`, after.id !== before.id && after.issuer.id !== before.issuer.id, after.id);
  const [old_one, new_one] = [await peer_accepts(before), await peer_accepts(after)];
  expect(`${how}: @digitalbazaar/vc refuses the old signature and accepts the new`, !old_one.accepted && new_one.accepted, new_one.why);
  await owner.open(`${server.origin}/desk/settings/keys`);
}

async function keeping(owner, server, how) {
  await owner.open(`${server.origin}/desk/settings/retention`);
  await owner.fill('Files of evidence, months after the decision', 'soon');
  await owner.press('Save');
  expect(`${how}: a wrong number is told`, (await owner.text()).includes('Write a number of months'));
  await owner.fill('Files of evidence, months after the decision', '24');
  await owner.press('Save');
  expect(`${how}: saved`, (await owner.text()).includes('It takes effect in a day'));
}

async function everything(owner, server, how) {
  await owner.open(`${server.origin}/desk/settings/export`);
  const [download] = await Promise.all([owner.page.waitForEvent('download'), owner.page.getByRole('button', { name: 'Export everything' }).click()]);
  const zip = readFileSync(await download.path());
  expect(`${how}: everything is in a ZIP`, zip.subarray(0, 2).toString() === 'PK' && zip.includes('README.txt') && zip.includes('status-lists/'));
}

async function on_a_phone(browser, server) {
  const owner = await Person.create(browser, { scripts: true, scheme: 'dark', width: 360, label: 'settings-phone' });
  await owner.open(`${server.origin}/sign-in`);
  await owner.fill('E-mail address', workshop.email);
  await owner.fill('Password', workshop.password);
  await owner.press('Sign in');
  for (const path of ['/desk/settings', '/desk/settings/domain', '/desk/settings/keys', '/desk/keys-for-programs', '/desk/settings/retention', '/desk/settings/export'])
    await owner.open(server.origin + path);
  await owner.follow('Deutsch');
  for (const path of ['/desk/members', '/desk/settings', '/desk/settings/export']) await owner.open(server.origin + path);
  await owner.context.close();
}

async function walk(browser, scripts) {
  const how = scripts ? 'with scripts' : 'without scripts';
  const server = await start_server();
  const person = (more = {}) => Person.create(browser, { scripts, label: scripts ? 'settings' : 'settings-plain', ...more });
  const owner = await person();
  await set_up(owner, server);
  const link = await design(owner);
  await claim(await person(), link, { file: evidence });
  await award(owner, server);
  await owner.follow('See the badge');
  const badge = owner.page.url();
  await profile(owner, await person({ scheme: 'dark' }), server, how);
  await domain(owner, server, how);
  await program_key(owner, server, how);
  await signing_keys(owner, server, badge, how);
  await keeping(owner, server, how);
  await everything(owner, server, how);
  if (scripts) await on_a_phone(browser, server);
  await server.stop();
}

const unwatch = watch(280);
const browser = await launch();
for (const scripts of process.env.ONLY ? [process.env.ONLY === 'scripts'] : [true, false]) await walk(browser, scripts);
await browser.close();
unwatch();
finish('settings');
