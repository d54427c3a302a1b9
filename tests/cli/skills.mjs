// SPDX-License-Identifier: Apache-2.0
// cairn skills: frameworks imported, listed, searched, shown, migrated and joined; adverts read.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { run_rows } from './table.mjs';

const cairn = resolve(process.argv[2]);
const folder = mkdtempSync(join(tmpdir(), 'cairn-skills-'));
const file = (name, text) => { mkdirSync(dirname(join(folder, name)), { recursive: true }); writeFileSync(join(folder, name), text); };
const read = (name) => readFileSync(join(folder, name), 'utf8');

const esco = (version, change = (text) => text) => {
  file(`ESCO-v${version}/skills_en.csv`, change('conceptUri,skillType,preferredLabel,altLabels,description\n' +
    's:1,skill/competence,bake bread,"make bread\nbaking",Bakes bread.\ns:2,knowledge,types of flour,,\ns:3,skill/competence,knead dough,,\n'));
  file(`ESCO-v${version}/occupations_en.csv`, 'conceptUri,iscoGroup,preferredLabel,code\no:1,7512,baker,7512.1\n');
  file(`ESCO-v${version}/occupationSkillRelations.csv`, 'occupationUri,relationType,skillType,skillUri\no:1,essential,x,s:1\no:1,optional,x,s:2\n');
  file(`ESCO-v${version}/broaderRelationsSkillPillar.csv`, 'conceptUri,broaderUri\ns:3,s:1\n');
};
esco('1.1.0');
esco('1.2.0', (text) => text.replace('s:2,', 's:9,').replace('s:3,skill/competence,knead dough,,\n', '').replace('bake bread,', 'bread baking,'));
file('onet/Occupation Data.txt', 'O*NET-SOC Code\tTitle\tDescription\n51-3011.00\tBakers\tMix and bake.\n');
file('onet/Technology Skills.txt', 'O*NET-SOC Code\tExample\n51-3011.00\tBaking\n');
file('crosswalk.csv', 'Mapping project name,Test,\n,,\nO*NET Id,ESCO or ISCO URI,Type of Match\n51-3011.00,o:1,exactMatch\nx,o:1,exactMatch\n');
file('list.csv', 'Kompetenz;Nr\nNähen;1\n;2\nStricken;1\nWeben;3\n');
file('old.csv', Buffer.from('label\nN\xe4hen\n', 'latin1'));
file('case.json', '{"CFDocument": {"title": "Craft"}, "CFItems": [{"identifier": "1", "fullStatement": "Weaves"}]}');
file('advert.txt', 'Bäcker wanted: Baker\n\nYou must have:\n- Baking bread, two years or more\n- A driving licence\n\nNice to have:\n- SQL\n\nWe offer\n- Free Python lessons\n');
file('advert.html', '<html><script type="application/ld+json">{"@type": "JobPosting", "title": "Data analyst", "skills": ["SQL", "Python"]}</script><p>Menu</p>');
file('adverts.jsonl', '{"id": 1, "text": "Café: you must know SQL"}\nno json\n{"id": "b", "text": "Excellent Python is a plus"}\n');
file('titles.jsonl', '{"id": 7, "text": "Senior data analyst (m/f/d)"}\n');
file('empty.csv', '');
file('text.zip', 'no archive');
file('ids.txt', 's:1\ns:2\no:1\ns:3\ns:7\n');
file('profile.json', '{"name": "x", "skills": [{"skill": "s:1", "level": 3}, {"skill": "s:2", "level": 2}]}');

const rows = [
  { run: 'skills', exit: 64 },
  { run: 'skills --help', exit: 0, has: ['import', 'search', 'show', 'list', 'migrate', 'crosswalk'] },
  { run: 'skills import --help', exit: 0, has: ['Examples:', 'esco', 'onet', 'case', 'ctdl', 'nice', 'rsd', 'csv', '--column'] },
  { run: 'skills import sfia x', exit: 64 },
  { run: 'skills import esco', exit: 64 },

  // Before anything is imported.
  { run: 'skills list', exit: 0, has: ['starter', 'Cairn starter framework'], then: () => !existsSync(join(folder, 'data')) },
  { run: 'skills search kubernets', exit: 0, has: ['Kubernetes', 'typo', 'Cairn starter framework'] },
  { run: 'skills search nurse --occupations --top 1 --json', exit: 0, json: (r) => r.framework === 'starter' && r.occupations.length === 1 },
  { run: ['skills', 'search', 'xqzvw kkj'], exit: 1, says: ['nothing in starter is called like that'] },
  { run: 'skills search xqzvw --json', exit: 1, json: (r) => r.skills.length === 0 },
  { run: 'skills search', exit: 64 },
  { run: 'skills search python --top 0', exit: 64 },
  { run: 'skills search python --framework esco', exit: 1, says: ['there are: starter', 'cairn skills import'] },
  { run: 'skills show sql', exit: 0, has: ['SQL', 'I can ', 'broader:', 'Databases'] },
  { run: 'skills show sql --json', exit: 0, json: (s) => s.kind === 'skill' && s.levels.length === 5 && s.attribution !== '' },
  { run: 'skills show data-analyst --json', exit: 0, json: (o) => o.kind === 'occupation' && o.essential.every((s) => s.level >= 1) },
  { run: 'skills show no-such-id', exit: 1, says: ['cairn skills search'] },

  // The starter framework's linker learns at the first need, and is kept.
  { run: 'skills extract advert.txt', exit: 0, has: ['Baker', 'Welcome', 'SQL', 'Credentials named', 'driving licence (needed)', 'Cairn starter framework'],
    hasNot: ['Python'], says: ['learning the words of starter'] },
  { run: 'skills extract advert.txt --json', exit: 0, json: (r) => r.skills.length > 0 && r.skills.every((s) => s.sentence !== '' && 'must' in s && 'level' in s) &&
    r.skills.some((s) => s.uri === 'sql' && s.must === false && [...r.text].slice(s.start, s.end).join('') === 'SQL') && r.credentials[0].must === true },
  { run: 'skills extract advert.html --json', exit: 0, json: (r) => r.title === 'Data analyst' && ['sql', 'python'].every((id) => r.skills.some((s) => s.uri === id)) &&
    r.occupations[0].uri === 'data-analyst' },
  { run: 'skills extract adverts.jsonl --jsonl --top 3', exit: 0, says: ['line 2 left out'], lines: (rows) => rows.length === 2 && rows.every((r) => r.skills.length === 3) &&
    rows[0].id === 1 && rows[0].skills[0].uri === 'sql' && rows[0].skills[0].start === 20 && rows[0].skills[0].end === 23 && rows[0].skills[0].must === true &&
    rows[1].id === 'b' && rows[1].skills[0].uri === 'python' && rows[1].skills[0].must === false && rows[1].skills[0].level === 4 },
  { run: 'skills extract - --jsonl', stdin: '{"id": 1, "text": "Free lunch"}', exit: 0, lines: (rows) => rows[0].skills.length === 0 },
  // Exactly as many as are asked for, best first, each once, whatever the text says.
  { run: 'skills extract - --jsonl --top 400', stdin: ['SQL and Python', 'zzzz qqqq', 'the of and', '', 'SQL. Bake.\n\nWeld.'].map((text, id) => JSON.stringify({ id, text })).join('\n'), exit: 0,
    lines: (rows) => rows.length === 5 && rows.every((r) => r.skills.length === 400 && new Set(r.skills.map((s) => s.uri)).size === 400 &&
      r.skills.every((s, i) => i === 0 || s.score <= r.skills[i - 1].score)) && ['sql', 'python'].every((id) => rows[0].skills.slice(0, 2).some((s) => s.uri === id)) },
  { run: 'skills extract - --jsonl', stdin: 'x\n', exit: 65 },
  { run: 'skills extract', stdin: ' \n', exit: 65, says: ['Paste'] },
  { run: 'skills extract missing.txt', exit: 74 },
  { run: 'skills extract', stdin: 'xqzvw', exit: 1, says: ['no skill was found'] },
  { run: 'skills extract', stdin: '%PDF-1.7 x', exit: 65, says: ['PDF', 'Paste'] },
  { run: 'skills extract --top 0', exit: 64 },
  { run: 'occupation', exit: 64 },
  { run: 'occupation match', stdin: 'Data analyst', exit: 0, has: ['Data analyst', 'Cairn starter framework'] },
  { run: 'occupation match titles.jsonl --jsonl --top 2', exit: 0, lines: (rows) => rows[0].id === 7 && rows[0].occupations[0].uri === 'data-analyst' && rows[0].occupations.length === 2 },
  { run: 'occupation match advert.html --json', exit: 0, json: (r) => r.occupations[0].uri === 'data-analyst' },

  { run: 'skills import esco ESCO-v1.1.0 --name esco-old', exit: 0, has: ['esco-old', '3 skills, 1 occupations', 'This service uses the ESCO classification'],
    says: ['no file tells which skills are related'] },
  { run: 'skills import esco ESCO-v1.1.0 ESCO-v1.2.0 --release 1.2.0 --json', exit: 0,
    json: (r) => r.name === 'esco' && r.version === '1.2.0' && r.skills === 2 && r.faults_total === 2 && r.faults[0].reason.includes('no skill has the id') && typeof r.trained === 'boolean' },
  { run: 'skills import esco ESCO-v1.1.0 --release 3', exit: 65, says: ['there are: 1.1.0'] },
  { run: 'skills import esco list.csv', exit: 65, says: ['classification and relations'] },
  { run: 'skills import esco missing.zip', exit: 74, says: ['missing.zip'] },
  { run: 'skills import esco text.zip', exit: 65, says: ['text.zip', 'damaged'] },
  { run: 'skills import onet onet', exit: 0, has: ['onet: 1 skills, 1 occupations', 'Levels:', 'CC BY 4.0'] },
  { run: 'skills import case case.json', exit: 0, has: ['case: 1 skills'] },
  { run: 'skills import csv empty.csv', exit: 65, says: ['header line'] },
  { run: 'skills import csv list.csv', exit: 65, says: ['no column is called label; there are: Kompetenz, Nr'] },
  { run: 'skills import csv list.csv --column Kompetenz', exit: 64, says: ['OURS=THEIRS'] },
  { run: 'skills import csv list.csv --name cloth --column label=Kompetenz --column id=Nr', exit: 0, has: ['cloth: 2 skills'],
    says: ['list.csv, row 3 (line 3), column 2 (Nr): it has no name', 'row 4 (line 4), column 2 (Nr): its id is there already'] },
  { run: 'skills import csv old.csv --name cloth2', exit: 0, says: ['Windows-1252'] },
  { run: 'skills import csv list.csv --name starter --column label=Kompetenz', exit: 65, says: ['choose another name'] },
  { run: 'skills import csv list.csv --name ../x --column label=Kompetenz', exit: 65, says: ['lower-case letters'] },
  { run: 'skills list --json', exit: 0, json: (all) => all.map((f) => f.name).join() === 'case,cloth,cloth2,esco,esco-old,onet,starter',
    then: () => readdirSync(join(folder, 'data/frameworks/cloth')).every((name) => ['framework.bin', 'linker.model'].includes(name)) },

  { run: 'skills search BREAD --json', exit: 0, json: (r) => r.framework === 'esco' && r.skills[0].id === 's:1' && r.attribution.includes('ESCO') },
  { run: 'skills search nahen --framework cloth', exit: 0, has: ['Nähen', 'exact'] },
  { run: 'skills show o:1 --framework esco-old', exit: 0, has: ['baker', 'essential:', 'bake bread', 'This service uses the ESCO'] },
  { run: 'skills show s:3 --framework esco-old --json', exit: 0, json: (s) => s.broader[0].label === 'bake bread' },

  { run: 'skills migrate ids.txt --from esco-old --to esco', exit: 1, has: ['same  s:1', 'it is called "bread baking" now', 'replaced  s:2 → s:9', 'same  o:1', 'gone  s:3', 'unknown  s:7'] },
  { run: 'skills migrate - --from esco-old --to esco --json', stdin: '["s:3", "s:2"]', exit: 1,
    json: (r) => r[0].fate === 'gone' && r[0].nearest === 's:1' && r[0].new_id === null && r[1].new_id === 's:9' },
  { run: 'skills migrate profile.json --from esco-old --to esco -o new.json', exit: 0,
    then: () => JSON.stringify(JSON.parse(read('new.json')).skills) === '[{"skill":"s:1","level":3},{"skill":"s:9","level":2}]' },
  { run: 'skills migrate ids.txt --from esco-old --to esco -o new.json', exit: 65, says: ['profile'] },
  { run: 'skills migrate profile.json --from esco-old --to nothing', exit: 1 },
  { run: 'skills migrate - --from esco-old --to esco', stdin: '{"skills": 7}', exit: 65 },

  { run: 'skills crosswalk crosswalk.csv', exit: 0, has: ['1 pairs of esco and onet'], says: ['row 5 (line 5), column 1 (O*NET Id)'] },
  { run: 'skills crosswalk crosswalk.csv 51-3011.00 --from onet --to esco --json', exit: 0, json: (r) => r.length === 1 && r[0].to === 'o:1' && r[0].how === 'exact' },
  { run: 'skills crosswalk --skills --from onet --to esco-old --json', exit: 0, json: (r) => r[0].to === 's:1' && r[0].how === 'Baking' },
  { run: 'skills crosswalk list.csv', exit: 65, says: ['O*NET Id'] },
  { run: 'skills crosswalk', exit: 64 },

  // A framework that was damaged is said to be, and an import mends it.
  { run: 'skills search bread', before: () => file('data/frameworks/esco/framework.bin', 'x'), exit: 65, says: ['import it again'] },
  { run: 'skills list', exit: 0, has: ['esco  damaged: import it again', 'starter'] },
  { run: 'skills import esco ESCO-v1.1.0', exit: 0 },
  { run: 'skills search bread --framework esco', exit: 0 },
];

let failed = 0;
try {
  failed = run_rows(rows, cairn, folder, { CAIRN_DATA: join(folder, 'data') });
} finally {
  rmSync(folder, { recursive: true });
}
process.exit(failed === 0 ? 0 : 1);
