// SPDX-License-Identifier: Apache-2.0
// Redraws the badge image while it is being designed. Without scripts the image is drawn on saving.

const names = ['shape', 'icon', 'colour', 'text'];
const pause_ms = 200;

class BadgePreview extends HTMLElement {
  connectedCallback() {
    const form = this.closest('form');
    form.addEventListener('input', (event) => {
      if (!names.includes(event.target.name)) return;
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => this.draw(form), pause_ms);
    });
  }

  draw(form) {
    const data = new FormData(form);
    const query = new URLSearchParams(names.map((name) => [name, data.get(name) ?? '']));
    this.querySelector('img').src = `${this.dataset.source}?${query}`;
  }
}

customElements.define('badge-preview', BadgePreview);
