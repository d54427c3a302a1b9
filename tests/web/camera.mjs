// SPDX-License-Identifier: Apache-2.0
// The QR code of a badge's page: read back by another program, and by the verify page through a camera, for which
// Chromium plays a film of the code.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import jsqr from 'jsqr';
import { Person, expect, finish, launch, start_server, watch } from './house.mjs';
import { award, claim, design, set_up } from './steps.mjs';

const width = 640;
const height = 480;
const code_side = 420;

// The code in the middle of a white picture: one byte of brightness for each pixel.
async function brightness_of(person, picture) {
  await person.page.goto(new URL('/healthz', picture).href);
  const bytes = await person.page.evaluate(async ([picture, width, height, side]) => {
    const image = new Image();
    image.src = picture;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const context = canvas.getContext('2d');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, width, height);
    context.drawImage(image, (width - side) / 2, (height - side) / 2, side, side);
    return [...context.getImageData(0, 0, width, height).data.filter((_, i) => i % 4 === 0)];
  }, [picture, width, height, code_side]);
  return Buffer.from(bytes);
}

// YUV4MPEG2 (yuv4mpeg(5)): frames in planes, here all the same and without colour.
function film_of(brightness, file) {
  const colour = Buffer.alloc(2 * (width / 2) * (height / 2), 128);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), brightness, colour]);
  writeFileSync(file, Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`), frame, frame, frame]));
}

const unwatch = watch(150);
const server = await start_server();
const browser = await launch();
const issuer = await Person.create(browser, { scripts: true });
await set_up(issuer, server);
const link = await design(issuer);
await claim(await Person.create(browser, { scripts: true }), link, { link: 'https://nour.example/welds' });
await award(issuer, server);
await issuer.follow('See the badge');
const badge = issuer.page.url();

const brightness = await brightness_of(issuer, `${badge}/qr.svg`);
const pixels = new Uint8ClampedArray([...brightness].flatMap((value) => [value, value, value, 255]));
const read = jsqr(pixels, width, height);
expect('the code holds the address of the page', read?.data === badge, read?.data);
await browser.close();

const film = join(mkdtempSync(join(tmpdir(), 'cairn-camera-')), 'code.y4m');
film_of(brightness, film);
const filming = await launch(['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`]);
const visitor = await Person.create(filming, { scripts: true, permissions: ['camera'], label: 'camera' });
await visitor.open(`${server.origin}/verify`);
await visitor.page.getByRole('button', { name: 'Read a QR code with the camera' }).click();
await visitor.page.getByRole('link', { name: 'Check another' }).waitFor();
await visitor.look();
expect('a badge held before the camera is checked', /Accepted/.test(await visitor.text()), await visitor.text());
await filming.close();
await server.stop();
unwatch();
finish('camera');
