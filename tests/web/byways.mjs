// SPDX-License-Identifier: Apache-2.0
// Every page there is, as the tables of routes list them: each is opened where there is something on it, by whoever may,
// and looked at on a desk and on a phone, in the light and in the dark. A page that no link leads to fails the journey.
// With ONLY=/desk/settings only such pages are looked at.
import { readFileSync } from 'node:fs';
import { Person, expect, finish, launch, start_planner, watch } from './house.mjs';
import { link_in, pause, post_office } from './post.mjs';
import { set_up, workshop } from './steps.mjs';

// What leads elsewhere, or is a file to take along.
const no_pages = new Set(['/language/{tag}', '/sign-in/openid', '/sign-in/openid/back', '/account/workbook.json', '/account/said.json', '/desk/evidence/{id}']);
const routes = ['public', 'desk'].flatMap((name) => [...readFileSync(`src/server/routes/${name}.h`, 'utf8')
  .matchAll(/\{get, page, \w+, "([^"]+)"/g)].map(([, pattern]) => pattern)).filter((pattern) => !no_pages.has(pattern));
const forms = routes.map((pattern) => ({ pattern, form: new RegExp(`^${pattern.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '[^/]+')}$`) }));
// As the server finds them: the first that fits.
const pattern_of = (path) => forms.find(({ form }) => form.test(path))?.pattern;
const files = /\.(json|csv|ics|svg|png|zip|pdf|sdjwt|jwt)$|\/ob2$/;
const wanted = (pattern) => !process.env.ONLY || new RegExp(process.env.ONLY).test(pattern);

const seen = new Map();  // pattern → how often
const looks_max = 1;

// Somebody who looks at a page of each kind from all sides, and around in what it leads to.
class Walker extends Person {
  async look() {}

  async look_from_all_sides() {
    for (const [width, colorScheme] of [[1200, 'light'], [1200, 'dark'], [390, 'dark'], [390, 'light']]) {
      await this.page.setViewportSize({ width, height: 900 });
      await this.page.emulateMedia({ colorScheme });
      this.label = `byways-${width}-${colorScheme}`;
      await super.look();
    }
    await this.page.setViewportSize({ width: 1200, height: 900 });
  }

  // The addresses that a page leads to. `again`: even where one of its kind was seen.
  async visit(address, again = false) {
    const pattern = pattern_of(new URL(address).pathname);
    if (!pattern || (!again && (seen.get(pattern) ?? 0) >= looks_max)) return [];
    const answer = await this.page.goto(address);
    if (answer.status() !== 200 && !again) return [];
    const arrived = pattern_of(new URL(this.page.url()).pathname);
    if (arrived !== pattern) return [];  // only members come here
    expect(`${pattern} opens`, answer.status() === 200, `${address} ${answer.status()}`);
    seen.set(pattern, (seen.get(pattern) ?? 0) + 1);
    if (wanted(pattern)) await this.look_from_all_sides();
    return this.leads();
  }

  leads() {
    return this.page.locator('a[href]').evaluateAll((all) => all.map((it) => it.href.split('#')[0]));
  }

  async look_around(...from) {
    const queue = [...from];
    const asked = new Set();
    while (queue.length) {
      const address = queue.shift();
      if (asked.has(address) || !address.startsWith(server.origin) || files.test(new URL(address).pathname)) continue;
      asked.add(address);
      queue.push(...await this.visit(address));
    }
  }
}

const post = await post_office();
const server = await start_planner(['--demo', '--smtp', post.url, '--mail-from', 'badges@harbour.example']);
const at = (path) => server.origin + path;
const unwatch = watch(880);
const browser = await launch();
const somebody = () => Walker.create(browser, { scripts: true });
const [owner, learner, planner, anyone] = [await somebody(), await somebody(), await somebody(), await somebody()];
const told = (name) => { if (process.env.TELL) console.log(`${((Date.now() - begun) / 1000).toFixed(0)} s: ${name}, ${seen.size} of ${routes.length} pages`); };
const begun = Date.now();

// The desk with what the demo brings, and a little of everything else.
await anyone.visit(server.setup);
await set_up(owner, server);

async function ask_to_sign_too() {
  await owner.open(at('/desk/organisations/new'));
  await owner.fill('Its name', 'Bea’s Boats');
  await owner.press('Make it');
  await owner.open(at('/desk/achievements/co-issuing'));
  const partner = await owner.page.locator('code.wrap').innerText();
  const back = async (name) => { await owner.page.locator('header summary').click(); await owner.press(name); };
  await back(workshop.organisation);
  await owner.open(at('/desk/achievements?state=published'));
  await owner.follow('Bicycle brakes, first level');
  await owner.open(`${owner.page.url().split('?')[0]}/co-issuers`);
  await owner.fill('Address of its page', partner);
  await owner.press('Ask them');
  await owner.visit(owner.page.url(), true);
  await back('Bea’s Boats');
  await owner.open(at('/desk/achievements/co-issuing'));
  await owner.visit((await owner.leads()).find((it) => /co-issuing\/[^/]+$/.test(it)));
  await back(workshop.organisation);
}

async function market() {
  const month = (ago) => { const day = new Date(); day.setUTCDate(1); day.setUTCMonth(day.getUTCMonth() - ago); return day.toISOString().slice(0, 10); };
  const adverts = [5, 4, 3, 2, 1].flatMap((ago) => Array.from({ length: 8 }, (_, number) => JSON.stringify({ title: 'Data analyst', id: `${ago}-${number}`, date: month(ago), location: 'Kiel, Germany',
    text: `Data analyst ${ago} ${number}\n\nWhat you will need\n- Experience of writing SQL queries\n- Experience with Zqflow and Zqlake\n` }))).join('\n');
  await owner.open(at('/desk/market'));
  await owner.field('A file of adverts').setInputFiles({ name: 'adverts.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(adverts) });
  await owner.press('Import');
  await owner.open(at('/desk/market'));
  await owner.press('Show it to anybody');
}

async function stack() {
  await owner.open(at('/desk/stacks'));
  await owner.field('The achievement it awards').selectOption({ label: 'Workshop safety' });
  await owner.press('Write its rule');
  await owner.page.locator('#r0-add').selectOption({ label: 'An achievement' });
  await owner.page.locator('button[value="add:0"]').click();
  await owner.settle();
  await owner.page.locator('[autofocus]').selectOption({ label: 'Bicycle brakes, first level' });
  await owner.press('Save, and see what publishing would do');
  await owner.press('Publish');
}

async function mark_and_calibrate() {
  await owner.open(at('/desk/assessments/calibrations/new'));
  await owner.field('Achievement').selectOption({ label: 'Explaining repairs to customers' });
  await owner.press('Show its claims');
  await owner.fill('Name', 'Spring');
  for (const box of await owner.page.locator('input[name=claim]').all()) await box.check();
  await owner.press('Start');
  await owner.open(at('/desk/assessments'));
  await owner.follow('Mei Tanaka: Explaining repairs to customers');
  if (await owner.page.getByRole('button', { name: 'Take it', exact: true }).count()) await owner.press('Take it');
  for (const criterion of await owner.page.locator('fieldset.criterion').all()) await criterion.getByRole('radio').last().check();
  await owner.press('Hand in');
  await owner.open(at('/desk/claims'));
  await owner.page.getByLabel('Choose Mei Tanaka: Explaining repairs to customers').check();
  await owner.press('See what their marks come to');
  await owner.press('Decide 1');
  await owner.visit(owner.page.url(), true);
}

async function awards() {
  await owner.open(at('/desk/award'));
  await owner.page.getByLabel('Achievement', { exact: true }).selectOption({ label: 'Bicycle brakes, first level' });
  await owner.fill('Name', 'Omar Field');
  await owner.fill('E-mail address', 'omar@example.org');
  await owner.page.getByLabel(/^The learner accepts until/).fill('2090-01-01');
  await owner.press('Sign and award');
  await owner.open(at('/desk/batches/new'));
  await owner.field('The file').setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from('name,email\nAda Stone,ada@example.org\nNour,nour\n') });
  await owner.press('Check the file');
  const batch = owner.page.url().split('?')[0];
  await owner.press('Award 1');
  for (let i = 0; i < 50 && !(await owner.text()).includes('Finished'); ++i) { await pause(200); await owner.page.goto(batch); }
  await owner.visit(`${batch}/rows`);
  await owner.visit(`${batch}/print`);
  await owner.visit(batch);
}

async function on_the_wall() {
  await owner.open(at('/desk/achievements?state=published'));
  await owner.follow('Bicycle brakes, first level');
  await owner.open(`${owner.page.url().split('?')[0]}/codes`);
  await owner.fill('Where it hangs', 'Open day');
  await owner.press('Make the code');
  await anyone.visit(await owner.page.getByRole('link', { name: /\/get\// }).innerText());
  await owner.visit(owner.page.url(), true);
}

async function endorse() {
  await owner.open(at('/desk/endorsements'));
  await owner.page.locator('#subject').fill('did:web:guild.example');
  await owner.page.locator('#comment').fill('Sound knots');
  await owner.page.getByLabel('an issuer', { exact: true }).check();
  await owner.page.locator('#name').fill('Guild of Riggers');
  await owner.press('Sign it');
  await owner.visit((await owner.leads()).find((it) => /\/e\/[^/]+$/.test(it)));
}

let webhook = '';
async function desk() {
  await owner.open(at('/desk/webhooks'));
  await owner.fill('Web address', 'https://courses.example/hooks');
  await owner.press('Add it');
  webhook = owner.page.url().split('?')[0];
  await owner.open(at('/desk/members'));
  await owner.page.getByRole('group', { name: 'What they do here' }).getByLabel('Assessor').check();
  await owner.press('Invite');
  await anyone.visit(await owner.page.getByRole('region', { name: 'Hand this link on' }).locator('.wrap').innerText());
  await owner.open(at('/desk/settings/notices'));
  await owner.field('At once, for each').check();
  await owner.press('Save');
}

// A learner with a badge of two versions, a link to all of it and one to a part.
async function held() {
  await owner.open(at('/desk/achievements?state=published'));
  await owner.follow('Bicycle brakes, first level');
  const claim_link = await owner.page.getByRole('link', { name: /\/claim\// }).innerText();
  await learner.visit(claim_link);
  await learner.fill('Your name', 'Iris Vale');
  await learner.fill('Your e-mail address', 'iris@example.org');
  await learner.fill('What did you do?', 'I mended two bicycles.');
  await learner.fill('Or evidence: a link', 'https://iris.example/album');
  await learner.press(`Send to ${workshop.organisation}`);
  const own = learner.page.url().split('?')[0];
  await owner.open(at('/desk/claims'));
  await owner.follow('Iris Vale: Bicycle brakes, first level');
  await owner.press('Award the badge');
  await owner.press('Confirm and sign');
  const mail = await post.next('Your badge');
  await anyone.visit(link_in(mail, '/mail/'));
  await owner.open(at('/desk/awards'));
  await owner.follow('Iris Vale: Bicycle brakes, first level');
  await owner.page.getByText('Correct it', { exact: true }).click();
  await owner.fill('Name on the badge', 'Iris M. Vale');
  await owner.fill('Why is it corrected?', 'The name was incomplete.');
  await owner.press('Sign the corrected version');
  await learner.open(own);
  await learner.follow('Share it, or take it back');
  await learner.fill('For how many days?', '7');
  await learner.press('Make a link');
  await anyone.visit(await learner.page.getByRole('link', { name: /\/shared\// }).innerText());
  await learner.follow('Choose what to show');
  await learner.visit(learner.page.url(), true);
  await learner.page.locator('input[name="part"]').first().check();
  await learner.press('See what they will see');
  await learner.press('Make a link that shows it');
  await anyone.visit(await learner.page.getByRole('link', { name: /\/shown\// }).first().innerText());
  await learner.open(at('/recover'));
  await learner.fill('Your e-mail address', 'iris@example.org');
  await learner.press('Mail me the link');
  const back = await post.next('The way back');
  await learner.visit(link_in(back, '/recover/'));
  await learner.press('Open my page');
  return learner.page.url().split('?')[0];
}

async function assessed_claim() {
  await owner.open(at('/desk/achievements?state=published'));
  await owner.follow('Explaining repairs to customers');
  // The address of a level in a credential leads here, no link of a page.
  await anyone.visit(`${owner.page.url().split('?')[0].replace('/desk/achievements/', '/a/')}/rubric/1`, true);
  await learner.open(await owner.page.getByRole('link', { name: /\/claim\// }).innerText());
  await learner.fill('Your name', 'Iris Vale');
  await learner.fill('Your e-mail address', 'iris@example.org');
  await learner.fill('What did you do?', 'Three talks.');
  await learner.fill('Or evidence: a link', 'https://iris.example/talks');
  await learner.page.getByLabel('I am the person named here.').check();
  await learner.page.getByLabel('This is my own work; whatever I took from others is named.').check();
  await learner.page.getByLabel('No', { exact: true }).check();
  await learner.press(`Send to ${workshop.organisation}`);
  return learner.page.url().split('?')[0];
}

async function checked() {
  await anyone.open(at('/verify'));
  await anyone.fill('Or a link, or the text of the badge', readFileSync('tests/web/unsigned.json', 'utf8'));
  await anyone.press('Check it', 'Check another');
  await anyone.press('Make a permanent link to this result');
  await anyone.visit(anyone.page.url(), true);
}

// An advert, what is lacking, a plan that is taken and saved, people on the same, and a mail in the morning.
async function planned() {
  await planner.open(at('/account/sign-up?next=/plan'));
  await planner.fill('E-mail address', 'nour@example.org');
  await planner.fill('A password', 'three stones on a hill');
  await planner.press('Make my account');
  await planner.fill('Paste its text', 'Data Analyst\n\nWhat you will need\n- Writing SQL queries against large databases\n- A sound grasp of statistics\n');
  await planner.page.getByRole('button', { name: 'See what it asks for' }).click();
  await planner.page.getByRole('heading', { name: 'What it asks for' }).waitFor();
  const goal = planner.page.url().split('?')[0];
  for (const page of ['', '/profile', '/gap', '/next', '/sets']) await planner.visit(goal + page);
  await planner.open(`${goal}/sets?start=${new Date().toISOString().slice(0, 10)}`);
  await planner.press('Take this plan');
  const plan = planner.page.url().split('?')[0];
  await planner.visit(plan);
  await planner.visit(`${plan}/peers`);
  await planner.open(plan);
  for (const day of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']) {
    await planner.fill(`${day} from`, '00:00');
    await planner.fill(`${day} to`, '23:59');
  }
  // Where it is between seven and nineteen now, the same day; `Etc` counts westwards.
  const hour = new Date().getUTCHours();
  await planner.fill('Time zone', hour < 7 ? 'Etc/GMT-7' : hour > 18 ? 'Etc/GMT+7' : 'Etc/UTC');
  await planner.fill('Remind me by mail', 'nour@example.org');
  await planner.press('Set the calendar');
  expect('mail in the morning is set', (await planner.text()).includes('The calendar is set.'), await planner.text());
}

async function reminded() {
  for (let i = 0; i < 300 && !post.mails.some((mail) => mail.to === 'nour@example.org' && /\/plan\/reminders\//.test(mail.text)); ++i) await pause(100);
  const mail = post.mails.find((it) => /\/plan\/reminders\//.test(it.text)) ?? { text: '', head: '' };
  await anyone.visit(link_in(mail, '/plan/reminders/'), true);
}

for (const step of [planned, market, ask_to_sign_too, stack, mark_and_calibrate, awards, on_the_wall, endorse, desk, checked]) { await step(); told(step.name); }
const own = await held();
told('held');
const followed = await assessed_claim();
await owner.look_around(at('/desk'), at('/desk/achievements?state=published'), at('/desk/assessments'), at('/desk/awards'), at('/desk/stacks'), at('/desk/market'), at('/desk/members/hand-over'), webhook, at('/catalogue?q=brakes'));
told('the desk');
await learner.look_around(own, followed, at('/catalogue?q=brakes'));
told('the learner');
await planner.look_around(at('/plan'), at('/account'));
told('the planner');
await anyone.look_around(at('/'), at('/market'), at('/catalogue/sql-for-analysts'), at('/catalogue/compare?offer=sql-basics&offer=sql-for-analysts'), at('/account/sign-up'), at('/account/sign-in'),
  at('/sign-in'), at('/recover'), at('/show-part'), at('/report-abuse'));
told('anybody');
await reminded();
// What only mails lead to, to somebody who has done no more than get them.
for (const mail of post.mails)
  for (const [link] of `${mail.text} ${mail.head}`.matchAll(new RegExp(`${server.origin}/[^\\s>]+`, 'g'))) await anyone.visit(link);
for (const pattern of routes) expect(`${pattern} is seen`, seen.has(pattern));

await browser.close();
expect('the server stops when told', (await server.stop()) === 0);
post.stop();
unwatch();
finish('byways');
