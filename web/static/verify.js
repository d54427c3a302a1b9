// SPDX-License-Identifier: Apache-2.0
// What the verify page can do beyond a plain form: take a dropped file, and read QR codes from a
// picture or the camera. Everything it finds goes into the form's own fields.

const version = new URL(import.meta.url).search;
const script = (name) => new URL(name + version, import.meta.url).href;
const form = document.getElementById('verify-form');

// Reads one QR code from an image, canvas or video frame; null when there is none. The browser's own
// detector where it has one, else jsQR, fetched when first needed.
async function read_qr(source, width, height) {
  if ('BarcodeDetector' in window) {
    try {
      const found = await new BarcodeDetector({ formats: ['qr_code'] }).detect(source);
      if (found.length) return found[0].rawValue;
    } catch { /* present, but not working on this system */ }
  }
  if (!window.jsQR) await import(script('jsQR.js'));
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context.drawImage(source, 0, 0, width, height);
  return window.jsQR(context.getImageData(0, 0, width, height).data, width, height)?.data || null;
}

// A picture's QR code; large photos are read at a size that keeps the code legible.
async function qr_of_file(file) {
  const side_max = 1600;
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, side_max / Math.max(picture.width, picture.height));
  return read_qr(picture, Math.round(picture.width * scale), Math.round(picture.height * scale));
}

// Whether a PNG or SVG carries a badge itself: then it is sent whole.
async function carries_badge(file) {
  const head = new TextDecoder('latin1').decode(await file.slice(0, 256 * 1024).arrayBuffer());
  return /openbadge/.test(head);
}

async function submit_file(file) {
  const input = form.elements.file;
  if (/^image\/(?!svg)/.test(file.type) && !(await carries_badge(file))) {
    const text = await qr_of_file(file).catch(() => null);
    if (text) {
      input.value = '';
      form.elements.text.value = text;
      return form.requestSubmit();
    }
  }
  const transfer = new DataTransfer();
  transfer.items.add(file);
  input.files = transfer.files;
  form.requestSubmit();
}

class DropZone extends HTMLElement {
  connectedCallback() {
    for (const hint of this.querySelectorAll('.drop-hint')) hint.hidden = false;
    const allow = (event) => { event.preventDefault(); this.classList.add('over'); };
    this.addEventListener('dragenter', allow);
    this.addEventListener('dragover', allow);
    this.addEventListener('dragleave', () => this.classList.remove('over'));
    this.addEventListener('drop', (event) => {
      event.preventDefault();
      this.classList.remove('over');
      const [file] = event.dataTransfer.files;
      const text = event.dataTransfer.getData('text/uri-list') || event.dataTransfer.getData('text/plain');
      if (file) return submit_file(file);
      if (text) { form.elements.text.value = text; form.requestSubmit(); }
    });
  }
}

class QrReader extends HTMLElement {
  connectedCallback() {
    if (!navigator.mediaDevices?.getUserMedia) return;
    this.hidden = false;
    this.button = document.createElement('button');
    this.button.type = 'button';
    this.button.className = 'second';
    this.button.textContent = this.dataset.start;
    this.button.addEventListener('click', () => (this.stream ? this.stop() : this.start()));
    this.message = document.createElement('p');
    this.message.className = 'hint';
    this.message.setAttribute('role', 'status');
    this.append(this.button, this.message);
  }

  disconnectedCallback() { this.stop(); }

  async start() {
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
    } catch {
      this.message.textContent = this.dataset.missing;
      return;
    }
    this.video = document.createElement('video');
    this.video.muted = true;
    this.video.playsInline = true;
    this.video.srcObject = this.stream;
    this.append(this.video);
    this.button.textContent = this.dataset.stop;
    this.message.textContent = this.dataset.hold;
    await this.video.play();
    this.look();
  }

  async look() {
    if (!this.stream) return;
    const { videoWidth, videoHeight } = this.video;
    const text = videoWidth ? await read_qr(this.video, videoWidth, videoHeight).catch(() => null) : null;
    if (!text) return setTimeout(() => this.look(), 150);
    this.stop();
    form.elements.text.value = text;
    form.requestSubmit();
  }

  stop() {
    this.stream?.getTracks().forEach((track) => track.stop());
    this.stream = null;
    this.video?.remove();
    if (this.button) this.button.textContent = this.dataset.start;
    if (this.message) this.message.textContent = '';
  }
}

if (form) {
  customElements.define('drop-zone', DropZone);
  customElements.define('qr-reader', QrReader);
  // A photo of a QR code chosen as a file: its address is what we want, not the photo.
  form.addEventListener('submit', (event) => {
    const [file] = form.elements.file.files;
    if (!file || !/^image\/(?!svg)/.test(file.type) || form.dataset.read) return;
    event.preventDefault();
    form.dataset.read = 'yes';
    submit_file(file);
  });
}
