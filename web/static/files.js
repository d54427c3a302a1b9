// SPDX-License-Identifier: Apache-2.0
// Says before sending that the chosen files are too large together. Without scripts the server says it.
// The sentence stands on the element, with # for what there is and what there may be.

const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

class FileLimit extends HTMLElement {
  connectedCallback() {
    const input = this.querySelector('input');
    const bytes_max = Number(this.dataset.bytesMax);
    input.addEventListener('change', () => {
      const bytes = [...input.files].reduce((sum, file) => sum + file.size, 0);
      const most = Math.floor(bytes_max / 1e6);
      input.setCustomValidity(bytes <= bytes_max ? '' :
        this.dataset.tooLarge.replace('#', megabytes(bytes)).replace('#', most));
      input.reportValidity();
    });
  }
}

customElements.define('file-limit', FileLimit);
