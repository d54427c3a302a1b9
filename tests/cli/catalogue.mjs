// SPDX-License-Identifier: Apache-2.0
// cairn catalogue: offers imported from providers' files, listed, searched and set side by side.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { run_rows } from './table.mjs';

const cairn = resolve(process.argv[2]);
const folder = mkdtempSync(join(tmpdir(), 'cairn-catalogue-'));
const file = (name, text) => { mkdirSync(dirname(join(folder, name)), { recursive: true }); writeFileSync(join(folder, name), text); };
const server = join(folder, 'server');
const read = (name) => readFileSync(join(folder, name), 'utf8');

file('bakery.csv', 'Kursname;Anbieter;Umfang (UE);Preis;Währung;Niveau;Kompetenzen\n' +
  'Brot backen;Bäckerschule;40;1.299,50;EUR;Einsteiger;Backen|Kneten\nOhne Preis;Bäckerschule;abc;;EUR;Guru;\n;Mühle;1;;;;\n');
file('loop.csv', 'id,title,requires\na,A,b\nb,B,a\n');
file('microsoft.json', JSON.stringify({
  modules: [{ uid: 'learn.first', title: 'First', summary: '<p>Begin <script>alert(1)</script>here</p>', duration_in_minutes: 65, levels: ['beginner'] }, { title: 'No uid' }],
  learningPaths: [{ uid: 'learn.path', title: 'Path', modules: ['learn.first'], duration_in_minutes: 65 }],
  mergedCertifications: [{ uid: 'certification.x', title: 'X', renewal_frequency_in_days: 365, skills: ['Design'], prerequisites: ['certification.y'] }] }));
file('campus/1.json', '{"results": [{"course_id": "c1", "name": "One", "effort": "4 weeks, 3-5 hours/week"}]}');
file('campus/2.json', '{"results": [{"course_id": "c2", "name": "Two"}]}');
file('coursera.json', '{"elements": [{"id": "k", "slug": "k", "name": "Bread", "workload": "4-8 hours/week"}]}');
file('udacity.json', '{"data": {"catalog": {"programs": [{"key": "nd1", "title": "Degree", "duration": "P30D"}]}}}');
file('ctdl.json', '{"@context": "https://credreg.net/ctdl/schema/context/json", "@id": "https://r.example/1", "@type": "ceterms:Course", "ceterms:name": {"en": "Node"}}');
file('goal.json', JSON.stringify({ title: 'Analyst', requirements: [{ skill: 'sql', level: 3 }, { skill: 'python', level: 2 }] }));
file('bad-goal.json', '{"requirements": [{"skill": "sql", "level": 9}]}');
file('empty.csv', '');
file('password', 'a long password of ours\n');

const rows = [
  { run: 'catalogue', exit: 64 },
  { run: 'catalogue --help', exit: 0, has: ['import', 'search', 'show', 'compare', 'same', 'list', 'runs', 'refresh', 'schedule', 'give'] },
  { run: 'catalogue import --help', exit: 0, has: ['Examples:', 'microsoft-learn', 'openedx', 'coursera', 'udacity', 'ctdl', 'linkedin-learning', 'credly', 'accredible', 'open-badges', 'europass', 'csv', '--map', '--dry-run', 'renewal_months'] },
  { run: 'catalogue import nobody x', exit: 64 },
  { run: 'catalogue import csv', exit: 64 },

  // Before anything is imported.
  { run: 'catalogue list', exit: 0, has: ['starter', 'not known: price of'], then: () => !existsSync(join(folder, 'data')) },
  { run: 'catalogue list --json', exit: 0, json: (r) => r.catalogues.length === 2 && r.catalogues[0].name === 'curated' && !r.catalogues[0].examples && r.catalogues[1].examples && r.catalogues[1].offers >= 150 && r.catalogues[1].unknown.price > 0 },
  { run: 'catalogue search sql', exit: 0, has: ['SQL basics', 'example', '49 EUR', 'teaches SQL 2'] },
  { run: 'catalogue search --skill sql:3 --json --count 3', exit: 0, json: (r) => r.offers.length === 3 && r.offers.every((o) => o.teaches.some((t) => t.skill === 'sql' && t.level >= 3)) },
  { run: 'catalogue search --level beginner --max-price 50EUR --max-hours 20 --free --json', exit: 0,
    json: (r) => r.total > 0 && r.left_out_unknown > 0 && r.offers.every((o) => o.price_minor <= 5000 && o.minutes <= 1200) },
  { run: 'catalogue search --level beginner --max-price 50EUR --max-hours 20 --free --with-unknown --json', exit: 0, json: (r) => r.left_out_unknown === 0 },
  { run: 'catalogue search sql --max-price cheap', exit: 64, says: ['150EUR'] },
  { run: 'catalogue search sql --max-price 50', exit: 64, says: ['currency'] },
  { run: 'catalogue search sql --level guru', exit: 64 },
  { run: 'catalogue search xqzvw', exit: 1, has: ['Nothing found'] },
  { run: 'catalogue search sql --catalogue nowhere', exit: 1, says: ['cairn catalogue list'] },
  { run: 'catalogue search sql --catalogue ../x', exit: 1 },

  { run: 'catalogue show sql-basics', exit: 0, has: ['in the catalogue “starter”', 'minutes: 1200'] },
  { run: 'catalogue show nobody', exit: 1, says: ['cairn catalogue search'] },
  { run: 'catalogue show google-cybersecurity-certificate --json', exit: 0, json: (r) => r.catalogue === 'curated' && !r.offer.example && r.origins.every((o) => o.url && o.on && o.by) && r.origins.some((o) => o.field === 'title') },
  { run: 'catalogue compare sql-basics sql-for-analysts', exit: 0, has: ['What it proves', 'sql-basics: 20 h', 'unknown'] },
  { run: 'catalogue compare sql-basics sql-for-analysts --goal goal.json --json', exit: 0,
    json: (r) => r.rows.find((row) => row.key === 'covers:sql').name === 'SQL to level 3' &&
      r.rows.find((row) => row.key === 'covers:sql').cells.map((c) => c.text).join() === 'partly, level 2,yes, level 3' &&
      r.rows.find((row) => row.key === 'price_each').cells[1].text === '129 EUR' },
  { run: 'catalogue same', exit: 0, has: ['wait for a word'] },
  { run: 'catalogue same sql-basics sql-for-analysts --two --by Ada', exit: 0, has: ['Kept.'] },
  { run: 'catalogue same sql-basics sql-basics --by Ada', exit: 64, says: ['two different offers'] },
  { run: 'catalogue same sql-basics sql-for-analysts', exit: 64, says: ['who says so'] },
  { run: 'catalogue same sql-basics nobody --by Ada', exit: 1, says: ['cairn catalogue search'] },
  { run: 'catalogue compare sql-basics', exit: 64, says: ['two to five'] },
  { run: 'catalogue compare sql-basics sql-basics', exit: 64 },
  { run: 'catalogue compare sql-basics nobody', exit: 1, says: ['cairn catalogue search'] },
  { run: 'catalogue compare sql-basics sql-for-analysts --goal bad-goal.json', exit: 65, says: ['level from 1 to 5'] },

  { run: ['catalogue', 'import', 'csv', 'bakery.csv', '--map', 'Umfang (UE)=hours'], exit: 0, has: ['2 offers of 3 entries', '“bakery”', 'Not known: price of 1'],
    says: ['bakery.csv, row 3', '“abc” under “hours”', 'row 4', 'it has no title'] },
  { run: ['catalogue', 'import', 'csv', 'bakery.csv', '--map', 'Umfang (UE)=hours', '--json'], exit: 0, json: (r) => r.changes.unchanged === 2 && r.changes.added === 0 && r.changes.changed === 0 },
  { run: ['catalogue', 'import', 'csv', 'bakery.csv', '--map', 'Umfang (UE)=hours', '--name', 'looked-at', '--dry-run'], exit: 0, has: ['would be', '2 new'], then: () => !existsSync(join(folder, 'data', 'catalogues', 'looked-at')) },
  { run: 'catalogue runs', exit: 1, says: ['no data folder of a server'] },
  { run: 'catalogue search brot --json', exit: 0, json: (r) => r.offers[0].price_minor === 129950 && r.offers[0].minutes === 2400 && r.offers[0].teaches[0].words === 'Backen' && !('link' in r.offers[0].teaches[0]) },
  { run: 'catalogue search baeckerschule', exit: 1 },
  { run: 'catalogue search backerschule', exit: 0, has: ['price unknown', 'level unknown'] },
  { run: 'catalogue import csv bakery.csv --map Umfang=stunden', exit: 65, says: ['there are id, title'] },
  { run: 'catalogue import csv bakery.csv --map Dauer=hours', exit: 65, says: ['it has Kursname'] },
  { run: 'catalogue import csv bakery.csv --map hours', exit: 64, says: ['COLUMN=FIELD'] },
  { run: 'catalogue import csv empty.csv', exit: 65 },
  { run: 'catalogue import csv missing.csv', exit: 74, says: ['missing.csv'] },
  { run: 'catalogue import csv bakery.csv --name starter', exit: 65, says: ['another name'] },
  { run: 'catalogue import csv bakery.csv --name ../up', exit: 65, says: ['lower-case letters'] },
  { run: 'catalogue import csv loop.csv --json', exit: 0, json: (r) => r.offers === 2 && r.faults.length === 1 && r.faults[0].landed && r.faults[0].reason.includes('a → b → a') },

  { run: 'catalogue import microsoft-learn microsoft.json --json', exit: 0, json: (r) => r.rows === 4 && r.offers === 3 && r.faults[0].reason === 'it has no id; give it one' && r.notes[0].includes('1 reference leads') },
  { run: 'catalogue search first --catalogue microsoft-learn --json', exit: 0, json: (r) => r.offers[0].description === 'Begin here' && r.offers[0].price_minor === 0 },
  { run: 'catalogue import openedx campus --name our-campus', exit: 0, has: ['2 offers of 2 entries'] },
  { run: 'catalogue search one --catalogue our-campus --json', exit: 0, json: (r) => r.offers[0].minutes === 1200 && r.offers[0].minutes_low === 720 },
  { run: 'catalogue import auto coursera.json', exit: 0, has: ['“coursera”'] },
  { run: 'catalogue import auto udacity.json', exit: 0, has: ['“udacity”'] },
  { run: 'catalogue import auto ctdl.json', exit: 0, has: ['“ctdl”'] },
  { run: 'catalogue import csv - --name piped', stdin: 'title,hours\nBread,3\n', exit: 0 },
  { run: 'catalogue import auto goal.json', exit: 65, says: ['no provider is recognised'] },
  { run: 'catalogue import openedx microsoft.json', exit: 65 },
  { run: 'catalogue list --json', exit: 0, json: (r) => r.catalogues.map((c) => c.name).join() === 'bakery,coursera,ctdl,loop,microsoft-learn,our-campus,piped,udacity,curated,starter' },

  // A person's decision outlives the next import of the same file.
  { run: ['catalogue', 'import', 'csv', 'bakery.csv', '--map', 'Umfang (UE)=hours'], exit: 0,
    before: () => file('data/catalogues/bakery/offers.json', read('data/catalogues/bakery/offers.json')
      .replace('{"words":"Backen"}', '{"words":"Backen","skill":"s:1","level":3,"link":"confirmed","decided_by":"Ada"}')),
    then: () => read('data/catalogues/bakery/offers.json').includes('"decided_by":"Ada"') },

  // A catalogue that was damaged is told and passed over, and an import mends it.
  { run: 'catalogue search sql', before: () => file('data/catalogues/coursera/offers.json', '{"x": 1}'), exit: 0, has: ['SQL basics'], says: ['“coursera”', 'import the file'] },
  { run: 'catalogue search bread --catalogue coursera', exit: 65 },
  { run: 'catalogue import coursera coursera.json', exit: 0 },
  { run: 'catalogue search bread --catalogue coursera', exit: 0 },

  // In the data folder of a server runs are kept, and sources are looked at anew.
  { run: ['init', '--data', server, '--admin-email', 'ada@harbour.example', '--password-file', 'password'], exit: 0 },
  { run: ['catalogue', 'runs', '--data', server], exit: 0, has: ['No import was run yet.'] },
  { run: ['catalogue', 'import', 'openedx', 'campus', '--data', server], exit: 0, has: ['2 new'] },
  { run: ['catalogue', 'import', 'openedx', 'campus/1.json', '--data', server, '--dry-run'], exit: 0, has: ['1 no longer listed'] },
  { run: ['catalogue', 'runs', '--data', server, '--json'], exit: 0, json: (r) => r.runs.length === 2 && r.runs[0].outcome === 'looked' && r.runs[1].outcome === 'kept' && r.runs[1].by === 'command' && r.runs[1].changes.added === 2 },
  { run: ['catalogue', 'import', 'openedx', 'microsoft.json', '--data', server], exit: 65 },
  { run: ['catalogue', 'runs', '--data', server, '--count', '1', '--json'], exit: 0, json: (r) => r.runs[0].outcome === 'failed' && r.runs[0].source === 'microsoft.json' && r.runs[0].error !== '' },
  { run: ['catalogue', 'schedule', 'csv', 'list.csv', '--data', server], exit: 65, says: ['imports'] },
  { run: ['catalogue', 'schedule', 'csv', 'list.csv', '--data', server, '--every', 'daily'], exit: 0, has: ['list.csv  daily'], before: () => file('server/imports/list.csv', 'title,hours\nBread,3\n') },
  { run: ['catalogue', 'refresh', '--data', server, '--dry-run'], exit: 0, has: ['looked at only', '1 new'] },
  { run: ['catalogue', 'refresh', 'csv', '--data', server], exit: 0, has: ['kept', '1 new'] },
  { run: ['catalogue', 'refresh', 'csv', '--data', server], exit: 0, has: ['nothing has changed'] },
  { run: ['catalogue', 'refresh', 'nobody', '--data', server], exit: 1, says: ['has no source'] },
  { run: ['catalogue', 'schedule', '--remove', 'csv', '--data', server], exit: 0, has: ['No source is kept.'] },
  { run: ['catalogue', 'give', 'starter', '--data', server], exit: 65, says: ['comes with the program'] },
  { run: ['catalogue', 'give', 'nothing', '--data', server], exit: 1, says: ['there is no catalogue “nothing”'] },
  { run: ['catalogue', 'give', 'csv', '--organisation', 'nobody', '--data', server], exit: 1, says: ['There is no organisation nobody here'] },
  { run: ['catalogue', 'give', 'csv', '--nobody', '--data', server], exit: 0, has: ['nobody’s now'] },
  { run: ['catalogue', 'give', 'csv', '--data', server], exit: 0, has: ['It belongs to '] },
  { run: ['catalogue', 'schedule', 'csv', 'http://campus.example/', '--data', server], exit: 65 },
];

let failed = 0;
try {
  failed = run_rows(rows, cairn, folder, { CAIRN_DATA: join(folder, 'data') });
} finally {
  rmSync(folder, { recursive: true });
}
process.exit(failed === 0 ? 0 : 1);
