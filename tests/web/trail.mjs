// SPDX-License-Identifier: Apache-2.0
// The first trail in a browser, with scripts and without: set-up, achievement, claim with evidence, award, the badge
// accepted here and by other people's code, revoked, and rejected by both.
import { writeFileSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Person, expect, finish, launch, start_server } from './house.mjs';
import { peer_accepts } from './peer.mjs';

const folder = mkdtempSync(join(tmpdir(), 'cairn-trail-'));
const evidence = join(folder, 'welds.pdf');
writeFileSync(evidence, '%PDF-1.4\n% three welds\n');

async function set_up(issuer, server) {
  await issuer.open(server.setup);
  await issuer.fill('Your organisation’s name', 'Harbour Workshop');
  await issuer.fill('Its home page, if it has one', 'https://harbour.example');
  await issuer.fill('Your e-mail address', 'ada@harbour.example');
  await issuer.fill('A password', 'correct horse battery');
  await issuer.press('Set up');
  expect('set-up leads to the desk', (await issuer.heading()) === 'Harbour Workshop');
}

// The claim link.
async function design(issuer) {
  await issuer.follow('New achievement');
  await issuer.fill('Name', 'MIG welding, level 1');
  await issuer.fill('What is it about?', 'Joins mild steel plate with even, sound fillet welds.');
  await issuer.fill('What does it take to earn it?', 'Make **three fillet welds**:\n\n- one flat\n- one horizontal\n- one vertical');
  await issuer.fill('Skills it shows', 'MIG welding\nWorkshop safety');
  await issuer.page.getByLabel('Gear', { exact: true }).check();
  await issuer.fill('Words in the picture', 'MIG 1');
  await issuer.fill('Description of the picture', 'A green hexagon with a gear and the words MIG 1');
  await issuer.press('Save');
  await issuer.press('Publish');
  return issuer.page.getByRole('link', { name: /\/claim\// }).innerText();
}

async function too_large_is_said_before_sending(learner) {
  const half = { name: 'half.txt', mimeType: 'text/plain', buffer: Buffer.alloc(6 * 1024 * 1024, 32) };
  const files = learner.field('Evidence: a file');
  await files.setInputFiles([half, { ...half, name: 'other.txt' }]);
  expect('files too large together are said before sending',
    /at most 10 MB/.test(await files.evaluate((input) => input.validationMessage)));
}

// The address of the learner's page.
async function claim(learner, link) {
  await learner.open(link);
  await learner.press('Send to Harbour Workshop');  // the browser holds an empty form back
  await learner.fill('Your name', 'Nour Haddad');
  await learner.fill('Your e-mail address', 'nour@example.org');
  await learner.fill('What did you do?', 'I welded three joints in the yard and photographed each.');
  if (learner.scripts) await too_large_is_said_before_sending(learner);
  await learner.field('Evidence: a file').setInputFiles(evidence);
  await learner.press('Send to Harbour Workshop');
  return learner.page.getByRole('link', { name: /\/l\// }).innerText();
}

async function award(issuer, server) {
  await issuer.open(`${server.origin}/desk`);
  await issuer.follow('Nour Haddad: MIG welding, level 1');
  expect('the evidence is there', (await issuer.text()).includes('welds.pdf'));
  await issuer.fill('Your reason', 'Even beads, no undercut.');
  await issuer.press('Award the badge');
  const preview = await issuer.text();
  for (const signed of ['Nour Haddad', 'three fillet welds', 'I welded three joints', 'welds.pdf'])
    expect(`before signing one reads: ${signed}`, preview.includes(signed), preview);
  await issuer.press('Confirm and sign');
}

async function verified(person, origin, { file, text }) {
  await person.open(`${origin}/verify`);
  if (file) await person.field('A badge file or picture').setInputFiles(file);
  else await person.fill('Or a link, or the text of the badge', text);
  await person.press('Check it', 'Check another');
  return person.text();
}

async function walk(browser, scripts) {
  const how = scripts ? 'with scripts' : 'without scripts';
  const server = await start_server();
  const person = async (more = {}) => Object.assign(await Person.create(browser, { scripts, ...more }), { label: how.replaceAll(' ', '-') });
  const issuer = await person();
  await issuer.open(server.origin);
  expect(`${how}: a new server says so`, (await issuer.text()).includes('This server is new'));
  await set_up(issuer, server);
  const link = await design(issuer);
  const learner = await person({ width: 390, scheme: 'dark' });
  const own_page = await claim(learner, link);
  await learner.open(own_page);
  expect(`${how}: the claim waits`, (await learner.text()).includes('Waiting for a decision'));
  await award(issuer, server);

  await learner.open(own_page);
  const [download] = await Promise.all([learner.page.waitForEvent('download'),
    learner.page.getByRole('link', { name: 'PNG' }).click()]);
  const png = join(folder, 'badge.png');
  await download.saveAs(png);
  await learner.follow('Public page, to share');
  const badge = learner.page.url();
  expect(`${how}: the public page says accepted`, /Accepted/.test(await learner.text()), await learner.text());
  const credential = await (await fetch(`${badge}.json`)).json();

  const card = await learner.page.locator('meta[property="og:image"]').getAttribute('content');
  const picture = Buffer.from(await (await fetch(card)).arrayBuffer());
  expect(`${how}: a shared link shows a large picture`,
    picture.subarray(1, 4).toString() === 'PNG' && picture.readUInt32BE(16) === 1200 && picture.readUInt32BE(20) === 630, card);

  const stranger = await person();
  expect(`${how}: /verify accepts the PNG`, /Accepted/.test(await verified(stranger, server.origin, { file: png })));
  const text = JSON.stringify(credential);
  expect(`${how}: /verify accepts the JSON`, /Accepted/.test(await verified(stranger, server.origin, { text })));
  const peer = await peer_accepts(credential);
  expect(`${how}: @digitalbazaar/vc accepts it`, peer.accepted, peer.why);

  const bytes = readFileSync(png);
  const at = bytes.indexOf('even, sound');
  expect(`${how}: the picture carries the credential`, at > 0);
  const tampered = join(folder, 'tampered.png');
  writeFileSync(tampered, replaced_in_png(bytes, 'even, sound', 'beautiful X'));
  const told = await verified(stranger, server.origin, { file: tampered });
  expect(`${how}: a tampered PNG is rejected`, /Rejected/.test(told));
  expect(`${how}: and what was altered is named`, /What was altered/.test(told) && /beautiful X/.test(told), told);

  await issuer.follow('Manage it');
  await issuer.fill('Why?', 'The photographs were somebody else’s.');
  await issuer.press('Revoke');
  expect(`${how}: /verify rejects it now`, /Rejected/.test(await verified(stranger, server.origin, { text })));
  const after = await peer_accepts(credential);
  expect(`${how}: @digitalbazaar/vc rejects it now`, !after.accepted);
  await stranger.open(badge);
  expect(`${how}: the public page says it plainly`, (await stranger.text()).includes('This badge was revoked'));
  await issuer.press('Sign out');
  await issuer.open(`${server.origin}/desk`);
  expect(`${how}: signed out`, (await issuer.heading()) === 'Sign in');
  expect(`${how}: the server stops when told`, (await server.stop()) === 0);
}

// The same picture with other text of the same length, its chunk's checksum made right again.
function replaced_in_png(bytes, from, to) {
  const out = Buffer.from(bytes);
  const at = out.indexOf(from);
  out.write(to, at);
  for (let chunk = 8; chunk < out.length;) {
    const size = out.readUInt32BE(chunk);
    if (at > chunk && at < chunk + 8 + size) out.writeUInt32BE(crc32(out.subarray(chunk + 4, chunk + 8 + size)), chunk + 8 + size);
    chunk += 12 + size;
  }
  return out;
}

function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; ++bit) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

const watchdog = setTimeout(() => { console.log('the journey takes too long'); process.exit(1); }, 240_000);
const browser = await launch();
for (const scripts of process.env.ONLY ? [process.env.ONLY === 'scripts'] : [true, false]) await walk(browser, scripts);
await browser.close();
clearTimeout(watchdog);
finish('trail');
