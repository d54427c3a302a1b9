// SPDX-License-Identifier: Apache-2.0
// Holds data/curated to its rule: every field names the page it was read on, every page its address and
// the day it was read. Prints each fault and what is still unknown, exits 1 on any fault.
import { readdirSync, readFileSync } from 'node:fs';

const folder = 'data/curated';
const description_characters_max = 300;
const offer_fields_min = 8;
const required = ['title', 'provider', 'url', 'kind', 'description'];
const text = (value) => typeof value === 'string' && value.trim() !== '';
const address = (value) => text(value) && /^https?:\/\/[^\s]+$/.test(value) && URL.canParse(value);
const count = (value) => Number.isInteger(value) && value > 0;
const list = (value, test) => Array.isArray(value) && value.length > 0 && value.every(test) && new Set(value).size === value.length;
const tag = (value) => text(value) && /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/.test(value);
const one_of = (...names) => (value) => names.includes(value);
const iso_day = (value) => /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)) && new Date(value).toISOString().startsWith(value);
const iso_date = (value) => text(value) && (iso_day(value) || /^\d{4}(-(0[1-9]|1[0-2]))?$/.test(value));

// A field's name and what its value must be; the order is that of the files.
const fields = new Map(Object.entries({
  title: text,
  provider: text,
  url: address,
  kind: one_of('certification', 'exam', 'programme', 'course'),
  stage: one_of('beginner', 'intermediate', 'advanced'),
  description: (value) => text(value) && [...value].length <= description_characters_max,
  teaches: (value) => list(value, text) && value.length <= 8,
  prerequisites: text,
  hours: count,
  exam_minutes: count,
  price: (value) => Number.isInteger(value?.minor) && value.minor >= 0 && /^[A-Z]{3}$/.test(value.currency ?? '') && Object.keys(value).length === 2,
  languages: (value) => list(value, tag),
  assessment: text,
  passing_score: text,
  renewal_months: (value) => value === 0 || count(value),
  renewal: text,
  credential: text,
  credit: text,
  accreditation: text,
  verify: text,
}));
const names = [...fields.keys()];
const page_keys = ['url', 'title', 'read_on', 'page_date', 'by', 'copy'];

const faults = [];
const ids = new Map();
const unknown = new Map(names.map((name) => [name, 0]));
let offers = 0, values = 0, pages = 0, pages_of_issuers = 0;

function check_page(at, page) {
  const fault = (words) => faults.push(`${at}: ${words}`);
  for (const key of Object.keys(page)) if (!page_keys.includes(key)) fault(`unknown key ${key}`);
  if (!address(page.url)) fault('no address');
  if (!text(page.title)) fault('no title');
  if (!text(page.read_on) || !iso_day(page.read_on)) fault('read_on is no ISO day');
  if ('page_date' in page && !iso_date(page.page_date)) fault('page_date is no ISO date');
  if (text(page.page_date) && page.page_date > page.read_on) fault('page_date is after read_on');
  if ('copy' in page && !address(page.copy)) fault('copy is no address');
  if (!['issuer', 'third party'].includes(page.by)) fault('by is neither "issuer" nor "third party"');
  pages++;
  if (page.by === 'issuer') pages_of_issuers++;
}

function check_field(at, name, field, known) {
  const fault = (words) => faults.push(`${at}: ${words}`);
  if (!fields.has(name)) return fault(`unknown field ${name}`);
  if (!Number.isInteger(field?.page) || !known[field.page]) return fault(`${name} names no page`);
  for (const key of Object.keys(field)) if (key !== 'value' && key !== 'page') fault(`${name} has an unknown key ${key}`);
  if (!fields.get(name)(field.value)) fault(`${name} has a wrong value ${JSON.stringify(field.value)}`);
  values++;
}

function check_offer(at, offer, known) {
  const fault = (words) => faults.push(`${at}: ${words}`);
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(offer.id ?? '')) fault('the id is not words of a-z and 0-9 joined by hyphens');
  if (ids.has(offer.id)) fault(`the id is also in ${ids.get(offer.id)}`);
  ids.set(offer.id, at);
  const own = Object.keys(offer).filter((name) => name !== 'id');
  own.forEach((name) => check_field(at, name, offer[name], known));
  required.filter((name) => !own.includes(name)).forEach((name) => fault(`no ${name}`));
  if (own.length < offer_fields_min) fault(`${own.length} fields, fewer than ${offer_fields_min}`);
  if (names.filter((name) => own.includes(name)).join() !== own.join()) fault('the fields are not in the order of the checker');
  names.filter((name) => !own.includes(name)).forEach((name) => unknown.set(name, unknown.get(name) + 1));
  offers++;
}

for (const file of readdirSync(folder).filter((name) => name.endsWith('.json')).sort()) {
  const at = `${folder}/${file}`;
  let set;
  try { set = JSON.parse(readFileSync(at, 'utf8')); } catch (error) { faults.push(`${at}: ${error.message}`); continue; }
  if (Object.keys(set).join() !== 'provider,pages,offers') { faults.push(`${at}: not provider, pages, offers`); continue; }
  if (!text(set.provider)) faults.push(`${at}: no provider`);
  set.pages.forEach((page, i) => check_page(`${at} page ${i}`, page));
  set.offers.forEach((offer) => check_offer(`${at} ${offer.id}`, offer, set.pages));
  const cited = new Set(set.offers.flatMap((offer) => Object.values(offer).map((field) => field.page)));
  set.pages.forEach((page, i) => { if (!cited.has(i)) faults.push(`${at} page ${i}: nothing cites it`); });
  console.log(`${at}: ${set.offers.length} offers, ${set.pages.length} pages`);
}

if (offers === 0) faults.push(`${folder}: no offer`);
console.log('unknown: ' + names.map((name) => `${name} ${unknown.get(name)}`).join(', '));
faults.forEach((fault) => console.log(fault));
console.log(`curated: ${offers} offers, ${values} fields, ${pages} pages (${pages_of_issuers} of issuers), ${faults.length} faults`);
process.exit(faults.length ? 1 : 0);
