// SPDX-License-Identifier: Apache-2.0
// Pages in another language: asked for by the browser, chosen in the foot of the page, kept; and a language written
// from right to left, for which every page is turned around.
import { Person, expect, finish, launch, start_server, watch } from './house.mjs';

const server = await start_server();
const unwatch = watch(200);
const browser = await launch();
const open_to_all = ['/', '/verify', '/catalogue', '/plan', '/sign-in', '/account/sign-in', '/account/sign-up', '/nowhere'];

for (const scripts of [true, false]) {
  const how = scripts ? 'with scripts' : 'without scripts';
  const person = await Person.create(browser, { scripts, width: scripts ? 1200 : 390, scheme: scripts ? 'dark' : 'light',
    label: `de-${how.replaceAll(' ', '-')}` });
  await person.open(`${server.origin}/verify`);
  expect(`${how}: English is what a browser gets that asks for it`, await person.heading() === 'Verify a badge');
  await person.follow('Deutsch');
  expect(`${how}: the choice leads back here`, new URL(person.page.url()).pathname === '/verify', person.page.url());
  expect(`${how}: in German`, await person.heading() === 'Ein Badge prüfen', await person.heading());
  expect(`${how}: the page says so`, await person.page.locator('html').getAttribute('lang') === 'de');
  for (const path of open_to_all) {
    await person.open(server.origin + path);
    const text = await person.page.locator('body').innerText();
    expect(`${how}: ${path} in German`, /Überblick|Katalog|Planen/.test(text) && !/\[\[|\bVerify a badge\b|\bSign in\b/.test(text), text.slice(0, 300));
  }
  await person.open(`${server.origin}/verify`);
  await person.fill('Oder ein Link, oder der Text des Badges', 'kein Badge');
  await person.press('Prüfen');
  expect(`${how}: an answer too`, await person.page.locator('html').getAttribute('lang') === 'de');
  await person.follow('English');
  expect(`${how}: and back`, /Verify a badge|Badges that anyone/.test(await person.page.title()), await person.page.title());
}

// Right to left: nothing sticks out, and what stood at the left stands at the right.
for (const width of [1200, 390]) {
  const person = await Person.create(browser, { scripts: true, width, label: `rtl-${width}` });
  for (const path of open_to_all) {
    await person.page.goto(server.origin + path);
    const before = await person.page.locator('.brand').boundingBox();
    await person.page.evaluate("document.documentElement.dir = 'rtl'");
    await person.look();
    const after = await person.page.locator('.brand').boundingBox();
    if (width === 1200) expect(`${path} is turned around`, after.x > before.x, `${before.x} ${after.x}`);
  }
}

unwatch();
await browser.close();
await server.stop();
finish('languages');
