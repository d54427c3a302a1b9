// SPDX-License-Identifier: Apache-2.0
// The verify page: what scripts add to it (drop, QR from a picture), what works without them, and what people read
// when they bring something else than a badge. Every colour scheme and width is searched by axe-core.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Person, expect, finish, launch, start_server, watch } from './house.mjs';

const record_context = 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json';
const sample = JSON.parse(readFileSync('tests/web/unsigned.json', 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'cairn-verify-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const run = (...words) => execFileSync(resolve(process.env.CAIRN ?? 'build/release/cairn'), words, { cwd: folder, encoding: 'utf8' });
const put = (name, value) => writeFileSync(join(folder, name), typeof value === 'string' ? value : JSON.stringify(value));
const read = (name) => readFileSync(join(folder, name));
const foreign = await serve_badge();
const record_vocabulary = give_record_vocabulary();
const server = await start_server(['--allow-outbound', foreign.host, ...(record_vocabulary ? ['--contexts', join(folder, 'clr')] : [])]);
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

// Files that carry more than the text of one badge.
make_files();
async function bring(person, name, type) {
  await person.open(page_of);
  await person.field('A badge file or picture').setInputFiles({ name, mimeType: type, buffer: read(name) });
  await person.press('Check it', 'Check another');
  return person.text();
}
for (const scripts of [true, false]) {
  const how = scripts ? 'with scripts' : 'without scripts';
  const person = await Person.create(browser, { scripts, label: `files-${how.replaceAll(' ', '-')}` });
  const certificate = await bring(person, 'badge.pdf', 'application/pdf');
  expect(`${how}: the badge attached to a PDF is found and checked`,
    /Accepted; the signer is a claim/.test(certificate) && /Knot tying/.test(certificate), certificate);
  const two = await bring(person, 'two.svg', 'image/svg+xml');
  expect(`${how}: of a picture with two badges none is guessed`, /carries more than one badge; each is judged on its own/.test(two) &&
    /Rejected/.test(two) && two.match(/How much is proved/g).length === 2 && /The signature is right[^]*Nothing yet/.test(two), two);
  expect(`${how}: and both have a place of their own`, await person.page.getByRole('region', { name: '1: Knot tying', exact: true }).isVisible() &&
    await person.page.getByRole('region', { name: '2: Knot tying', exact: true }).isVisible());
}
const reader = await Person.create(browser, { scripts: true, label: 'files' });
const praised = await bring(reader, 'praised.json', 'application/json');
expect('who endorses it, in which words, and that they signed them', /Accepted/.test(praised) &&
  /“Guild of Riggers” not proved about what was achieved: “Sound knots” Signed by them/.test(praised), praised);
const falsely = await bring(reader, 'falsely.json', 'application/json');
expect('words that were altered change nothing else and do not hold', /Accepted/.test(falsely) &&
  /“Sound knots” Does not hold Altered after signing/.test(falsely), falsely);
if (record_vocabulary) {
  const record = await bring(reader, 'record.json', 'application/json');
  expect('of a record each badge is judged beside it', /Accepted/.test(record) && record.match(/The signature is right/g).length === 3, record);
  for (const name of ['1: All of it', '2: Knot tying', '3: Knot tying'])
    expect(`${name} has a place of its own`, await reader.page.getByRole('region', { name, exact: true }).isVisible());
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
  run('key', 'new', '-o', 'foreign.key');
  put('unsigned.json', { ...sample, issuer: { ...sample.issuer, id: did_of('foreign.key') } });
  run('issue', 'unsigned.json', '--key', 'foreign.key', '-o', 'badge.json');
  const badge = read('badge.json');
  const site = createServer((_, answer) => answer.writeHead(200, { 'content-type': 'application/json' }).end(badge));
  await new Promise((resolve) => site.listen(0, '127.0.0.1', resolve));
  site.unref();
  return { host: `127.0.0.1:${site.address().port}` };
}

function did_of(key) { return JSON.parse(run('key', 'show', key, '--json')).did; }

// The vocabulary of records (CLR 2.0), which no package carries, from beside the suites; whether it is there.
function give_record_vocabulary() {
  const file = join(process.env.CAIRN_SUITES ?? '../shared/vectors', 'contexts/purl.imsglobal.org_clr_v2p0_context-2.0.1.json');
  if (!existsSync(file)) return false;
  mkdirSync(join(folder, 'clr'));
  put('clr/index.json', { [record_context]: 'clr.json' });
  put('clr/clr.json', readFileSync(file, 'utf8'));
  return true;
}

// What people bring: a certificate that carries its badge, a picture of two badges of which one was altered, a badge that a guild
// endorses and one whose endorsement was altered, a record of two badges.
function make_files() {
  run('certificate', 'badge.json', '-o', 'badge.pdf');
  const altered = read('badge.json').toString().replace('Knot tying', 'Knot cutting');
  const carried = [read('badge.json'), altered].map((json) => `<openbadges:credential><![CDATA[${json}]]></openbadges:credential>`).join('');
  put('two.svg', `<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0" width="8" height="8">${carried}</svg>`);

  run('key', 'new', '-o', 'guild.key');
  const unsigned = JSON.parse(read('unsigned.json'));
  put('words.json', { '@context': unsigned['@context'], id: 'urn:uuid:7d1b3f0a-6f0e-4f0b-8d5f-0a7f5f0c9d11', name: 'Praise',
    type: ['VerifiableCredential', 'EndorsementCredential'], issuer: { id: did_of('guild.key'), type: ['Profile'], name: 'Guild of Riggers' },
    validFrom: '2026-01-01T00:00:00Z',
    credentialSubject: { id: unsigned.credentialSubject.achievement.id, type: ['EndorsementSubject'], endorsementComment: 'Sound knots' } });
  run('issue', 'words.json', '--key', 'guild.key', '-o', 'praise.json');
  const praise = JSON.parse(read('praise.json'));
  for (const [name, words] of [['praised', praise], ['falsely', { ...praise, name: 'Praise of another' }]]) {
    put(`${name}.unsigned.json`, { ...unsigned, endorsement: [words] });
    run('issue', `${name}.unsigned.json`, '--key', 'foreign.key', '-o', `${name}.json`);
  }

  if (!record_vocabulary) return;
  run('issue', 'unsigned.json', '--key', 'foreign.key', '--format', 'jwt', '-o', 'badge.jwt');
  const badge = JSON.parse(read('badge.json'));
  put('record.unsigned.json', { '@context': [unsigned['@context'][0], record_context, unsigned['@context'][1]], name: 'All of it',
    id: 'urn:uuid:2f1b9a3e-77f0-4b43-9d2e-0d3a3b1f8e10', type: ['VerifiableCredential', 'ClrCredential'], issuer: unsigned.issuer,
    validFrom: '2026-01-01T00:00:00Z', credentialSubject: { ...subject_of(badge), type: ['ClrSubject'],
      verifiableCredential: [badge, read('badge.jwt').toString().trim()] } });
  run('issue', 'record.unsigned.json', '--key', 'foreign.key', '--contexts', 'clr', '--offline', '-o', 'record.json');
}
function subject_of(badge) { return badge.credentialSubject.id ? { id: badge.credentialSubject.id } : { identifier: badge.credentialSubject.identifier }; }

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
