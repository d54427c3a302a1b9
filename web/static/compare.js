// SPDX-License-Identifier: Apache-2.0
// Says how many offers are ticked while somebody ticks them; its words stand on the element, with #
// for the number.

const min = 2;
const max = 5;

class CompareBar extends HTMLElement {
  connectedCallback() {
    this.form = this.closest('form');
    this.button = this.querySelector('button');
    this.hint = this.querySelector('[data-hint]');
    this.hint.setAttribute('aria-live', 'polite');
    this.form.addEventListener('change', () => this.show());
    this.show();
  }

  show() {
    const picked = this.form.querySelectorAll('input[name=offer]:checked, input[name=offer][type=hidden]').length;
    const good = picked >= min && picked <= max;
    this.button.textContent = (good ? this.dataset.compareMany : this.dataset.compare).replace('#', picked);
    this.classList.toggle('active', picked > 0);
    if (picked === 0) return;
    const { tooMany, one, some } = this.dataset;
    this.hint.textContent = (picked > max ? tooMany : picked < min ? one : some).replace('#', picked);
  }
}

customElements.define('compare-bar', CompareBar);
