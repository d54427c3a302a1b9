// SPDX-License-Identifier: Apache-2.0
// Finds skills while one types. Without scripts the button beside the field searches; the rows are
// the same, so the form is sent in the same way.

const pause_ms = 250;
const hits_max = 8;
const level_default = '3';

class SkillPicker extends HTMLElement {
  connectedCallback() {
    this.field = this.querySelector('#skill_search');
    this.hits = this.querySelector('.hits');
    this.levels = this.querySelector('template').content.querySelector('select');
    this.field.addEventListener('input', () => {
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => this.search(), pause_ms);
    });
    // Enter searches here rather than saving the whole form.
    this.field.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      this.search();
    });
    this.querySelector('button[value="search"]').addEventListener('click', (event) => {
      event.preventDefault();
      this.search();
    });
  }

  async search() {
    const words = this.field.value.trim();
    // What is ticked stays, whatever is searched for next.
    const kept = [...this.hits.querySelectorAll('li')].filter((row) => row.querySelector('input[type="checkbox"]').checked);
    if (!words) return this.show(kept, '');
    const answer = await fetch(`${this.dataset.source}?${new URLSearchParams({ q: words, top: hits_max })}`);
    if (!answer.ok) return this.show(kept, (await answer.json()).detail);
    const { framework, skills } = await answer.json();
    if (words !== this.field.value.trim()) return undefined;  // something else is asked for by now
    const known = new Set(kept.map((row) => row.dataset.id));
    const rows = skills.filter(({ id }) => !known.has(id)).map((skill) => this.row(skill, framework.title ?? framework.name));
    return this.show([...kept, ...rows], skills.length ? '' : this.dataset.none);
  }

  row(skill, framework) {
    const row = document.createElement('li');
    row.dataset.id = skill.id;
    const label = document.createElement('label');
    label.className = 'check';
    const tick = Object.assign(document.createElement('input'), { type: 'checkbox', value: '1' });
    tick.dataset.member = 'take';
    const name = document.createElement('strong');
    name.textContent = skill.label;
    label.append(tick, name);
    const end = document.createElement('span');
    end.className = 'row-end';
    for (const [member, value] of Object.entries({ name: skill.label, id: skill.id, framework })) {
      const input = Object.assign(document.createElement('input'), { type: 'hidden', value });
      input.dataset.member = member;
      end.append(input);
    }
    const level = this.levels.cloneNode(true);
    level.dataset.member = 'level';
    level.value = level_default;
    level.setAttribute('aria-label', `${this.dataset.level} ${skill.label}`);
    end.append(level);
    row.append(label, end);
    return row;
  }

  show(rows, note) {
    this.hits.replaceChildren();
    if (note) {
      const text = Object.assign(document.createElement('p'), { className: 'quiet', textContent: note });
      this.hits.append(text);
    }
    if (!rows.length) return;
    const list = Object.assign(document.createElement('ul'), { className: 'rows' });
    rows.forEach((row, i) => {
      for (const field of row.querySelectorAll('input, select')) {
        field.dataset.member ??= field.name.split('.').at(-1);
        field.name = `hit.${i}.${field.dataset.member}`;
      }
      row.dataset.id ??= row.querySelector('[data-member="id"]').value;
      list.append(row);
    });
    this.hits.append(list);
  }
}

customElements.define('skill-picker', SkillPicker);
