// SPDX-License-Identifier: Apache-2.0
// A proxy that serves Cairn below a path beside other programs of its host, and reads along: every address in what
// passes must lead below that path, and nobody may be told where the server itself listens.
import { createServer, request as ask } from 'node:http';
import { createServer as listen } from 'node:net';

// A port that was free a moment ago.
export async function free_port() {
  const probe = listen();
  await new Promise((resolve) => { probe.listen(0, '127.0.0.1', resolve); });
  const { port } = probe.address();
  await new Promise((resolve) => { probe.close(resolve); });
  return port;
}

const in_markup = /\s(?:href|src|action|formaction|content|poster)="(\/(?!\/)[^"]*)"/g;

// What is wrong with an answer, in words.
function faults_in({ prefix, origin, behind, path, headers, body }) {
  const found = [];
  const below = (target) => target === prefix || target.startsWith(`${prefix}/`) || target.startsWith(`${prefix}?`);
  const text = body.toString('latin1');
  const { location } = headers;
  if (location?.startsWith('/') && !below(location)) found.push(`leads to ${location}`);
  for (const cookie of headers['set-cookie'] ?? [])
    if (!new RegExp(`; Path=${prefix}(;|$)`, 'i').test(cookie)) found.push(`sets the cookie ${cookie.replace(/=[^;]*/, '=…')}`);
  if (/text\/html/.test(headers['content-type'] ?? ''))
    for (const [, target] of text.matchAll(in_markup)) if (!below(target)) found.push(`names ${target}`);
  for (const [, target] of `${location ?? ''} ${text}`.matchAll(new RegExp(`${origin}([^\\s"'<>\\\\),]*)`, 'g')))
    if (!below(target)) found.push(`names ${origin}${target}`);
  if (`${JSON.stringify(headers)}${text}`.includes(behind)) found.push(`names ${behind}, where only the proxy asks`);
  return found.map((fault) => `${path} ${fault}`);
}

// { origin, behind, faults, stop }: `origin` with the path. `passes`: whether the server is given the path, or it is
// taken off.
export async function start_proxy({ prefix, passes = true }) {
  const port = await free_port();
  const faults = new Set();
  const behind = `127.0.0.1:${port}`;
  const server = createServer((asked, answer) => {
    const rest = asked.url.slice(prefix.length);
    if (!asked.url.startsWith(prefix) || (rest !== '' && !/^[/?]/.test(rest))) {
      // The first is asked for by browsers by themselves, the second by journeys as a page without a policy.
      if (asked.url !== '/favicon.ico' && asked.url !== '/healthz') faults.add(`${asked.url} was asked for, outside ${prefix}`);
      answer.writeHead(404, { 'content-type': 'text/plain' }).end('Other programs live here.');
      return;
    }
    const own = asked.headers.host;
    const headers = { ...asked.headers, host: own, 'x-forwarded-for': asked.socket.remoteAddress, 'x-forwarded-host': own,
      'x-forwarded-proto': 'http', 'x-forwarded-prefix': prefix, 'accept-encoding': 'identity' };
    const path = passes ? asked.url : rest.startsWith('/') ? rest : `/${rest}`;
    const onward = ask({ host: '127.0.0.1', port, method: asked.method, path, headers }, (got) => {
      const pieces = [];
      answer.writeHead(got.statusCode, got.headers);
      got.on('data', (piece) => { pieces.push(piece); answer.write(piece); });
      got.on('end', () => {
        answer.end();
        const said = { prefix, origin: `http://${own}`, behind, path: `${asked.method} ${asked.url}`, headers: got.headers, body: Buffer.concat(pieces) };
        for (const fault of faults_in(said)) faults.add(fault);
        if (/\/static\//.test(asked.url) && got.statusCode >= 400) faults.add(`${asked.url} is not there`);
      });
    });
    onward.on('error', () => { answer.writeHead(502).end(); });
    asked.pipe(onward);
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return { origin: `http://127.0.0.1:${server.address().port}${prefix}`, behind, faults,
    stop: () => { server.closeAllConnections(); server.close(); } };
}
