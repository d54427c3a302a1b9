// SPDX-License-Identifier: Apache-2.0
// Showing a part of a credential: a holder brings the original, chooses, sees what the other side will see, takes that
// along, and the verify page accepts it. With scripts, without, and by keyboard; nothing is shown that was not chosen.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Person, expect, finish, launch, start_server, watch } from './house.mjs';
import { award, claim, design, set_up, welding } from './steps.mjs';

const cairn = resolve(process.env.CAIRN ?? 'build/release/cairn');
const folder = mkdtempSync(join(tmpdir(), 'cairn-selective-web-'));
const run = (...words) => execFileSync(cairn, words, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
const original = make_original();
const server = await start_server();
const page_of = `${server.origin}/show-part`;
const unwatch = watch(300);
const browser = await launch();

for (const scripts of [true, false]) {
  const how = scripts ? 'with scripts' : 'without scripts';
  const holder = await Person.create(browser, { scripts, label: `selective-${how.replaceAll(' ', '-')}` });
  await holder.open(page_of);
  await holder.press('Choose what to show');
  expect(`${how}: nothing brought is answered kindly`, /Choose a file, or paste/.test(await holder.text()));
  if (scripts) await holder.fill('Or its text', original);
  else await holder.field('The credential’s file').setInputFiles({ name: 'original.json', mimeType: 'application/json', buffer: Buffer.from(original) });
  await holder.press('Choose what to show');
  const offered = await holder.text();
  expect(`${how}: what may be kept back is offered`, /Result › 1/.test(offered) && /Result › 2/.test(offered), offered);
  expect(`${how}: and what must be shown is not`, !/Criteria/.test(offered), offered);
  await holder.page.getByRole('checkbox', { name: 'Result › 2' }).check();
  await holder.press('See what they will see');
  const seen = await holder.text();
  expect(`${how}: what is chosen will be seen`, /Grade B/.test(seen) && /Weld three plates/.test(seen), seen);
  expect(`${how}: and what is not will not`, !/Ninety-one/.test(seen), seen);
  expect(`${how}: what stays back is told`, /Kept back[\s\S]*Result › 1/.test(seen), seen);
  expect(`${how}: and what a check says`, /Unaltered; who signed it is not proved/.test(seen), seen);

  await holder.press('Choose anew');
  expect(`${how}: what was ticked still is`, await holder.page.getByRole('checkbox', { name: 'Result › 2' }).isChecked());
  await holder.press('See what they will see');
  const download = holder.page.waitForEvent('download');
  await holder.page.getByRole('button', { name: 'Download it' }).click();
  const file = await download;
  expect(`${how}: it is taken along as a file`, file.suggestedFilename() === 'shown.json');
  const part = readFileSync(await file.path(), 'utf8');
  expect(`${how}: which holds what was seen`, part.includes('Grade B') && !part.includes('Ninety-one') && !part.includes('u2V0A'));

  const asker = await Person.create(browser, { scripts, label: 'selective-asker' });
  await asker.open(`${server.origin}/verify`);
  await asker.fill('Or a link, or the text of the badge', part);
  await asker.press('Check it');
  expect(`${how}: whoever asked accepts it`, /Accepted/.test(await asker.text()));
  await asker.open(`${server.origin}/verify`);
  await asker.fill('Or a link, or the text of the badge', original);
  await asker.press('Check it');
  expect(`${how}: but not the original`, /private original/.test(await asker.text()));
}

// The same of a badge that somebody holds here, from its own page; and whole badges as a presentation.
const issuer = await Person.create(browser, { scripts: true, label: 'selective-issuer' });
await set_up(issuer, server);
const claim_link = await design(issuer);
const learner = await Person.create(browser, { scripts: true, label: 'selective-learner' });
const own_page = await claim(learner, claim_link, { link: 'https://learner.example/welds' });
await award(issuer, server, 'Well done.');

for (const scripts of [true, false]) {
  const how = `held here, ${scripts ? 'with scripts' : 'without scripts'}`;
  const holder = await Person.create(browser, { scripts, label: `selective-held-${scripts}` });
  const taken = async (button) => {
    const download = holder.page.waitForEvent('download');
    await holder.page.getByRole('button', { name: button, exact: true }).click();
    const file = await download;
    return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
  };
  await holder.open(own_page);
  await holder.follow('Share it, or take it back');
  const badge = new URL(holder.page.url()).pathname.split('/').at(-1);
  await holder.follow('Choose what to show');
  await holder.page.locator('input[name="part"][value="/name"]').check();
  await holder.press('See what they will see');
  const seen = await holder.text();
  expect(`${how}: what was not chosen will not be seen`, seen.includes(welding.name) && !seen.includes(welding.statement), seen);
  expect(`${how}: and a check says what it will say`, /Unaltered; who signed it is not proved/.test(seen), seen);
  const copy = await taken('Download it');
  expect(`${how}: it says no more, and does not lead to the badge`, copy.name === 'shown.json' && !copy.text.includes(welding.learner)
    && !copy.text.includes(welding.statement) && !copy.text.includes(badge), copy.text);
  const asker = await Person.create(browser, { scripts, label: 'selective-held-asker' });
  await asker.open(`${server.origin}/verify`);
  await asker.fill('Or a link, or the text of the badge', copy.text);
  await asker.press('Check it');
  expect(`${how}: whoever asked accepts it`, /Accepted/.test(await asker.text()), await asker.text());

  await holder.open(own_page);
  await holder.page.getByText('Download as a presentation', { exact: true }).click();
  await holder.press('Download the presentation');
  expect(`${how}: a presentation of nothing is answered kindly`, /Choose a badge at least/.test(await holder.text()));
  await holder.page.locator('input[name="badge"]').first().check();
  const presentation = await taken('Download the presentation');
  expect(`${how}: a presentation holds the badge`, presentation.name === 'presentation.json'
    && JSON.parse(presentation.text).verifiableCredential[0].id.endsWith(badge), presentation.text);
}

// In German, whose sentences are longer, on a phone: `open` and `press` look whether the page fits its window.
const phone = await Person.create(browser, { scripts: true, width: 390, label: 'selective-german-phone' });
await phone.context.setExtraHTTPHeaders({ 'accept-language': 'de' });
await phone.open(page_of);
await phone.fill('Oder sein Text', original);
await phone.press('Wählen, was gezeigt wird');
await phone.page.getByRole('checkbox').first().check();
await phone.press('Ansehen, was die anderen sehen werden');
const verdict = phone.page.locator('.state').first();
expect('a long verdict wraps', (await verdict.boundingBox()).width <= 390, await verdict.innerText());
await phone.open(own_page);
const held = await phone.page.locator('a[href*="/b/"]').first().getAttribute('href');
await phone.open(`${server.origin}/b/${held.split('/').at(-1)}`);
await phone.open(`${server.origin}/verify`);
await phone.fill('Oder ein Link, oder der Text des Badges', original);
await phone.press('Prüfen');

// By keyboard alone.
const keys = await Person.create(browser, { scripts: true });
await keys.open(page_of);
await keys.fill('Or its text', original);
await keys.press('Choose what to show');
const press_until = async (name) => {
  for (let i = 0; i < 40 && (await keys.page.evaluate('document.activeElement.labels?.[0]?.textContent.trim() ?? document.activeElement.textContent.trim()')) !== name; ++i)
    await keys.page.keyboard.press('Tab');
};
await press_until('Result › 1');
await keys.page.keyboard.press('Space');
await press_until('See what they will see');
await keys.page.keyboard.press('Enter');
await keys.page.getByRole('heading', { name: 'What they will see' }).waitFor();
expect('by keyboard too', /Ninety-one/.test(await keys.text()));

for (const scheme of ['light', 'dark'])
  for (const width of [320, 390, 1200]) {
    const viewer = await Person.create(browser, { scripts: true, scheme, width, label: `selective-${scheme}-${width}` });
    await viewer.open(page_of);
    await viewer.fill('Or its text', original);
    await viewer.press('Choose what to show');
    await viewer.press('See what they will see');
    await viewer.context.close();
  }

function make_original() {
  run('key', 'new', '--type', 'p256', '-o', 'school.key');
  writeFileSync(join(folder, 'badge.json'), JSON.stringify({
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
    id: 'urn:uuid:6c2a5b0e-1d0f-4b8e-9a51-0f6b5a1c7e42', type: ['VerifiableCredential', 'OpenBadgeCredential'],
    issuer: { type: ['Profile'], name: 'Harbour School' }, validFrom: '2026-01-01T00:00:00Z',
    credentialSubject: { type: ['AchievementSubject'],
      result: [{ type: ['Result'], value: 'Ninety-one' }, { type: ['Result'], value: 'Grade B' }],
      achievement: { id: 'https://school.example/welding', type: ['Achievement'], name: 'Welding', description: 'Welds plates.',
        criteria: { narrative: 'Weld three plates.' } } } }));
  return run('issue', 'badge.json', '--key', 'school.key', '--suite', 'ecdsa-sd-2023');
}

await browser.close();
await server.stop();
unwatch();
finish('selective');
