// SPDX-License-Identifier: Apache-2.0
// Marking with the keyboard, saved as one goes, the total always in sight. Without scripts the same form is saved by
// its buttons and the total is shown on saving.

const pause_ms = 800;
const look_ms = 1000;

class MarkingForm extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector('form');
    this.criteria = [...this.form.querySelectorAll('fieldset.criterion')];
    this.form.addEventListener('input', () => this.changed());
    this.form.addEventListener('keydown', (event) => this.key(event));
    this.form.addEventListener('submit', () => { this.leaving = true; clearTimeout(this.waiting); });
    this.querySelector('[data-keys]').hidden = false;
    // Time with the page in view is what marking took.
    this.clock = setInterval(() => { if (!document.hidden) this.seconds = (this.seconds ?? 0) + 1; this.tell_seconds(); }, look_ms);
  }

  disconnectedCallback() { clearInterval(this.clock); }

  tell_seconds() { this.form.elements.seconds.value = String(this.seconds ?? 0); }

  // A digit chooses a level of the criterion one is in and moves on to the next.
  key(event) {
    if (event.target.matches('textarea, input[type="text"]') || event.ctrlKey || event.metaKey || event.altKey) return;
    const criterion = event.target.closest('fieldset.criterion');
    const radio = criterion?.querySelector(`input[type="radio"][value="${CSS.escape(event.key)}"]`);
    if (!radio || !/^[1-9]$/.test(event.key)) return;
    event.preventDefault();
    radio.checked = true;
    this.changed();
    const next = this.criteria[this.criteria.indexOf(criterion) + 1];
    const target = next ? next.querySelector('input[type="radio"]:checked') ?? next.querySelector('input[type="radio"]')
      : radio;
    target.focus();
  }

  changed() {
    this.total();
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.save(), pause_ms);
  }

  // As the server counts: points / best points by weight, rounded to a hundredth of a percent.
  total() {
    if (this.criteria.length === 0) return;
    let sum = 0;
    let weights = 0;
    let complete = true;
    let needs_met = true;
    for (const criterion of this.criteria) {
      const weight = Number(criterion.dataset.weight);
      weights += weight;
      const chosen = criterion.querySelector('input[type="radio"]:checked');
      if (!chosen) { complete = false; continue; }
      sum += weight * Number(chosen.dataset.points) / Number(criterion.dataset.best);
      if (Number(chosen.value) < Number(criterion.dataset.needed)) needs_met = false;
    }
    const percent = Math.round(10000 * sum / weights + 1e-7) / 100;
    this.form.elements.total.value = String(percent);
    const passes = complete && needs_met && (this.dataset.pass === '' || percent >= Number(this.dataset.pass));
    const verdict = this.querySelector('[data-verdict]');
    verdict.textContent = !complete ? verdict.dataset.open : passes ? verdict.dataset.passes : verdict.dataset.fails;
    verdict.classList.toggle('good', passes);
  }

  async save() {
    if (this.leaving) return;
    const body = new URLSearchParams(new FormData(this.form));
    body.set('do', 'save');
    const status = this.querySelector('[data-status]');
    try {
      const answer = await fetch(this.form.action, { method: 'POST', body, redirect: 'manual' });
      const kept = answer.type === 'opaqueredirect' || answer.ok;
      if (kept) this.seconds = 0;
      status.textContent = kept ? status.dataset.kept : status.dataset.lost;
    } catch {
      status.textContent = status.dataset.lost;
    }
  }
}

customElements.define('marking-form', MarkingForm);
