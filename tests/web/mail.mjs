// SPDX-License-Identifier: Apache-2.0
// Mail to learners with a real mail server at the other end, with scripts and without: shown before it leaves, in the
// learner's language, refused and said so, ended by one click; another address by its code, a lost page found again.
import { Person, expect, finish, launch, start_server, watch } from './house.mjs';
import { link_in, pause, post_office } from './post.mjs';
import { award, claim, design, set_up, welding } from './steps.mjs';

async function claimed(learner, claim_link, post, how) {
  await claim(learner, claim_link, { link: 'https://learner.example/welds' });
  const received = await post.next('We have your claim');
  expect(`${how}: a claim is confirmed by mail`, received.to === 'nour@example.org' && received.text.includes(`Hello ${welding.learner},`), received.subject);
  await learner.open(link_in(received, '/l/'));
  expect(`${how}: whose link opens the page`, (await learner.text()).includes(welding.name));
  await learner.open(`${new URL(learner.page.url()).origin}/language/de?back=${new URL(learner.page.url()).pathname}`);
}

async function awarded(issuer, server, post, how) {
  await issuer.open(`${server.origin}/desk/mail`);
  expect(`${how}: what mails say is listed`, (await issuer.text()).includes('A badge ends in thirty days'));
  const before = await award(issuer, server);
  expect(`${how}: the mail is shown before it leaves`, before.includes('The mail that goes with it'), before);
  const mail = await post.next('Ihr Badge');
  expect(`${how}: it speaks the language of the learner’s page`, mail.text.includes('Guten Tag'), mail.subject);
  return mail;
}

async function refused(issuer, server, how) {
  await issuer.open(`${server.origin}/desk/award`);
  await issuer.fill('Name', 'Ida Lund');
  await issuer.fill('E-mail address', 'refused@example.org');
  await issuer.press('Sign and award');
  for (let i = 0; i < 50 && !(await issuer.text()).includes('Refused'); ++i) { await pause(200); await issuer.page.reload(); }
  await issuer.look();
  expect(`${how}: a refused address is said beside the badge`, /Refused[\s\S]*550/.test(await issuer.text()), await issuer.text());
  await issuer.open(`${server.origin}/desk/awards`);
  expect(`${how}: and in the list`, (await issuer.text()).includes('Mail refused'));
}

async function ended(learner, mail, how) {
  const page = link_in(mail, '/mail/');
  expect(`${how}: one click is offered`, /List-Unsubscribe-Post: List-Unsubscribe=One-Click/.test(mail.head) && mail.head.includes(`List-Unsubscribe: <${page}>`), mail.head);
  const answer = await fetch(page, { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) });
  expect(`${how}: and does it`, answer.status === 200);
  await learner.open(page);
  await learner.press('Ich möchte sie doch');
  await learner.press('Keine solchen Mails mehr');
  await learner.press('Ich möchte sie doch');
}

async function another_address(learner, own_page, post, how) {
  await learner.open(own_page);
  await learner.fill('Eine weitere Adresse von Ihnen', 'nour@work.example');
  await learner.press('Dorthin einen Code senden');
  const mail = await post.next('ist Ihr Code');
  await learner.fill('Der Code, der an nour@work.example gesendet wurde', '000000x');
  await learner.press('Adresse bestätigen');
  expect(`${how}: a wrong code is refused`, (await learner.text()).includes('nicht der Code'));
  await learner.fill('Der Code, der an nour@work.example gesendet wurde', mail.subject.slice(0, 6));
  await learner.press('Adresse bestätigen');
  await learner.press('Zur Hauptadresse machen: nour@work.example');
  expect(`${how}: another address is proved and made the main one`, /nour@work\.example\s+Hauptadresse/.test(await learner.text()), await learner.text());
}

async function found_again(stranger, server, own_page, post, how) {
  await stranger.open(`${server.origin}/`);
  await stranger.follow('Lost your link?');
  await stranger.fill('Your e-mail address', 'nour@work.example');
  await stranger.press('Mail me the link');
  expect(`${how}: nobody is told whether it is known`, (await stranger.text()).includes('If this address is known here'));
  const mail = await post.next('The way back');
  await stranger.open(link_in(mail, '/recover/'));
  await stranger.press('Open my page');
  expect(`${how}: the page is found`, (await stranger.text()).includes(welding.name));
  expect(`${how}: its old link opens nothing`, (await fetch(own_page)).status === 403);
}

async function walk(browser, scripts) {
  const how = scripts ? 'with scripts' : 'without scripts';
  const post = await post_office();
  const server = await start_server(['--smtp', post.url, '--mail-from', 'badges@harbour.example']);
  const person = (more = {}) => Person.create(browser, { scripts, label: `mail-${how.replaceAll(' ', '-')}`, ...more });
  const issuer = await person();
  await set_up(issuer, server);
  const claim_link = await design(issuer);
  const learner = await person({ width: 390, scheme: 'dark' });
  await claimed(learner, claim_link, post, how);
  const own_page = learner.page.url();
  const mail = await awarded(issuer, server, post, how);
  await learner.open(link_in(mail, '/offer/'));
  await refused(issuer, server, how);
  await ended(learner, mail, how);
  await another_address(learner, own_page, post, how);
  await found_again(await person(), server, own_page, post, how);
  expect(`${how}: the server stops when told`, (await server.stop()) === 0);
  post.stop();
}

const stop_watching = watch(270);
const browser = await launch();
await walk(browser, true);
await walk(browser, false);
await browser.close();
finish('mail to learners');
stop_watching();
