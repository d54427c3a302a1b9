// SPDX-License-Identifier: Apache-2.0
// From rubric to result in a browser, with scripts and without: the rubric as a plain form, evidence of several kinds,
// asked for more, marked by keyboard alone, decided, undone, signed, verified here and by other people's code.
import { writeFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Person, expect, finish, launch, start_server, watch } from './house.mjs';
import { peer_accepts } from './peer.mjs';
import { design, set_up, welding, workshop } from './steps.mjs';

const folder = mkdtempSync(join(tmpdir(), 'cairn-assessment-'));
const notes = join(folder, 'notes.txt');
writeFileSync(notes, 'Current: 90 A. Three joints, bent by hand.\n');
const report = join(folder, 'report.pdf');  // readers find its objects without a table of them
writeFileSync(report, `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R 3 0 R]/Count 2>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 300]/Contents 4 0 R/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj
4 0 obj<</Length 43>>stream
BT /F1 12 Tf 20 250 Td (Fillet weld) Tj ET
endstream endobj
trailer<</Root 1 0 R>>
`);
// A tenth of a second of silence.
const sound = join(folder, 'hum.wav');
const wave = Buffer.alloc(44 + 1600);
wave.write('RIFF', 0); wave.writeUInt32LE(36 + 1600, 4); wave.write('WAVEfmt ', 8); wave.writeUInt32LE(16, 16); wave.writeUInt16LE(1, 20);
wave.writeUInt16LE(1, 22); wave.writeUInt32LE(8000, 24); wave.writeUInt32LE(16000, 28); wave.writeUInt16LE(2, 32); wave.writeUInt16LE(16, 34);
wave.write('data', 36); wave.writeUInt32LE(1600, 40);
writeFileSync(sound, wave);
const picture = join(folder, 'weld.png');
writeFileSync(picture, Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==', 'base64'));

async function make_rubric(issuer) {
  await issuer.follow('Rubric and markers');
  await issuer.fill('What is looked at (1)', 'Sound joints');
  await issuer.page.getByLabel('What such work looks like').first().fill('Holes and slag.');
  await issuer.press('Add a criterion');
  expect('what was typed is still there', (await issuer.field('What is looked at (1)').inputValue()) === 'Sound joints');
  await issuer.fill('What is looked at (2)', 'Safe work');
  await issuer.page.getByLabel('Needed to pass').nth(1).selectOption({ index: 2 });
  await issuer.page.getByRole('button', { name: 'Remove level 4 of criterion 2' }).click();
  await issuer.settle();
  await issuer.page.getByLabel('Weight').first().fill('two');
  await issuer.press('Save the rubric');
  expect('a wrong weight is named', (await issuer.text()).includes('This is no whole number'));
  await issuer.page.getByLabel('Weight').first().fill('2');
  await issuer.fill('Percent of the total it takes to pass', '60');
  await issuer.page.getByLabel('A demonstration').check();
  await issuer.press('Save the rubric');
  expect('the rubric is saved', (await issuer.text()).includes('Saved. Claims sent from now on are assessed so.'));
}

async function send(learner, link) {
  await learner.open(link);
  expect('the rubric is read beforehand', (await learner.text()).includes('Holes and slag.'));
  await learner.fill('Your name', welding.learner);
  await learner.fill('Your e-mail address', 'nour@example.org');
  await learner.fill('What did you do?', welding.statement);
  await learner.field('Evidence: a file').setInputFiles([picture, notes, report, sound]);
  await learner.page.getByText('Evidence as text, or in a repository').click();
  await learner.fill('Address of a repository', 'https://code.example/nour/weld');
  await learner.fill('Commit, tag or branch in it', '4f2a9c1');
  await learner.page.getByLabel('I am the person named here.').check();
  await learner.page.getByLabel('This is my own work; whatever I took from others is named.').check();
  await learner.page.getByLabel('Yes', { exact: true }).check();
  await learner.fill('If so: which, and what for?', 'A translator, for the report.');
  await learner.fill('What did you learn from it?', 'To go slower.');
  await learner.press(`Send to ${workshop.organisation}`);
  return learner.page.getByRole('link', { name: /\/l\// }).innerText();
}

async function send_more(learner, own) {
  await learner.open(own);
  await learner.follow('Follow it: what is asked, your result');
  const told = await learner.text();
  expect('the list is told item by item', told.includes('A photograph of the root') && told.includes('The angle'), told);
  await learner.page.getByText('Evidence as text, or in a repository').click();
  await learner.field('Text').fill('The angle was 45 degrees.');
  await learner.page.getByLabel('I am the person named here.').check();
  await learner.page.getByLabel('This is my own work; whatever I took from others is named.').check();
  await learner.page.getByLabel('No', { exact: true }).check();
  await learner.press(`Send to ${workshop.organisation}`);
  expect('it is sent', (await learner.text()).includes('Sent. You will read here'));
}

async function until(condition) {
  for (let i = 0; i < 200 && !(await condition()); ++i) await new Promise((resolve) => { setTimeout(resolve, 100); });
}

// The pages of a PDF are drawn, each with its text; sound is heard in place.
async function pages_and_sound(issuer, how) {
  const pages = issuer.page.getByRole('region', { name: 'Pages of report.pdf' });
  for (const number of [1, 2]) {
    const drawn = pages.getByRole('img', { name: `report.pdf, page ${number}`, exact: true });
    await drawn.scrollIntoViewIfNeeded();
    await until(() => drawn.evaluate((it) => it.complete && it.naturalWidth > 0));
    expect(`${how}: page ${number} is drawn`, await drawn.evaluate((it) => it.naturalWidth) > 500);
  }
  await pages.getByText('Text of page 2').click();
  expect(`${how}: a page has its text beside it`, (await pages.innerText()).includes('Fillet weld'), await pages.innerText());
  expect(`${how}: the PDF can be taken along`, await issuer.page.getByRole('link', { name: 'report.pdf', exact: true }).count() === 1);
  const player = issuer.page.locator('audio');
  await until(() => player.evaluate((it) => it.readyState > 0));
  expect(`${how}: sound is heard in place`, await player.evaluate((it) => it.controls && it.readyState > 0 && it.error === null));
}

// Tab after Tab until `there` says so of what has the focus.
async function tab_to(person, there, steps_max = 80) {
  for (let steps = 0; steps < steps_max; steps++) {
    if (await person.page.evaluate(`(${there})(document.activeElement)`)) return;
    await person.page.keyboard.press('Tab');
  }
  expect(`the keyboard reaches ${there}`, false);
}
const called = (name) => `(it) => (it.textContent ?? '').trim() === ${JSON.stringify(name)}`;

async function take_by_keyboard(assessor) {
  await assessor.page.locator('body').press('Tab');
  await tab_to(assessor, called('Take it'));
  await assessor.page.keyboard.press('Enter');
  await assessor.page.getByText('Yours', { exact: true }).waitFor();
  await assessor.look();
}

// From marks to what would be signed, without a mouse.
async function decide_by_keyboard(assessor) {
  const { keyboard } = assessor.page;
  await tab_to(assessor, "(it) => it.name === 'identity_checked'");
  await keyboard.press('Space');
  await tab_to(assessor, "(it) => it.name === 'reason'");
  await keyboard.type('Even beads, no undercut.');
  await tab_to(assessor, called('Go on'));
  await keyboard.press('Enter');
  await assessor.page.getByRole('heading', { name: 'This will be signed', exact: true }).waitFor();
  await assessor.look();
}

// By keys alone: Tab to the first criterion, then digits; without scripts, arrows.
async function mark_by_keyboard(assessor) {
  const { keyboard } = assessor.page;
  await assessor.page.locator('body').press('Tab');
  await tab_to(assessor, "(it) => (it.name ?? '').startsWith('level-')");
  if (assessor.scripts) {
    await keyboard.press('4');
    await keyboard.press('3');
    await assessor.page.locator('[data-status]').filter({ hasText: 'Saved' }).waitFor();
    expect('the total is live', (await assessor.text()).replace(/\s+/g, ' ').includes('100 %'), await assessor.text());
    await assessor.page.reload();
    expect('what was marked is kept', await assessor.page.locator('input[type="radio"][name^="level-"]:checked').count() === 2);
    await assessor.page.locator('body').press('Tab');
    await tab_to(assessor, "(it) => it.name === 'comment'");
  } else {
    await keyboard.press('Space');
    for (let step = 0; step < 3; step++) await keyboard.press('ArrowDown');
    await keyboard.press('Tab');
    await tab_to(assessor, "(it) => (it.name ?? '').startsWith('level-')");
    await keyboard.press('Space');
    for (let step = 0; step < 2; step++) await keyboard.press('ArrowDown');
    await tab_to(assessor, "(it) => it.name === 'comment'");
  }
  await keyboard.type('Even beads.');
  await tab_to(assessor, called('Hand in'));
  await keyboard.press('Enter');
  await assessor.page.getByRole('heading', { name: 'Decide', exact: true }).waitFor();
  await assessor.look();
}

// Ticked in the list of claims, decided by its marks, and back at the claim's page.
async function decide_together(issuer, server, how) {
  await issuer.open(`${server.origin}/desk/claims`);
  await issuer.page.getByLabel(`Choose ${welding.learner}: ${welding.name}`).check();
  await issuer.press('See what their marks come to');
  expect(`${how}: what the marks come to is read`, (await issuer.text()).includes('100 %'), await issuer.text());
  await issuer.press('Decide 1');
  expect(`${how}: many are decided by their marks`, (await issuer.text()).includes('It will be awarded.'), await issuer.text());
  await issuer.follow(`${welding.learner}: ${welding.name}`);
}

async function walk(browser, scripts) {
  const how = scripts ? 'with scripts' : 'without scripts';
  const server = await start_server();
  const person = (more = {}) => Person.create(browser, { scripts, label: `assess-${how.replaceAll(' ', '-')}`, ...more });
  const issuer = await person();
  await set_up(issuer, server);
  const link = await design(issuer);
  await make_rubric(issuer);
  const learner = await person({ width: 390, scheme: 'dark' });
  const own = await send(learner, link);

  await issuer.open(`${server.origin}/desk`);
  await issuer.follow('Assessments: what is mine, overdue, in moderation');
  await issuer.follow(`${welding.learner}: ${welding.name}`);
  const seen = await issuer.text();
  for (const shown of ['Current: 90 A.', '4f2a9c1', 'A translator, for the report.', 'To go slower.'])
    expect(`${how}: evidence stands beside the rubric: ${shown}`, seen.includes(shown), seen);
  expect(`${how}: a picture is shown`, await issuer.page.getByRole('img', { name: 'Evidence: weld.png' }).count() === 1);
  await pages_and_sound(issuer, how);
  await take_by_keyboard(issuer);
  await issuer.page.getByText('Ask the learner for more, or return it').click();
  await issuer.fill('What is missing, one thing on each line', 'A photograph of the root\nThe angle');
  await issuer.press('Ask for it');
  await send_more(learner, own);

  await issuer.open(`${server.origin}/desk/assessments?show=mine`);
  await issuer.follow(`${welding.learner}: ${welding.name}`);
  expect(`${how}: what came later is marked so`, (await issuer.text()).includes('Sent with submission 2'));
  await mark_by_keyboard(issuer);
  await decide_by_keyboard(issuer);
  expect(`${how}: the result is read before signing`, (await issuer.text()).includes('Result: 100 %'), await issuer.text());
  await issuer.press('Award it');
  await issuer.press('Undo the decision');
  await decide_together(issuer, server, how);
  await issuer.press('Undo the decision');
  await issuer.press('Go on');
  await issuer.press('Sign it now');
  await issuer.follow('See the badge');
  expect(`${how}: the public page says accepted`, /Accepted/.test(await issuer.text()));
  const credential = await (await fetch(`${issuer.page.url()}.json`)).json();
  const [criterion] = credential.credentialSubject.achievement.resultDescription;
  const [result] = credential.credentialSubject.result;
  expect(`${how}: the level reached is signed`, criterion.resultType === 'RubricCriterionLevel' &&
    criterion.rubricCriterionLevel.at(-1).id === result.achievedLevel, JSON.stringify(result));
  const peer = await peer_accepts(credential);
  expect(`${how}: @digitalbazaar/vc accepts it`, peer.accepted, peer.why);
  const rubric = await person();
  await rubric.open(result.achievedLevel);
  expect(`${how}: a level's address leads to the rubric`, (await rubric.text()).includes('Sound joints'));

  await learner.open(own);
  await learner.follow('Follow it: what is asked, your result');
  expect(`${how}: the learner reads the feedback`, (await learner.text()).includes('Even beads.'), await learner.text());
  await issuer.open(`${server.origin}/desk/assessments/figures`);
  expect(`${how}: time is counted`, (await issuer.text()).includes(workshop.email), await issuer.text());
  await server.stop();
}

const unwatch = watch(280);
const browser = await launch();
for (const scripts of process.env.ONLY ? [process.env.ONLY === 'scripts'] : [true, false]) await walk(browser, scripts);
await browser.close();
unwatch();
finish('assessment');
