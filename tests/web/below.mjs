// SPDX-License-Identifier: Apache-2.0
// The first trail below a path of a host that has other programs, behind a proxy that passes the path on and behind one
// that takes it off: pages, redirects, cookies, mail, files, the badge and what its QR code says stay below the path.
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import jsqr from 'jsqr';
import { PNG } from 'pngjs';
import { Person, expect, finish, launch, start_server, watch } from './house.mjs';
import { peer_accepts } from './peer.mjs';
import { link_in, post_office } from './post.mjs';
import { award, claim, design, set_up, welding, workshop } from './steps.mjs';

const folder = mkdtempSync(join(tmpdir(), 'cairn-below-'));

async function redirects(server, prefix, how) {
  const leads = async (path) => (await fetch(`${server.origin}${path}`, { redirect: 'manual' })).headers.get('location');
  expect(`${how}: a final slash leads on below the path`, (await leads('/verify/')) === `${prefix}/verify`, await leads('/verify/'));
  const to = await leads('/desk');
  expect(`${how}: who is not signed in is led to sign in, and back`, to === `${prefix}/sign-in?next=%2Fdesk`, to);
  expect(`${how}: a language is chosen and one is back`, (await leads('/language/de?back=/verify')) === `${prefix}/verify`, await leads('/language/de?back=/verify'));
  expect(`${how}: the path alone is the first page`, (await fetch(server.origin)).status === 200);
}

async function cookies(person, prefix, how) {
  const kept = await person.context.cookies();
  expect(`${how}: cookies are for what is below the path`, kept.length >= 2 && kept.every((it) => it.path === prefix), JSON.stringify(kept.map(({ name, path }) => [name, path])));
}

async function for_programs(server, how) {
  const described = await (await fetch(`${server.origin}/api/v1/openapi.json`)).json();
  expect(`${how}: programs are told the path`, described.servers[0].url === server.origin, described.servers[0].url);
  expect(`${how}: the parts of the description stand without it`, Object.keys(described.paths).includes('/api/v1/verify'));
}

async function badge_and_files(server, badge, how) {
  const credential = await (await fetch(`${badge}.json`)).json();
  const host = new URL(server.origin).origin;
  const addresses = [...JSON.stringify(credential).matchAll(/https?:\/\/127\.0\.0\.1[^"\s]*/g)].map(([address]) => address);
  expect(`${how}: every address of ours in the badge is below the path`, addresses.length > 3 && addresses.every((it) => it.startsWith(`${server.origin}/`)), addresses.join(' '));
  for (const address of new Set(addresses.filter((it) => it.startsWith(host)).map((it) => it.split('#')[0])))
    expect(`${how}: ${address.slice(host.length)} answers`, (await fetch(address, { headers: { accept: 'application/json' } })).status === 200);
  for (const kind of ['png', 'svg', 'pdf', 'json']) expect(`${how}: the badge as ${kind}`, (await fetch(`${badge}.${kind}`)).status === 200);
  const peer = await peer_accepts(credential);
  expect(`${how}: @digitalbazaar/vc accepts it`, peer.accepted, peer.why);
}

async function scan(person, name) {
  const { data, width, height } = PNG.sync.read(await person.page.getByRole('img', { name }).first().screenshot());
  return jsqr(new Uint8ClampedArray(data), width, height)?.data ?? '';
}

async function walk(browser, { scripts, passes }) {
  const prefix = '/tools/cairn';
  const how = passes ? 'a path passed on' : 'a path taken off';
  const post = await post_office();
  const server = await start_server(['--smtp', post.url, '--mail-from', 'badges@harbour.example'], { prefix, passes });
  const person = (more = {}) => Person.create(browser, { scripts, label: `below-${passes}`, ...more });
  const issuer = await person();
  expect(`${how}: the set-up link is below it`, server.setup.startsWith(`${server.origin}/setup/`), server.setup);
  await set_up(issuer, server);
  await redirects(server, prefix, how);
  await cookies(issuer, prefix, how);
  await for_programs(server, how);
  await issuer.press('Sign out');
  await issuer.open(`${server.origin}/desk/members`);
  await issuer.fill('E-mail address', workshop.email);
  await issuer.fill('Password', workshop.password);
  await issuer.press('Sign in');
  expect(`${how}: after signing in one is where one wanted to go`, issuer.page.url() === `${server.origin}/desk/members`, issuer.page.url());
  await issuer.open(`${server.origin}/desk`);
  const claim_link = await design(issuer);
  expect(`${how}: the claim link is below it`, claim_link.startsWith(`${server.origin}/claim/`), claim_link);
  const learner = await person({ width: 390, scheme: 'dark' });
  const own = await claim(learner, claim_link, { link: 'https://learner.example/welds' });
  expect(`${how}: so is the learner’s page`, own.startsWith(`${server.origin}/l/`), own);
  await learner.open(link_in(await post.next('We have your claim'), '/l/'));
  await award(issuer, server);
  const mail = await post.next('Your badge');
  expect(`${how}: and every link of a mail`, [...`${mail.text} ${mail.head}`.matchAll(/http:\/\/127[^\s>]*/g)].every(([link]) => link.startsWith(`${server.origin}/`)), mail.text);
  await learner.open(link_in(mail, '/offer/'));
  await learner.open(link_in(mail, '/mail/'));
  await learner.open(own);
  const [download] = await Promise.all([learner.page.waitForEvent('download'), learner.page.getByRole('link', { name: 'PNG' }).click()]);
  const png = join(folder, `${passes}.png`);
  await download.saveAs(png);
  expect(`${how}: the picture carries addresses below it`, readFileSync(png).includes(`${server.origin}/b/`));
  await learner.follow('Public page, to share');
  const badge = learner.page.url();
  expect(`${how}: the public page says accepted`, badge.startsWith(`${server.origin}/b/`) && /Accepted/.test(await learner.text()), badge);
  const card = await learner.page.locator('meta[property="og:image"]').getAttribute('content');
  expect(`${how}: its picture for others is there`, card.startsWith(`${server.origin}/b/`) && (await fetch(card)).status === 200, card);
  await badge_and_files(server, badge, how);

  await issuer.open(`${server.origin}/desk/awards`);
  await issuer.follow(`${welding.learner}: ${welding.name}`);
  await issuer.page.getByText('The learner’s own link').click();
  const scanned = await scan(issuer, `QR code of the link for ${welding.learner}`);
  expect(`${how}: the QR code leads below it`, scanned.startsWith(`${server.origin}/offer/`), scanned);
  await learner.open(scanned);

  const stranger = await person();
  await stranger.open(`${server.origin}/verify`);
  await stranger.field('A badge file or picture').setInputFiles(png);
  await stranger.press('Check it', 'Check another');
  expect(`${how}: /verify accepts the picture`, /Accepted/.test(await stranger.text()), await stranger.text());
  await stranger.open(`${server.origin}/nowhere`);
  expect(`${how}: what is not there leads back below it`, await stranger.page.locator('.brand').getAttribute('href') === `${prefix}/`, await stranger.page.locator('.brand').getAttribute('href'));
  expect(`${how}: the server stops when told`, (await server.stop()) === 0);
  post.stop();
}

const unwatch = watch(380);
const browser = await launch();
await walk(browser, { scripts: true, passes: true });
await walk(browser, { scripts: false, passes: false });
await browser.close();
unwatch();
finish('below a path');
