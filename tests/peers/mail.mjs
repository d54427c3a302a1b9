// SPDX-License-Identifier: Apache-2.0
// Mail handed to a real mail server, and read by it.
import { spawn } from 'node:child_process';
import { SMTPServer } from 'smtp-server';

const test = process.argv[2];
const mails = [];
const sink = new SMTPServer({ authOptional: true, disabledCommands: ['STARTTLS'], logger: false,
  onMailFrom(address, session, done) { done(address.address.startsWith('stranger') ? Object.assign(new Error('not from here'), { responseCode: 550 }) : undefined); },
  onRcptTo(address, session, done) { done(address.address.startsWith('refused') ? Object.assign(new Error('no such box'), { responseCode: 550 }) : undefined); },
  onData(stream, session, done) {
    let text = '';
    stream.on('data', (piece) => { text += piece; });
    stream.on('end', () => { mails.push({ from: session.envelope.mailFrom.address, to: session.envelope.rcptTo.map((it) => it.address), text }); done(); });
  } });
await new Promise((resolve) => { sink.listen(0, '127.0.0.1', resolve); });
const run = spawn(test, ['--gtest_filter=SmtpMailer.HandsMailToARealServer'],
  { stdio: 'inherit', env: { ...process.env, CAIRN_SMTP_SINK: `smtp://127.0.0.1:${sink.server.address().port}` } });
const code = await new Promise((resolve) => { run.on('exit', resolve); });
sink.close();
const [mail] = mails;
const [head, body] = (mail?.text ?? '').split('\r\n\r\n');
const checks = {
  'the test itself': code === 0,
  'one mail': mails.length === 1,
  'from whom': mail?.from === 'badges@example.org',
  'to whom': mail?.to.join() === 'nour@example.org',
  'its subject': /^Subject: =\?UTF-8\?B\?/m.test(head),
  'its text': Buffer.from(body ?? '', 'base64').toString() === 'Today\n18:00 to 19:30\n.\nZürich\n',
};
for (const [name, held] of Object.entries(checks)) if (!held) console.log(`FAIL ${name}: ${JSON.stringify(mail)}`);
console.log(`peer mail: ${Object.values(checks).filter(Boolean).length} of ${Object.keys(checks).length} checks passed`);
process.exit(Object.values(checks).every(Boolean) ? 0 : 1);
