// SPDX-License-Identifier: Apache-2.0
// Says before sending that the chosen files are too large together. Without scripts the server says it.

const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

class FileLimit extends HTMLElement {
  connectedCallback() {
    const input = this.querySelector('input');
    const bytes_max = Number(this.dataset.bytesMax);
    input.addEventListener('change', () => {
      const bytes = [...input.files].reduce((sum, file) => sum + file.size, 0);
      const most = Math.floor(bytes_max / 1e6);
      input.setCustomValidity(bytes <= bytes_max ? '' :
        `These are ${megabytes(bytes)} MB; at most ${most} MB in all can be sent. Choose smaller files, or give a link.`);
      input.reportValidity();
    });
  }
}

customElements.define('file-limit', FileLimit);
