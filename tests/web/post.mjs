// SPDX-License-Identifier: Apache-2.0
// A mail server that keeps what it is given, and what is looked for in it.
import { SMTPServer } from 'smtp-server';

export const pause = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

// It knows no box called refused.
export async function post_office() {
  const mails = [];
  const server = new SMTPServer({ authOptional: true, disabledCommands: ['STARTTLS'], logger: false,
    onRcptTo(address, session, done) { done(address.address.startsWith('refused') ? Object.assign(new Error('no such box'), { responseCode: 550 }) : undefined); },
    onData(stream, session, done) {
      let raw = '';
      stream.on('data', (piece) => { raw += piece; });
      stream.on('end', () => {
        const [head, body] = raw.split('\r\n\r\n');
        const subject = [...head.matchAll(/=\?UTF-8\?B\?([^?]*)\?=/g)].map(([, word]) => Buffer.from(word, 'base64').toString()).join('');
        mails.push({ head, subject, to: session.envelope.rcptTo[0].address, text: Buffer.from(body, 'base64').toString() });
        done();
      });
    } });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  let read = 0;
  return { url: `smtp://127.0.0.1:${server.server.address().port}`, mails, stop: () => server.close(),
    // The next mail whose subject holds these words.
    async next(words) {
      for (let i = 0; i < 100; ++i) {
        const at = mails.findIndex((mail, k) => k >= read && mail.subject.includes(words));
        if (at >= 0) { read = at + 1; return mails[at]; }
        await pause(100);
      }
      return { head: '', subject: `none of ${mails.map((mail) => mail.subject).join(', ')}`, text: '', to: '' };
    } };
}

export const link_in = (mail, path) => new RegExp(`http[^\\s>]*${path}[^\\s>]*`).exec(`${mail.text} ${mail.head}`)?.[0] ?? 'about:blank';
