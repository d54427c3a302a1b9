// SPDX-License-Identifier: Apache-2.0
// A part of a page that is going on: its place is filled anew every second until it is at rest; then the page is
// loaded once more, for what else has changed. Without scripts the page refreshes itself.

const pause_milliseconds = 1000;

class LivePart extends HTMLElement {
  connectedCallback() { this.wait(); }

  disconnectedCallback() { clearTimeout(this.timer); }

  wait() {
    if ('running' in this.dataset) this.timer = setTimeout(() => this.refresh(), pause_milliseconds);
  }

  async refresh() {
    try {
      const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById(this.id);
      if (!fresh) return;
      if (!('running' in fresh.dataset)) { location.reload(); return; }
      this.replaceChildren(...fresh.childNodes);
    } catch { /* the server is away for a moment: asked again */ }
    this.wait();
  }
}

customElements.define('live-part', LivePart);
