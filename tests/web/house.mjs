// SPDX-License-Identifier: Apache-2.0
// A fresh Cairn on a port of its own, a browser, and what every journey asks of every page.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const axe_source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const cairn = process.env.CAIRN ?? 'build/release/cairn';

// { origin, setup, tell, stop }: `setup` is the one link the server prints, `tell` sends it a signal.
export async function start_server(options = []) {
  const data = mkdtempSync(join(tmpdir(), 'cairn-web-'));
  const process_ = spawn(cairn, ['serve', '--data', join(data, 'data'), '--listen', '127.0.0.1:0', ...options],
    { stdio: ['ignore', 'pipe', 'inherit'] });
  const link = await new Promise((resolve, reject) => {
    let text = '';
    process_.stdout.on('data', (piece) => { text += piece; if (text.includes('\n')) resolve(text.trim()); });
    process_.on('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
  const stop = () => new Promise((resolve) => {
    process_.removeAllListeners('exit');
    process_.on('exit', (code) => { rmSync(data, { recursive: true, force: true }); resolve(code); });
    process_.kill('SIGTERM');
  });
  return { origin: new URL(link).origin, setup: link, tell: (signal) => process_.kill(signal), stop };
}

let failures = 0;
let checks = 0;
export function expect(what, truth, why = '') {
  ++checks;
  if (truth) return;
  ++failures;
  console.log(`FAIL ${what} ${why}`);
}

export function finish(name) {
  console.log(`${name}: ${checks - failures} of ${checks} checks passed`);
  process.exitCode = failures ? 1 : 0;
}

export const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--force-color-profile=srgb'] });

// A person with a browser of their own. With scripts, every page they see is searched by axe-core; pages must not
// log errors (a broken content security policy would) nor scroll sideways on a phone.
export class Person {
  static async create(browser, { scripts, scheme = 'light', width = 1200 }) {
    const context = await browser.newContext({ javaScriptEnabled: scripts, colorScheme: scheme, bypassCSP: false,
      acceptDownloads: true, viewport: { width, height: 900 } });
    const person = new Person();
    person.page = await context.newPage();
    person.context = context;
    person.scripts = scripts;
    person.page.on('console', (message) => message.type() === 'error' && !/status of (4\d\d|502)/.test(message.text()) &&
      expect('a quiet console', false, message.text()));
    return person;
  }

  async open(url) { await this.page.goto(url); return this.look(); }
  field(label) { return this.page.getByLabel(label, { exact: true }); }
  async fill(label, text) { await this.field(label).fill(text); }
  // `then`: a link on the page that follows, where a script sends the form.
  async press(name, then) {
    await this.page.getByRole('button', { name, exact: true }).click();
    if (then) await this.page.getByRole('link', { name: then, exact: true }).waitFor();
    await this.settle();
    return this.look();
  }
  async follow(name) { await this.page.getByRole('link', { name, exact: true }).first().click(); await this.settle(); return this.look(); }
  settle() { return this.page.waitForLoadState('load'); }
  heading() { return this.page.getByRole('heading', { level: 1 }).innerText(); }
  text() { return this.page.getByRole('main').innerText(); }

  async look() {
    if (!this.scripts) return;
    const found = await this.page.evaluate(`(async () => { ${axe_source}; const done = await axe.run();
      return done.violations.map((item) => item.id + ': ' + item.nodes.map((node) => node.html.slice(0, 120)).join(' | ')); })()`);
    expect(`axe-core on ${new URL(this.page.url()).pathname}`, found.length === 0, found.join('\n  '));
    const wide = await this.page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth + 1');
    expect(`${this.page.url()} fits its window`, !wide);
    if (process.env.SHOTS) await this.shoot();
  }

  async shoot() {
    const name = new URL(this.page.url()).pathname.replace(/[-\w]{20,}/g, 'ID').replaceAll('/', '_') || '_';
    await this.page.screenshot({ path: `${process.env.SHOTS}/${this.label ?? 'x'}${name}.png`, fullPage: true });
  }
}
