// SPDX-License-Identifier: Apache-2.0
// The first trail in a browser, with scripts and without: set-up, achievement, claim with evidence, award, the badge
// accepted here and by other people's code, revoked, and rejected by both.
import { writeFileSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Person, expect, finish, launch, start_server, watch } from './house.mjs';
import { peer_accepts } from './peer.mjs';
import { award, claim, design, set_up } from './steps.mjs';

const folder = mkdtempSync(join(tmpdir(), 'cairn-trail-'));
const evidence = join(folder, 'welds.pdf');
writeFileSync(evidence, '%PDF-1.4\n% three welds\n');

async function too_large_is_said_before_sending(learner) {
  const half = { name: 'half.txt', mimeType: 'text/plain', buffer: Buffer.alloc(6 * 1024 * 1024, 32) };
  const files = learner.field('Evidence: a file');
  await files.setInputFiles([half, { ...half, name: 'other.txt' }]);
  expect('files too large together are said before sending',
    /at most 10 MB/.test(await files.evaluate((input) => input.validationMessage)));
}

// The browser itself holds back what is not filled in or too large.
async function held_back(learner, link) {
  await learner.open(link);
  await learner.press('Send to Harbour Workshop');
  expect('an empty form is not sent', learner.page.url() === link);
  if (learner.scripts) await too_large_is_said_before_sending(learner);
}

async function verified(person, origin, { file, text, drop }) {
  await person.open(`${origin}/verify`);
  if (drop && person.scripts) {
    await person.drop(person.field('A badge file or picture'), { name: 'badge.png', type: 'image/png', bytes: readFileSync(drop) });
    await person.page.getByRole('link', { name: 'Check another' }).waitFor();
    await person.look();
    return person.text();
  }
  if (file ?? drop) await person.field('A badge file or picture').setInputFiles(file ?? drop);
  else await person.fill('Or a link, or the text of the badge', text);
  await person.press('Check it', 'Check another');
  return person.text();
}

async function walk(browser, scripts) {
  const how = scripts ? 'with scripts' : 'without scripts';
  const server = await start_server();
  const person = (more = {}) => Person.create(browser, { scripts, label: how.replaceAll(' ', '-'), ...more });
  const issuer = await person();
  await issuer.open(server.origin);
  expect(`${how}: a new server says so`, (await issuer.text()).includes('This server is new'));
  await set_up(issuer, server);
  const link = await design(issuer);
  const learner = await person({ width: 390, scheme: 'dark' });
  await held_back(learner, link);
  const own_page = await claim(learner, link, { file: evidence });
  await learner.open(own_page);
  expect(`${how}: the claim waits`, (await learner.text()).includes('Waiting for a decision'));
  const preview = await award(issuer, server, 'Even beads, no undercut.');
  for (const signed of ['Nour Haddad', 'three fillet welds', 'I welded three joints', 'welds.pdf'])
    expect(`${how}: before signing one reads: ${signed}`, preview.includes(signed), preview);

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
  const told = await verified(stranger, server.origin, { drop: tampered });
  expect(`${how}: a tampered PNG${scripts ? ' that is dropped' : ''} is rejected`, /Rejected/.test(told));
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

const unwatch = watch(280);
const browser = await launch();
for (const scripts of process.env.ONLY ? [process.env.ONLY === 'scripts'] : [true, false]) await walk(browser, scripts);
await browser.close();
unwatch();
finish('trail');
