// SPDX-License-Identifier: Apache-2.0
// Sliders that answer while they are moved, and forms that say they are at work. Without scripts
// every form is sent by its button.

const pause_ms = 150;

// A form whose answer is the part of the page that data-live names.
function live(form) {
  let waiting, asked = 0;
  const show_values = () => form.querySelectorAll('input[type="range"]').forEach((input) => {
    const output = form.querySelector(`label[for="${input.id}"] output`);
    if (output) output.textContent = input.value;
  });
  async function ask() {
    const turn = ++asked;
    const query = new URLSearchParams(new FormData(form));
    const address = `${form.getAttribute('action')}?${query}`;
    const answer = document.getElementById(form.dataset.live);
    answer.setAttribute('aria-busy', 'true');
    try {
      const page = await (await fetch(`${address}&live=1`)).text();
      if (turn !== asked) return;
      const fresh = new DOMParser().parseFromString(page, 'text/html').getElementById(form.dataset.live);
      if (fresh) answer.replaceChildren(...fresh.childNodes);
      history.replaceState(null, '', address);
    } finally {
      if (turn === asked) answer.removeAttribute('aria-busy');
    }
  }
  form.addEventListener('input', () => {
    show_values();
    clearTimeout(waiting);
    waiting = setTimeout(ask, pause_ms);
  });
}

document.querySelectorAll('form[data-live]').forEach(live);

// What takes a moment says so.
document.querySelectorAll('form[action$="/adverts"]').forEach((form) => {
  form.addEventListener('submit', () => {
    const button = form.querySelector('button[type="submit"]');
    button.textContent = form.dataset.busy;
    button.setAttribute('aria-disabled', 'true');
  });
});
