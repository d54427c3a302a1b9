// SPDX-License-Identifier: Apache-2.0
// One invites, another joins: a limited desk, a further organisation, a code instead of the password, a session ended.
import { SMTPServer } from 'smtp-server';
import { Person, expect, finish, launch, start_server, watch } from './house.mjs';
import { set_up, workshop } from './steps.mjs';

// A mail server that keeps what it is given.
async function start_mailbox() {
  const mails = [];
  const sink = new SMTPServer({ authOptional: true, disabledCommands: ['STARTTLS'], logger: false,
    onData(stream, session, done) {
      let text = '';
      stream.on('data', (piece) => { text += piece; });
      stream.on('end', () => {
        const body = Buffer.from(text.split('\r\n\r\n')[1], 'base64').toString();
        mails.push({ to: session.envelope.rcptTo[0].address, body });
        done();
      });
    } });
  await new Promise((resolve) => { sink.listen(0, '127.0.0.1', resolve); });
  // The first part that fits `form` in a mail to somebody, which may still be on its way.
  const find = async (to, form) => {
    for (let i = 0; i < 150; ++i) {
      const at = mails.findIndex((mail) => mail.to === to && form.test(mail.body));
      if (at >= 0) return form.exec(mails.splice(at, 1)[0].body)[0];
      await new Promise((resolve) => { setTimeout(resolve, 100); });
    }
    throw new Error(`no mail to ${to}`);
  };
  return { url: `smtp://127.0.0.1:${sink.server.address().port}`, find, close: () => sink.close() };
}

const bea = { email: 'bea@harbour.example', password: 'a password of her own' };

async function invite(ada, server, mailbox) {
  await ada.open(`${server.origin}/desk/members`);
  await ada.fill('Their e-mail address (optional)', bea.email);
  await ada.page.getByRole('group', { name: 'What they do here' }).getByLabel('Assessor').check();
  await ada.press('Invite');
  expect('who invites reads where the mail goes', (await ada.text()).includes(`on its way to ${bea.email}`));
  return mailbox.find(bea.email, /http:\/\/\S+\/join\/\S+/);
}

async function join(person, link) {
  await person.open(link);
  expect('the invitation names the organisation', (await person.heading()) === `Join ${workshop.organisation}`);
  await person.fill('Password', 'short');
  await person.press('Join');
  expect('a short password is said to be one', (await person.text()).includes('too short'));
  await person.fill('Password', bea.password);
  await person.press('Join');
  expect('joining leads to the desk', (await person.heading()) === workshop.organisation);
}

async function limited_desk(person, server) {
  const sections = await person.page.getByRole('navigation', { name: 'The desk' }).getByRole('link').allInnerTexts();
  expect('sections of an assessor', sections.includes('Assessment') && !sections.includes('Members') && !sections.includes('From files'), sections.join());
  expect('no buttons of an issuer', await person.page.getByRole('link', { name: 'New achievement' }).count() === 0);
  await person.open(`${server.origin}/desk/members`);
  expect('an assessor reads why not', (await person.text()).includes('Your roles in this organisation do not include this'));
}

async function two_organisations(person, server) {
  await person.open(`${server.origin}/desk/settings`);
  expect('an assessor changes no organisation', await person.page.getByLabel('Its name').count() === 0);
  await person.follow('A further organisation');
  await person.fill('Its name', 'Bea’s Boats');
  await person.press('Make it');
  expect('one works for what one has made', (await person.heading()) === 'Bea’s Boats');
  await person.page.locator('header summary').click();
  await person.press(workshop.organisation);
  expect('and changes back', (await person.heading()) === workshop.organisation);
}

async function by_code(person, server, mailbox) {
  await person.press('Sign out');
  await person.open(`${server.origin}/sign-in`);
  await person.fill('E-mail address', bea.email);
  await person.press('Mail me a code instead');
  await person.fill('Code from the mail', '000000');
  const code = await mailbox.find(bea.email, /\b\d{6}\b/);
  await person.press('Sign in');
  expect('a wrong code is said to be one', (await person.text()).includes('does not fit') || code === '000000');
  await person.fill('Code from the mail', code);
  await person.press('Sign in');
  expect('a code leads to the desk', (await person.heading()) === workshop.organisation);
}

async function sessions(person, phone, server) {
  await phone.open(`${server.origin}/sign-in`);
  await phone.fill('E-mail address', bea.email);
  await phone.fill('Password', bea.password);
  await phone.press('Sign in');
  await person.open(`${server.origin}/desk/settings`);
  expect('two sessions, one of them here', await person.page.getByRole('button', { name: /^End what began/ }).count() === 1);
  await person.page.getByRole('button', { name: /^End what began/ }).click();
  await person.settle();
  await person.look();
  await phone.open(`${server.origin}/desk`);
  expect('the other one is signed out', (await phone.heading()) === 'Sign in');
  await person.fill('A new one', 'another password of hers');
  await person.press('Change the password');
  expect('a lost password is replaced after a code', (await person.text()).includes('The new password is set'));
}

async function proves_her_address(ada, server, mailbox) {
  await ada.open(`${server.origin}/desk/members`);
  expect('an address that nobody proved is marked', (await ada.text()).includes('address not proved'));
  await ada.follow('Prove it');
  await ada.press('Mail me a code');
  await ada.fill('Code from the mail', await mailbox.find(workshop.email, /\b\d{6}\b/));
  await ada.press('Prove it');
  expect('a code proves it', (await ada.text()).includes('address proved'));
}

async function owner_stays(ada, server) {
  await ada.open(`${server.origin}/desk/members`);
  await ada.follow('Hand the organisation over');
  await ada.page.getByLabel('The new owner').selectOption({ index: 1 });
  await ada.fill('Your password', 'not hers at all');
  await ada.press('Hand it over');
  expect('a wrong password hands nothing over', (await ada.text()).includes('This is not your password'));
  expect('who was chosen is kept', (await ada.page.getByLabel('The new owner').inputValue()) !== '');
}

async function removed(ada, person, server) {
  await ada.open(`${server.origin}/desk/members`);
  await ada.page.getByLabel(`Change the roles of ${bea.email}`).click();
  await ada.look();
  await ada.press(`Remove ${bea.email}`);
  expect('a member is gone', !(await ada.text()).includes(bea.email));
  await person.open(`${server.origin}/desk`);
  expect('and signed out', (await person.heading()) === 'Sign in');
}

async function journey(browser, scripts) {
  const mailbox = await start_mailbox();
  const server = await start_server(['--smtp', mailbox.url, '--mail-from', 'badges@harbour.example']);
  const label = scripts ? 'people' : 'people-plain';
  const ada = await Person.create(browser, { scripts, label });
  const person = await Person.create(browser, { scripts, scheme: scripts ? 'dark' : 'light', label: `${label}-bea` });
  const phone = await Person.create(browser, { scripts, width: 390, label: `${label}-phone` });
  await set_up(ada, server);
  await proves_her_address(ada, server, mailbox);
  await join(person, await invite(ada, server, mailbox));
  await limited_desk(person, server);
  await two_organisations(person, server);
  await by_code(person, server, mailbox);
  await sessions(person, phone, server);
  await owner_stays(ada, server);
  await removed(ada, person, server);
  expect('the server ends well', (await server.stop()) === 0);
  mailbox.close();
}

const done = watch(240);
const browser = await launch();
for (const scripts of [true, false]) await journey(browser, scripts);
await browser.close();
done();
finish('people');
