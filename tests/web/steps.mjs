// SPDX-License-Identifier: Apache-2.0
// The steps of the first trail, as people take them in a browser; journeys put them together.
import { expect } from './house.mjs';

export const workshop = { organisation: 'Harbour Workshop', email: 'ada@harbour.example', password: 'correct horse battery' };
export const welding = { name: 'MIG welding, level 1', learner: 'Nour Haddad', statement: 'I welded three joints in the yard and photographed each.' };

export async function set_up(issuer, server) {
  await issuer.open(server.setup);
  await issuer.fill('Your organisation’s name', workshop.organisation);
  await issuer.fill('Its home page, if it has one', 'https://harbour.example');
  await issuer.fill('Your e-mail address', workshop.email);
  await issuer.fill('A password', workshop.password);
  await issuer.press('Set up');
  expect('set-up leads to the desk', (await issuer.heading()) === workshop.organisation);
}

// The claim link.
export async function design(issuer) {
  await issuer.follow('New achievement');
  await issuer.fill('Name', welding.name);
  await issuer.fill('What is it about?', 'Joins mild steel plate with even, sound fillet welds.');
  await issuer.fill('What does it take to earn it?', 'Make **three fillet welds**:\n\n- one flat\n- one horizontal\n- one vertical');
  await issuer.fill('Skills it shows, in your own words', 'MIG welding\nWorkshop safety');
  await issuer.page.getByLabel('Gear', { exact: true }).check();
  await issuer.fill('Words in the picture', 'MIG 1');
  await issuer.fill('Description of the picture', 'A green hexagon with a gear and the words MIG 1');
  await issuer.press('Save');
  await issuer.press('Publish');
  return issuer.page.getByRole('link', { name: /\/claim\// }).innerText();
}

// The address of the learner's page. `evidence`: { file } or { link }.
export async function claim(learner, link, evidence) {
  await learner.open(link);
  await learner.fill('Your name', welding.learner);
  await learner.fill('Your e-mail address', 'nour@example.org');
  await learner.fill('What did you do?', welding.statement);
  if (evidence.file) await learner.field('Evidence: a file').setInputFiles(evidence.file);
  if (evidence.link) await learner.fill('Or evidence: a link', evidence.link);
  await learner.press(`Send to ${workshop.organisation}`);
  return learner.page.getByRole('link', { name: /\/l\// }).innerText();
}

export async function open_claim(issuer, server) {
  await issuer.open(`${server.origin}/desk`);
  await issuer.follow(`${welding.learner}: ${welding.name}`);
}

// What is read before signing.
export async function award(issuer, server, reason = '') {
  await open_claim(issuer, server);
  await issuer.fill('Your reason', reason);
  await issuer.press('Award the badge');
  const preview = await issuer.text();
  await issuer.press('Confirm and sign');
  return preview;
}
