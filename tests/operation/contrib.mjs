// SPDX-License-Identifier: Apache-2.0
// contrib/: a unit that systemd takes and a Dockerfile that names what the program links, both short.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const cairn = process.argv[2];
const folder = mkdtempSync(join(tmpdir(), 'cairn-contrib-'));
const lines = (file) => readFileSync(file, 'utf8').trim().split('\n');

function the_unit_is_taken_by_systemd() {
  const unit = lines('contrib/cairn.service');
  assert.ok(unit.length < 10);
  const file = join(folder, 'cairn.service');
  writeFileSync(file, unit.join('\n').replace('/opt/cairn/cairn', cairn) + '\n');
  const said = spawnSync('systemd-analyze', ['verify', file], { encoding: 'utf8' });
  if (said.error?.code === 'ENOENT') return console.log('skipped: systemd-analyze is not installed');
  assert.equal(said.status, 0, said.stderr);
  assert.doesNotMatch(said.stderr, /cairn\.service/);
}

// Whoever adds a library finds it missing here, and not in the image.
function the_image_holds_what_is_linked() {
  const dockerfile = lines('contrib/Dockerfile');
  assert.ok(dockerfile.length < 10);
  for (const line of dockerfile) assert.match(line, /^(FROM|COPY|RUN|USER|VOLUME|ENTRYPOINT) /);
  const installed = dockerfile.find((line) => line.includes('tzdata')).split(' ');
  const build = dirname(cairn);
  const modules = readdirSync(build).filter((name) => /^libcairn_\w+\.so$/.test(name)).map((name) => join(build, name));
  assert.ok(modules.length > 0);
  const needed = new Set([cairn, ...modules].flatMap((file) =>
    [...execFileSync('objdump', ['-p', file], { encoding: 'utf8' }).matchAll(/NEEDED +(\S+)/g)].map((m) => m[1])));
  const paths = new Map([...execFileSync('ldd', [cairn, ...modules], { encoding: 'utf8' })
    .matchAll(/(\S+) => (\S+)/g)].map((m) => [m[1], m[2]]));
  for (const name of needed) {
    if (!paths.has(name)) continue;
    const owner = spawnSync('dpkg', ['-S', execFileSync('readlink', ['-f', paths.get(name)], { encoding: 'utf8' }).trim()],
      { encoding: 'utf8' }).stdout.split(':')[0];
    // Of every image, or what the ones named bring along.
    if (/^(libc6|libgcc-s1|libstdc\+\+6|zlib1g|libglib2.0-0|libcairo2|libgdk-pixbuf-2.0-0|)$/.test(owner)) continue;
    assert.ok(installed.includes(owner), `${name} is of ${owner}`);
  }
}

try {
  the_unit_is_taken_by_systemd();
  the_image_holds_what_is_linked();
} finally {
  rmSync(folder, { recursive: true });
}
