// SPDX-License-Identifier: Apache-2.0
// cairn plan and cairn gap: shapes, exit codes and limits of the contract.
// Usage: plan.mjs CAIRN
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [cairn] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'cairn-test-'));
let checks = 0;

const run = (words, input) => spawnSync(cairn, words, { encoding: 'utf8', input });
const plan = (problem, ...words) => run(['plan', '-', ...words], typeof problem === 'string' ? problem : JSON.stringify(problem));
function check(name, body) {
  try { body(); ++checks; } catch (error) { error.message = `${name}: ${error.message}`; throw error; }
}

const problem = {
  have: [{ skill: 'sql', level: 1 }],
  need: [{ skill: 'sql', level: 3, weight: 5, essential: true }, { skill: 'charts', level: 2, weight: 1, essential: false }],
  offers: [
    { id: 'sql-3', teaches: [{ skill: 'sql', level: 3 }], requires: { all: [{ skill: 'sql', level: 1 }, { any: [{ offer: 'start' }] }] }, hours: 36, price: 49.5, currency: 'EUR', recognition: 70, starts: ['2027-02-01'] },
    { id: 'start', teaches: [{ skill: 'charts', level: 2 }], requires: {}, hours: 6, price: 0 },
    { id: 'other', teaches: [{ skill: 'charts', level: 1 }], hours: 1, price: null },
  ],
  hours_per_week: 6, start: '2027-01-04', deadline: null, budget: null, currency: 'EUR', max_parallel: 1,
  unknown: { price: 100, hours: 40 },
};

try {
  check('the shape of an answer', () => {
    const found = plan(problem, '--json');
    assert.equal(found.status, 0, found.stderr);
    const answer = JSON.parse(found.stdout);
    assert.equal(answer.status, 'optimal');
    assert.deepEqual(answer.objective, [0, 0, 2, 49.5, 42]);
    assert.deepEqual(answer.bound, answer.objective);
    assert.deepEqual(answer.steps.map((step) => [step.offer, step.start, step.finish]),
      [['start', '2027-01-04', '2027-01-10'], ['sql-3', '2027-02-01', '2027-03-14']]);
    assert.deepEqual(answer.steps[0].unlocks, ['sql-3']);
    assert.deepEqual(answer.steps[1].covers, [{ skill: 'sql', level: 3 }]);
    assert.ok(answer.steps.every((step) => step.because.length > 0));
    for (const member of ['uncovered', 'conflicts', 'warnings', 'alternatives']) assert.ok(Array.isArray(answer[member]), member);
    assert.equal(plan(problem, '--json').stdout, found.stdout, 'the same twice');
  });
  check('a file, with a byte order mark and line ends of another system', () => {
    const file = join(folder, 'problem.json');
    writeFileSync(file, `\ufeff${JSON.stringify(problem, null, 2).replaceAll('\n', '\r\n')}`);
    assert.equal(run(['plan', file]).status, 0);
  });
  check('limits that conflict', () => {
    const found = plan({ ...problem, budget: 10, deadline: '2027-03-01' }, '--json');
    assert.equal(found.status, 1);
    const answer = JSON.parse(found.stdout);
    assert.equal(answer.status, 'infeasible');
    assert.deepEqual(answer.conflicts.map((conflict) => conflict.limit).sort().slice(0, 2), ['budget', 'deadline']);
    const alone = JSON.parse(plan({ ...problem, budget: 10 }, '--json').stdout).conflicts;
    assert.match(JSON.stringify(alone), /49\.50?/);
  });
  check('starts that are over', () => {
    const offers = [{ ...problem.offers[0], requires: null, starts: ['2026-09-07'] }];
    const found = plan({ ...problem, need: [problem.need[0]], offers }, '--json');
    assert.equal(found.status, 1);
    const [conflict] = JSON.parse(found.stdout).conflicts;
    assert.deepEqual([conflict.limit, conflict.given, conflict.needed, conflict.offers], ['starts', '2027-01-04', '2026-09-07', ['sql-3']]);
    assert.match(conflict.message, /the last start of “sql-3” is 2026-09-07/);
  });
  check('whether there may be other plans', () => {
    assert.equal(JSON.parse(plan(problem, '--json').stdout).alternatives_cut, false);
  });
  check('what nobody teaches', () => {
    const answer = JSON.parse(plan({ ...problem, need: [{ skill: 'law', level: 1, weight: 1, essential: true }] }, '--json').stdout);
    assert.equal(answer.conflicts[0].limit, 'offers');
    assert.equal(answer.steps.length, 0);
  });
  check('unknown and foreign prices', () => {
    const offers = [{ ...problem.offers[0], currency: 'USD', requires: null, starts: [] }, { ...problem.offers[0], id: 'unknown', price: null, requires: null, starts: [] }];
    const answer = JSON.parse(plan({ ...problem, need: [problem.need[0]], offers }, '--json').stdout);
    assert.deepEqual(answer.steps.map((step) => step.offer), ['unknown']);
    assert.equal(answer.objective[3], 100);
    assert.deepEqual(answer.warnings.map((warning) => warning.code).sort(), ['currency', 'unknown-price']);
  });
  check('prerequisites in a circle support nothing', () => {
    const offers = ['a', 'b'].map((id, i, all) => ({ id, teaches: [{ skill: id, level: 1 }], requires: { offer: all[1 - i] }, hours: 1, price: 0 }));
    assert.equal(plan({ need: [{ skill: 'a', level: 1, weight: 1, essential: true }], offers, start: '2027-01-04' }).status, 1);
  });
  check('what is no problem is refused by name', () => {
    for (const [text, where] of [['', ''], ['{', ''], ['[]', ''], ['{"offers": 3}', '/offers'], ['{"offers": [{"id": "a"}, {"id": "a"}]}', '/offers/1'],
      ['{"start": "2027-02-30"}', '/start'], ['{"start": "2027-01-04", "hours_per_week": -1}', '/hours_per_week'], ['{"start": "2027-01-04", "objective": ["beauty"]}', '/objective/0']]) {
      const found = plan(text);
      assert.equal(found.status, 65, `${text}: ${found.stderr}`);
      assert.equal(found.stdout, '');
      assert.ok(found.stderr.includes(where), `${text}: ${found.stderr}`);
    }
  });
  check('options are held to', () => {
    for (const words of [['--time-limit', 'nan'], ['--time-limit', '-1'], ['--alternatives', '-1'], ['--nonsense']])
      assert.equal(plan(problem, ...words).status, 64, words.join(' '));
    assert.equal(plan(problem, '--time-limit', '0').status < 2, true);
    assert.equal(JSON.parse(plan(problem, '--json', '--alternatives', '0').stdout).alternatives.length, 0);
  });
  check('calendar and picture', () => {
    const [ics, svg] = [join(folder, 'plan.ics'), join(folder, 'plan.svg')];
    assert.equal(plan(problem, '--ics', ics, '--svg', svg).status, 0);
    assert.match(readFileSync(ics, 'utf8'), /^BEGIN:VCALENDAR\r\n[^]*BEGIN:VEVENT\r\n/);
    assert.match(readFileSync(svg, 'utf8'), /^<svg [^]*<title/);
    assert.equal(plan(problem, '--ics', join(folder, 'no', 'place.ics')).status, 74);
    assert.ok(!existsSync(join(folder, 'no')));
  });
  check('the gap', () => {
    const [goal, me] = [join(folder, 'goal.json'), join(folder, 'me.json')];
    writeFileSync(goal, JSON.stringify({ title: 'Analyst', requirements: [{ skill: 'sql', level: 3, weight: 5, essential: true, sentence: 'SQL is a must.' }, { skill: 'python', level: 2, weight: 5, essential: false }] }));
    writeFileSync(me, JSON.stringify({ skills: [{ skill: 'sql', level: 2, evidence_level: 'self' }], credentials: [] }));
    const found = run(['gap', goal, '--profile', me, '--json']);
    const answer = JSON.parse(found.stdout);
    assert.ok(answer.covered > 0 && answer.covered < 1);
    const [sql, python] = answer.requirements;
    assert.deepEqual([sql.skill, sql.need, sql.have, sql.state, sql.sentence], ['sql', 3, 2, 'partly', 'SQL is a must.']);
    assert.equal(python.state, 'missing');
    assert.ok(python.proof_would_be.length > 0);
    assert.equal(run(['gap', goal, '--profile', join(folder, 'nobody.json')]).status, 74);
  });
  check('what next', () => {
    const ask = (request, ...words) => run(['next', '-', '--data', folder, ...words], typeof request === 'string' ? request : JSON.stringify(request));
    const request = { goal: { requirements: [{ skill: 'sql', level: 3, essential: true }] }, profile: { skills: [{ skill: 'python', level: 2 }] } };
    const found = ask(request, '--json', '--top', '3');
    assert.equal(found.status, 0, found.stderr);
    const { offers } = JSON.parse(found.stdout);
    assert.ok(offers.length >= 1 && offers.length <= 3);
    assert.deepEqual([offers[0].reasons[0].type, offers[0].reasons[0].sentence], ['closes', 'Your goal asks for SQL.']);
    assert.match(ask(request).stdout, /Your goal asks for SQL\./);
    assert.ok(!ask({ ...request, left_out: [offers[0].id] }, '--json').stdout.includes(`"${offers[0].id}"`));
    assert.equal(ask({}).status, 1);
    for (const text of ['', '[]', '{"top": 0}', '{"left_out": 5}']) assert.equal(ask(text).status, 65, text);
    assert.equal(ask(request, '--top', '51').status, 64);
  });
  console.log(`cli plan: ${checks} of ${checks} checks passed`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
