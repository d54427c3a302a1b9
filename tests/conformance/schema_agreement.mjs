// SPDX-License-Identifier: Apache-2.0
// The structural rules agree with the official JSON Schemas: every vector, and every vector with one
// property dropped or retyped, is accepted by both or refused by both, but for the differences of
// schema_differences.txt, each with its reason. A difference listed there that is none any more fails.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2019 from 'ajv/dist/2019.js';
import Ajv2020 from 'ajv/dist/2020.js';
import add_formats from 'ajv-formats';

const judge = process.argv[2];
const suites = process.env.CAIRN_SUITES ?? join(process.cwd(), '../shared/vectors');
const read = (path) => JSON.parse(readFileSync(path, 'utf8'));

function validator(Ajv, path, others = []) {
  const ajv = new Ajv({ strict: false, allErrors: false });
  add_formats(ajv);
  for (const other of others) ajv.addSchema(read(join(suites, other)));
  const schema = read(join(suites, path));
  // "…/schema#" with its trailing "#" is not the name of the meta schema; draft-04 is read as its successors.
  delete schema.$schema;
  return ajv.compile(schema);
}

const vc_schemas = 'vc-data-model-schemas';
const schemas = {
  ob3: () => validator(Ajv2019, 'ob30/schemas/ob_v3p0_achievementcredential_schema.json'),
  endorsement: () => validator(Ajv2019, 'ob30/schemas/ob_v3p0_endorsementcredential_schema.json'),
  clr: () => validator(Ajv2019, 'clr20/schemas/clr_v2p0_clrcredential_schema.json'),
  vc2: () => validator(Ajv2020, `${vc_schemas}/verifiable-credential/verifiable-credential-schema.json`),
  vp2: () => validator(Ajv2020, `${vc_schemas}/verifiable-presentation/verifiable-presentation-schema.json`,
    [`${vc_schemas}/verifiable-credential/verifiable-credential-schema.json`]),
  'ob1-assertion': () => validator(Ajv2019, 'ob20/v1/schema/assertion.json'),
  'ob1-badgeclass': () => validator(Ajv2019, 'ob20/v1/schema/badgeclass.json'),
  'ob1-issuer': () => validator(Ajv2019, 'ob20/v1/schema/issuer.json'),
  ob05: () => validator(Ajv2019, 'ob20/v0/schema/assertion.json'),
};

// Documents of the suites that are JSON and a credential of VCDM 2.0; what they are meant to be.
function as_of(document) {
  const types = [document.type ?? []].flat();
  const contexts = [document['@context'] ?? []].flat();
  if (contexts.includes('https://www.w3.org/2018/credentials/v1')) return null;
  if (types.includes('ClrCredential')) return 'clr';
  if (types.includes('OpenBadgeCredential') || types.includes('AchievementCredential')) return 'ob3';
  if (types.includes('EndorsementCredential')) return 'endorsement';
  if (types.includes('VerifiablePresentation')) return 'vp2';
  if (types.includes('VerifiableCredential')) return 'vc2';
  return null;
}

function* json_files(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* json_files(path);
    else if (entry.name.endsWith('.json')) yield path;
  }
}

// Samples of our own of what no vector shows whole.
const samples = read('tests/conformance/structure_samples.json');

function documents() {
  const all = [];
  for (const folder of ['ob30/examples', 'ob30/linked-data-proof-vectors/clrv2p0', '1edtech-validator/ob30', '1edtech-validator/clr20', vc_schemas, 'vcdm-2.0-test-suite/tests/input',
    'bitstring-status-list'])
    for (const path of json_files(join(suites, folder))) {
      const document = read(path);
      const as = as_of(document);
      if (as) all.push({ name: path.slice(suites.length + 1), as, document });
    }
  for (const { as, document } of samples) all.push({ name: `sample ${as}`, as, document });
  return all;
}

// The document with the value at `keys` replaced; `undefined` drops the member.
function changed(document, keys, value) {
  const copy = structuredClone(document);
  let at = copy;
  for (const key of keys.slice(0, -1)) at = at[key];
  const last = keys.at(-1);
  if (value === undefined) delete at[last];
  else at[last] = value;
  return copy;
}

const others = {
  dropped: () => undefined,
  null: () => null,
  number: () => 7,
  text: () => 'some words',
  boolean: () => true,
  object: () => ({}),
  empty: () => [],
  listed: (value) => (Array.isArray(value) ? value.slice(0, 1) : [value]),
  alone: (value) => (Array.isArray(value) && value.length ? value[0] : value),
};

// Inside of contexts and proofs other rules hold.
const closed = new Set(['@context', 'proof']);

function* places(value, keys = []) {
  if (value === null || typeof value !== 'object') return;
  for (const key of Object.keys(value)) {
    if (!Array.isArray(value)) yield [...keys, key];
    if (!closed.has(key)) yield* places(value[key], [...keys, key]);
  }
}

const at = (document, keys) => keys.reduce((value, key) => value[key], document);

// Changes of documents that both take as they are.
function* changes(whole) {
  const seen = new Set();
  for (const { name, as, document } of whole)
    for (const keys of places(document)) {
      const place = '/' + keys.map((key) => (/^\d+$/.test(key) ? '*' : key)).join('/');
      for (const [change, make] of Object.entries(others)) {
        const altered = changed(document, keys, make(at(document, keys)));
        const text = as + JSON.stringify(altered);
        if (seen.has(text)) continue;
        seen.add(text);
        yield { name, as, what: `${place} ${change}`, document: altered };
      }
    }
}

// schema<TAB>place and change, a pattern<TAB>schema's verdict<TAB>reason
function listed_differences() {
  return readFileSync('tests/conformance/schema_differences.txt', 'utf8').split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => {
      const [as, pattern, verdict, reason] = line.split('\t');
      if (!reason) throw new Error(`schema_differences.txt: a line without its reason: ${line}`);
      return { as: new RegExp(`^(?:${as})$`), pattern: new RegExp(`^(?:${pattern})$`), verdict, line, used: 0 };
    });
}

if (!existsSync(join(suites, 'ob30/schemas'))) {
  console.log('SUITE schema_agreement: skipped, the schemas are not here');
  process.exit(0);
}
const compiled = Object.fromEntries(Object.entries(schemas).map(([name, make]) => [name, make()]));

// Both verdicts on each case.
function judged(all) {
  const lines = execFileSync(judge, {
    input: all.map(({ as, document }) => JSON.stringify({ as, document })).join('\n') + '\n',
    encoding: 'utf8', maxBuffer: 1 << 30,
  }).split('\n');
  return all.map((one, i) => {
    const [ours, ...problems] = lines[i].split('\t');
    const valid = compiled[one.as](one.document);
    const error = valid ? null : compiled[one.as].errors[0];
    return { ...one, ours, theirs: valid ? 'accept' : 'reject',
      why: error ? `${error.instancePath} ${error.message}` : problems.join(' | ') };
  });
}

const whole = judged(documents().map((one) => ({ ...one, what: `whole ${one.name}` })));
const taken = whole.filter(({ ours, theirs }) => ours === 'accept' && theirs === 'accept');
const all = [...whole, ...judged([...changes(taken)])];

const differences = listed_differences();
const unlisted = [];
let listed = 0;
for (const { name, as, what, ours, theirs, why } of all) {
  if (ours === theirs) continue;
  const known = differences.find((d) => d.as.test(as) && d.pattern.test(what) && d.verdict === theirs);
  if (known) {
    known.used += 1;
    listed += 1;
  } else {
    unlisted.push(`${as}\t${what}\t${theirs}\t${name}: ${why}`);
  }
}
const stale = differences.filter((d) => !d.used);
for (const line of unlisted) console.log(`UNLISTED ${line}`);
for (const { line } of stale) console.log(`NO DIFFERENCE ANY MORE ${line}`);
console.log(`SUITE schema_agreement: ${all.length - listed - unlisted.length} passed, ${listed} skipped, ${all.length} total`);
process.exit(unlisted.length || stale.length ? 1 : 0);
