// SPDX-License-Identifier: Apache-2.0
// The verify page: what scripts add to it (drop, QR from a picture), what works without them, and what people read
// when they bring something else than a badge. Every colour scheme and width is searched by axe-core.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Person, expect, finish, launch, start_server, watch } from './house.mjs';

const sample = JSON.parse(readFileSync('tests/web/unsigned.json', 'utf8'));
const foreign = await serve_badge();
const server = await start_server(['--allow-outbound', foreign.host]);
const page_of = `${server.origin}/verify`;
const unwatch = watch(280);
const browser = await launch();

async function paste(person, text) {
  await person.open(page_of);
  await person.fill('Or a link, or the text of the badge', text);
  await person.press('Check it');
  return person.text();
}

for (const scripts of [true, false]) {
  const how = scripts ? 'with scripts' : 'without scripts';
  const person = await Person.create(browser, { scripts, label: how.replaceAll(' ', '-') });
  expect(`${how}: nothing brought is answered kindly`, /Choose a file, or paste/.test(await paste(person, '')));
  const garbage = await paste(person, '<script>alert(1)</script> no badge');
  expect(`${how}: no badge is said plainly`, /There is no badge in that/.test(garbage), garbage);
  expect(`${how}: and what was typed is still there`,
    (await person.field('Or a link, or the text of the badge').inputValue()).includes('<script>'));
  const unsigned = await paste(person, JSON.stringify(sample));
  expect(`${how}: unsigned is not settled`, /Not settled/.test(unsigned), unsigned);
  expect(`${how}: a name nobody proved is a claim`, /Says it was issued by/.test(unsigned), unsigned);
  for (const word of ['proof', 'DID', 'JSON-LD', 'hash', 'suite', 'canonical'])
    expect(`${how}: no "${word}" above the fold`, !new RegExp(`\\b${word}\\b`).test(unsigned.split('Everything that was checked')[0]), unsigned);
  await person.page.getByText(/Everything that was checked/).click();
  await person.page.getByText('Each step, to follow it by hand').click();
  expect(`${how}: the steps are told to who wants them`, /A vocabulary it uses/.test(await person.text()));
  await person.press('Make a permanent link to this result');
  expect(`${how}: a permanent link is made when asked`, /\/verify\/r\//.test(person.page.url()));
  expect(`${how}: it shows the result`, /Not settled/.test(await person.text()));
  const abroad = await paste(person, `http://${foreign.host}/badge.json`);
  expect(`${how}: a badge on another server is fetched and checked`,
    /Knot tying/.test(abroad) && /Accepted/.test(abroad) && /Says it was issued by/.test(abroad), abroad);
  const elsewhere = await paste(person, 'https://127.0.0.1:9/badge.json');
  expect(`${how}: private addresses are not fetched`, /could not be opened/.test(elsewhere), elsewhere);
}

// By keyboard alone: the form is reached and sent.
const keys = await Person.create(browser, { scripts: true });
await keys.open(page_of);
await keys.field('Or a link, or the text of the badge').focus();
await keys.page.keyboard.type('no badge at all');
for (let i = 0; i < 8 && (await keys.page.evaluate('document.activeElement.textContent.trim()')) !== 'Check it'; ++i)
  await keys.page.keyboard.press('Tab');
await keys.page.keyboard.press('Enter');
await keys.page.getByRole('alert').waitFor();
expect('the form is sent by keyboard', /There is no badge in that/.test(await keys.text()));

// A file dropped on the page.
const dropper = await Person.create(browser, { scripts: true });
await dropper.open(page_of);
await dropper.drop(dropper.field('A badge file or picture'), { name: 'badge.json', type: 'application/json', bytes: JSON.stringify(sample) });
await dropper.page.getByRole('link', { name: 'Check another' }).waitFor();
expect('a dropped file is checked', /Not settled/.test(await dropper.text()));

// A photo of a QR code: its address is read in the browser, or without scripts by the server, and checked.
const painter = await Person.create(browser, { scripts: true });
for (const [scripts, type] of [[true, 'png'], [false, 'png'], [false, 'jpeg']]) {
  const code = await qr_picture(painter, 'QR says: no badge', `image/${type}`);
  const reader = await Person.create(browser, { scripts });
  await reader.open(page_of);
  await reader.field('A badge file or picture').setInputFiles({ name: `photo.${type}`, mimeType: `image/${type}`, buffer: code });
  await reader.page.getByRole('button', { name: 'Check it' }).click();
  await reader.page.getByRole('alert').waitFor();
  expect(`a QR code in a ${type} is read ${scripts ? 'with' : 'without'} scripts`,
    (await reader.field('Or a link, or the text of the badge').inputValue()) === 'QR says: no badge');
}

for (const scheme of ['light', 'dark'])
  for (const width of [320, 390, 1200]) {
    const viewer = await Person.create(browser, { scripts: true, scheme, width, label: `${scheme}-${width}` });
    for (const path of ['/', '/verify', '/sign-in', '/nowhere', `/setup/wrong`]) await viewer.open(server.origin + path);
    await viewer.open(page_of);
    await viewer.fill('Or a link, or the text of the badge', JSON.stringify(sample));
    await viewer.press('Check it');
    await viewer.context.close();
  }

// Somebody else's badge, signed by a key of theirs and served from a place of theirs.
async function serve_badge() {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-verify-'));
  const run = (...words) => execFileSync(process.env.CAIRN ?? 'build/release/cairn', words, { cwd: folder, encoding: 'utf8' });
  run('key', 'new', '-o', 'foreign.key');
  const issuer = { ...sample.issuer, id: JSON.parse(run('key', 'show', 'foreign.key', '--json')).did };
  writeFileSync(join(folder, 'unsigned.json'), JSON.stringify({ ...sample, issuer }));
  run('issue', 'unsigned.json', '--key', 'foreign.key', '-o', 'badge.json');
  const badge = readFileSync(join(folder, 'badge.json'));
  const site = createServer((_, answer) => answer.writeHead(200, { 'content-type': 'application/json' }).end(badge));
  await new Promise((resolve) => site.listen(0, '127.0.0.1', resolve));
  site.unref();
  return { host: `127.0.0.1:${site.address().port}` };
}

// A picture of the QR code whose modules stand in qr.json.
async function qr_picture(person, text, type) {
  const modules = JSON.parse(readFileSync('tests/web/qr.json', 'utf8'));
  expect('the stored code is the one asked for', modules.text === text);
  const side = (modules.rows.length + 8) * 8;
  await person.page.setContent(`<canvas width="${side}" height="${side}"></canvas>`);
  return Buffer.from(await person.page.evaluate(([rows, type]) => {
    const canvas = document.querySelector('canvas');
    const context = canvas.getContext('2d');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.fillStyle = '#000';
    rows.forEach((row, y) => [...row].forEach((module, x) => module === '1' && context.fillRect((x + 4) * 8, (y + 4) * 8, 8, 8)));
    return canvas.toDataURL(type).split(',')[1];
  }, [modules.rows, type]), 'base64');
}

await browser.close();
await server.stop();
unwatch();
finish('verify');
