// SPDX-License-Identifier: Apache-2.0
// Signing in at a real OpenID provider (oidc-provider): there, back, and who is not let in.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Provider from 'oidc-provider';

const cairn = process.argv[2];
const data = mkdtempSync(join(tmpdir(), 'cairn-openid-'));
const secret = 'a secret of forty characters or a bit more';

// Whoever sits at the provider; changed from one attempt to the next.
const people = {
  ada: { sub: 'ada', email: 'ada@harbour.example', email_verified: true },
  impostor: { sub: 'impostor', email: 'ada@harbour.example', email_verified: true },
  careless: { sub: 'careless', email: 'bea@harbour.example', email_verified: false },
  bea: { sub: 'bea', email: 'bea@harbour.example', email_verified: true },
  stranger: { sub: 'stranger', email: 'stranger@elsewhere.example', email_verified: true },
};
let here = 'ada';
let provider;
const login = createServer((request, response) => {
  if (!request.url.startsWith('/interaction/')) return provider.callback()(request, response);
  return provider.interactionFinished(request, response, { login: { accountId: here, remember: false } });
});
await new Promise((resolve) => { login.listen(0, '127.0.0.1', resolve); });
const issuer = `http://127.0.0.1:${login.address().port}`;

writeFileSync(join(data, 'password'), 'correct horse battery\n');
writeFileSync(join(data, 'secret'), `${secret}\n`);
const folder = join(data, 'data');
execFileSync(cairn, ['init', '--data', folder, '--admin-email', 'ada@harbour.example', '--password-file', join(data, 'password'),
  '--organisation', 'Harbour Workshop']);
const key = execFileSync(cairn, ['api-key', 'new', '--data', folder, '--name', 'People', '--scope', 'people', '--json'], { encoding: 'utf8' });
const server = spawn(cairn, ['serve', '--data', folder, '--listen', '127.0.0.1:0', '--allow-outbound', issuer.slice(7),
  '--oidc-issuer', issuer, '--oidc-client', 'cairn', '--oidc-secret-file', join(data, 'secret')], { stdio: ['ignore', 'pipe', 'inherit'] });
process.on('exit', () => server.kill('SIGKILL'));
const origin = await new Promise((resolve) => { let text = ''; server.stdout.on('data', (piece) => { text += piece; if (text.includes('\n')) resolve(new URL(text.trim()).origin); }); });

provider = new Provider(issuer, {
  clients: [{ client_id: 'cairn', client_secret: secret, redirect_uris: [`${origin}/sign-in/openid/back`], response_types: ['code'], grant_types: ['authorization_code'] }],
  claims: { openid: ['sub'], email: ['email', 'email_verified'] },
  findAccount: (context, id) => ({ accountId: id, claims: async () => people[id] }),
  features: { devInteractions: { enabled: false } },
  interactions: { url: (context, interaction) => `/interaction/${interaction.uid}` },
  pkce: { required: () => true },
  cookies: { keys: ['one', 'two'] },
  async loadExistingGrant(context) {
    const grant = new context.oidc.provider.Grant({ clientId: context.oidc.client.clientId, accountId: context.oidc.session.accountId });
    grant.addOIDCScope('openid email');
    await grant.save();
    return grant;
  },
});

// A browser without a screen: cookies by host, redirects one by one. `change`: of each address before it is opened.
async function browse(address, cookies = new Map(), change = (it) => it) {
  let at = address;
  for (let hops = 0; hops < 12; ++hops) {
    const url = new URL(change(at));
    const jar = cookies.get(url.host) ?? cookies.set(url.host, new Map()).get(url.host);
    const response = await fetch(url, { redirect: 'manual', headers: { cookie: [...jar].map((pair) => pair.join('=')).join('; ') } });
    for (const line of response.headers.getSetCookie()) {
      const [name, value] = line.split(';')[0].split(/=(.*)/s);
      if (/max-age=-|expires=thu, 01 jan 1970/i.test(line)) jar.delete(name); else jar.set(name, value);
    }
    const next = response.headers.get('location');
    if (!next) return { status: response.status, text: await response.text(), at: url.href, cookies };
    at = new URL(next, url).href;
  }
  throw new Error('too many redirects');
}
const sign_in = (who, change) => { here = who; return browse(`${origin}/sign-in/openid?next=/desk/settings`, new Map(), change); };

let checks = 0, failures = 0;
function expect(what, truth, why = '') {
  ++checks;
  if (!truth) { ++failures; console.log(`FAIL ${what} ${why}`); }
}
const refused = (what, answer, sentence) => expect(what, answer.status === 403 && answer.text.includes(sentence), `${answer.status} ${answer.at}`);

expect('the sign-in page offers it', (await browse(`${origin}/sign-in`)).text.includes('/sign-in/openid?next='));
const ada = await sign_in('ada');
expect('a member is let in, and led on', ada.status === 200 && ada.at === `${origin}/desk/settings`, `${ada.status} ${ada.at} ${ada.text.slice(0, 400)}`);
expect('as themselves', ada.text.includes('Harbour Workshop'));
people.ada.email = 'ada@renamed.example';
expect('a subject is known again by another address', (await sign_in('ada')).status === 200);
refused('an address that passed to somebody else', await sign_in('impostor'), 'Somebody else at this provider');
refused('who is not invited', await sign_in('stranger'), 'Nobody here has invited');
const { token } = JSON.parse(key);
const invited = await fetch(`${origin}/api/v1/invitations`, { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
  body: JSON.stringify({ email: 'bea@harbour.example', roles: ['recruiter'] }) });
expect('an invitation', invited.status === 201);
refused('an address that is not verified', await sign_in('careless'), 'has not verified');
const bea = await sign_in('bea');
expect('who is invited joins', bea.status === 200 && bea.text.includes('Harbour Workshop'), `${bea.status} ${bea.text.slice(0, 400)}`);
refused('another state', await sign_in('ada', (at) => at.replace(/([?&]state=)[^&]+/, (whole, name) => (at.startsWith(origin) ? `${name}other` : whole))), 'in another browser');
refused('an answer without its cookie', await browse(`${origin}/sign-in/openid/back?code=c&state=s`), 'in another browser');
const made_up = await sign_in('ada', (at) => (at.startsWith(origin) ? at.replace(/([?&]code=)[^&]+/, '$1nothing') : at));
expect('a code that is made up', made_up.status === 502 && made_up.text.includes('answered with status 400'), `${made_up.status}`);

console.log(`peer openid: ${checks - failures} of ${checks} checks passed`);
server.removeAllListeners('exit');
server.kill('SIGTERM');
login.close();
login.closeAllConnections();
rmSync(data, { recursive: true, force: true });
process.exit(failures ? 1 : 0);
