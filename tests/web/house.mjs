// SPDX-License-Identifier: Apache-2.0
// A fresh Cairn on a port of its own, a browser, and what every journey asks of every page. With BELOW=/cairn the server
// stands behind a proxy that serves it below that path.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { start_proxy } from './proxy.mjs';

const axe_source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const cairn = process.env.CAIRN ?? 'build/release/cairn';

// { origin, setup, tell, stop }: `origin` with the path below which the server is, `setup` is the one link the server
// prints, `tell` sends it a signal. `below`: { prefix, passes } of proxy.mjs.
export async function start_server(options = [], below = process.env.BELOW ? { prefix: process.env.BELOW } : undefined) {
  const data = mkdtempSync(join(tmpdir(), 'cairn-web-'));
  const proxy = below && await start_proxy(below);
  const place = proxy ? ['--listen', proxy.behind, '--base-url', proxy.origin] : ['--listen', '127.0.0.1:0'];
  const process_ = spawn(cairn, ['serve', '--data', join(data, 'data'), ...place, ...options],
    { stdio: ['ignore', 'pipe', 'inherit'] });
  process.on('exit', () => process_.kill('SIGKILL'));  // also where the journey broke off
  const link = await new Promise((resolve, reject) => {
    let text = '';
    process_.stdout.on('data', (piece) => { text += piece; if (text.includes('\n')) resolve(text.trim()); });
    process_.on('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
  const stop = () => new Promise((resolve) => {
    process_.removeAllListeners('exit');
    process_.on('exit', (code) => {
      rmSync(data, { recursive: true, force: true });
      proxy?.stop();
      for (const fault of proxy?.faults ?? []) expect('every address is below the path', false, fault);
      resolve(code);
    });
    process_.kill('SIGTERM');
  });
  const origin = proxy?.origin ?? new URL(link).origin;
  return { origin, setup: link, tell: (signal) => process_.kill(signal), stop };
}

// A server that has learnt the words of its framework, which its first seconds are for.
export async function start_planner(options = []) {
  const server = await start_server(options);
  while ((await fetch(`${server.origin}/plan`)).status === 503) await new Promise((resolve) => { setTimeout(resolve, 100); });
  return server;
}

const axe_on = (page) => page.evaluate(`(async () => { if (!window.axe) { ${axe_source}; } const done = await axe.run(document, { resultTypes: ['violations'] });
  return done.violations.map((item) => item.id + ': ' + item.nodes.map((node) => node.html.slice(0, 120)).join(' | ')); })()`);

// What axe-core searched once it need not search again: the same markup in the same colours and width. Where links and forms lead
// changes none of its answers, nor do the tokens in them, nor scripts that have changed nothing.
const searched = new Set();
const is_new = (look, markup) => {
  const same = markup.replace(/<script[^>]*>[^]*?<\/script>/g, '').replace(/ (href|action|src|nonce)="(?!#)[^"]*"/g, ' $1')
    .replace(/(name="form_token" value=")[^"]*/g, '$1');
  const key = createHash('sha256').update(JSON.stringify([look, same])).digest('hex');
  return !searched.has(key) && searched.add(key);
};

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

export const launch = (more = []) => chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--force-color-profile=srgb', ...more] });

// Ends a journey that hangs.
export function watch(seconds) {
  const timer = setTimeout(() => { console.log('the journey takes too long'); process.exit(1); }, seconds * 1000);
  return () => clearTimeout(timer);
}

// A person with a browser of their own. Every page they see is searched by axe-core, has one first heading and skips
// no level below it; pages must not log errors (a broken content security policy would) nor scroll sideways.
export class Person {
  static async create(browser, { scripts, scheme = 'light', width = 1200, permissions = [], label = 'x' }) {
    const look = { colorScheme: scheme, viewport: { width, height: 900 } };
    const context = await browser.newContext({ ...look, javaScriptEnabled: scripts, permissions, acceptDownloads: true });
    const person = new this();
    Object.assign(person, { browser, context, scripts, look_of: look, label });
    person.page = await context.newPage();
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
    const at = new URL(this.page.url()).pathname;
    const levels = await this.page.locator('h1, h2, h3, h4').evaluateAll((found) => found.map((it) => Number(it.tagName[1])));
    const skips = levels.some((level, i) => level > (levels[i - 1] ?? 0) + 1);
    expect(`headings of ${at}`, levels.filter((level) => level === 1).length === 1 && !skips, levels.join(' '));
    const wide = await this.page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth + 1');
    expect(`${at} fits its window`, !wide);
    const markup = await this.page.content();
    const seen_as = await this.page.evaluate('[innerWidth, matchMedia("(prefers-color-scheme: dark)").matches, innerHeight]');
    const found = is_new(seen_as, markup) ? await (this.scripts ? axe_on(this.page) : this.without_scripts(markup)) : [];
    expect(`axe-core on ${at}`, found.length === 0, found.join('\n  '));
    if (process.env.SHOTS) await this.shoot();
  }

  // axe-core needs scripts: the page as it is without them is shown again where they may run.
  async without_scripts(markup) {
    this.mirror ??= await (await this.browser.newContext(this.look_of)).newPage();
    const origin = new URL(this.page.url()).origin;
    await this.mirror.setViewportSize(this.page.viewportSize());
    await this.mirror.emulateMedia({ colorScheme: await this.page.evaluate('matchMedia("(prefers-color-scheme: dark)").matches') ? 'dark' : 'light' });
    if (!this.mirror.url().startsWith(`${origin}/`)) await this.mirror.goto(`${origin}/healthz`);
    await this.mirror.setContent(markup.replace(/<script[^>]*><\/script>/g, ''));
    return axe_on(this.mirror);
  }

  // A file dropped on the page, where an element takes such.
  async drop(on, { name, type, bytes }) {
    await on.evaluate((element, [base64, name, type]) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([bytes], name, { type }));
      element.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
    }, [Buffer.from(bytes).toString('base64'), name, type]);
  }

  async shoot() {
    const name = new URL(this.page.url()).pathname.replace(/[-\w]{20,}/g, 'ID').replaceAll('/', '_') || '_';
    await this.page.screenshot({ path: `${process.env.SHOTS}/${this.label}${name}.png`, fullPage: true });
  }
}
