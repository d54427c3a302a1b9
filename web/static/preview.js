// SPDX-License-Identifier: Apache-2.0
// Redraws the badge image while it is being designed, and says what cannot be drawn. Without scripts
// the image is drawn on saving.

const names = ['shape', 'icon', 'border', 'colour', 'text'];
const watched = [...names, 'second_colour', 'two_colours'];
const pause_ms = 200;

class BadgePreview extends HTMLElement {
  connectedCallback() {
    const form = this.closest('form');
    form.addEventListener('input', (event) => {
      if (!watched.includes(event.target.name)) return;
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => this.draw(form), pause_ms);
    });
  }

  async draw(form) {
    const data = new FormData(form);
    const query = new URLSearchParams(names.map((name) => [name, data.get(name) ?? '']));
    if (data.get('two_colours')) query.set('second_colour', data.get('second_colour'));
    const address = `${this.dataset.source}?${query}`;
    const trouble = this.querySelector('[role="status"]');
    const answer = await fetch(address, { headers: { accept: 'application/json, image/svg+xml' } });
    trouble.hidden = answer.ok;
    trouble.textContent = answer.ok ? '' : (await answer.json()).detail;
    if (answer.ok) this.querySelector('img').src = address;
  }
}

customElements.define('badge-preview', BadgePreview);
