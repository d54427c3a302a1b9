// SPDX-License-Identifier: Apache-2.0
// An issuer tries a file of job adverts and counts it, judges a term, shows the market; somebody else looks. With
// scripts and without, on a phone, in the dark.
import { Person, expect, finish, launch, start_planner, watch } from './house.mjs';
import { set_up } from './steps.mjs';

const month = (back) => { const day = new Date(); day.setUTCDate(1); day.setUTCMonth(day.getUTCMonth() - back); return day.toISOString().slice(0, 8); };
const adverts = (months, each, asking) => months.flatMap((back, i) => Array.from({ length: each }, (_, number) => JSON.stringify({
  title: 'Data analyst', id: `${back}-${number}`, date: `${month(back)}01`, location: number % 2 ? 'Graz, Austria' : 'Kiel, Germany',
  text: `Data analyst ${back} ${number}\n\nWhat you will need\n- ${number < asking(i) ? 'Experience of writing SQL queries' : 'Patience with children'}\n- Experience with Zqflow, Zqlake and Zqcube\n`,
}))).join('\n');
const file = (text) => ({ name: 'adverts.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(text) });

async function count(issuer, server, how) {
  await issuer.open(`${server.origin}/desk/market`);
  expect(`${how}: nothing is invented`, (await issuer.text()).includes('No adverts of the last two years were imported yet.'));
  await issuer.press('Import');
  expect(`${how}: a file is asked for`, (await issuer.text()).includes('Choose a file'));
  const text = adverts([5, 4, 3, 2, 1], 10, (i) => 1 + 2 * i);
  await issuer.field('A file of adverts').setInputFiles(file(`${text}\nno advert`));
  await issuer.press('Only try');
  const tried = await issuer.text();
  expect(`${how}: tried`, tried.includes('none was kept: 50 would be new') && tried.includes('Row 51'), tried);
  await issuer.field('A file of adverts').setInputFiles(file(text));
  await issuer.press('Import');
  expect(`${how}: counted`, (await issuer.text()).includes('50 are new, 0 were here already'));
  await issuer.field('A file of adverts').setInputFiles(file(text));
  await issuer.press('Import');
  expect(`${how}: a second time changes nothing`, (await issuer.text()).includes('0 are new, 50 were here already'));
}

async function judge(issuer, server, how) {
  await issuer.open(`${server.origin}/desk/market/terms`);
  expect(`${how}: terms wait`, (await issuer.text()).includes('3 wait'));
  const term = issuer.page.getByRole('article', { name: 'Zqflow' });
  await term.getByRole('button', { name: 'It is a skill of its own', exact: true }).click();
  await issuer.settle();
  await issuer.look();
  const left = await issuer.text();
  expect(`${how}: it does not come again`, left.includes('2 wait') && left.includes('a skill of its own'), left);
}

async function look(person, server, how) {
  await person.open(`${server.origin}/market`);
  const shown = await person.text();
  expect(`${how}: what is asked for`, shown.includes('Asked for most') && shown.includes('Germany'), shown);
  await person.fill('A skill, an occupation or a credential', 'SQL');
  await person.press('Search');
  await person.page.getByRole('listitem').getByRole('link').first().click();
  await person.settle();
  await person.look();
  const history = await person.text();
  expect(`${how}: a direction with its interval`, history.includes('It rises') && history.includes('95 % confidence'), history);
  expect(`${how}: a picture`, (await person.page.getByRole('main').getByRole('img').count()) === 1);
  await person.page.getByText('The same as a table').click();
  expect(`${how}: and its text twin`, await person.page.getByRole('region', { name: 'Month by month' }).isVisible());
  await person.page.getByRole('region', { name: 'By place' }).getByRole('link', { name: 'Austria' }).click();
  await person.settle();
  await person.look();
  expect(`${how}: at one place`, (await person.text()).includes('In: Austria'));
}

const ended = watch(280);
const browser = await launch();
for (const scripts of [true, false]) {
  const how = scripts ? 'with scripts' : 'without scripts';
  const server = await start_planner();
  const issuer = await Person.create(browser, { scripts, label: how });
  await set_up(issuer, server);
  await count(issuer, server, how);
  await judge(issuer, server, how);
  const stranger = await Person.create(browser, { scripts, scheme: 'dark', width: 390, label: `${how} phone` });
  await stranger.open(`${server.origin}/market`);
  expect(`${how}: nobody else looks`, (await stranger.text()).includes('Nothing is shown here'));
  await issuer.open(`${server.origin}/desk/market`);
  await issuer.press('Show it to anybody');
  await look(stranger, server, how);
  await server.stop();
}
await browser.close();
ended();
finish('market');
