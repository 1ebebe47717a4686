// Ctrl+K: finds records, pages and actions. Before anything is typed it offers the records that this browser has shown of
// late: it keeps only what they are called in addresses, and asks the server for those that the viewer may see.
const PAUSE = 120;
const KEPT = 9;

const key = () => `pactwire-visited-${document.querySelector('command-palette')?.dataset.user}`;

function visited() {
  try {
    return JSON.parse(localStorage.getItem(key()) ?? '[]').filter((name) => typeof name === 'string');
  } catch {
    return [];
  }
}

/** Remembers a record's page. @param name as `data-record` has it, such as `opportunity:12` */
export function remember(name) {
  try {
    localStorage.setItem(key(), JSON.stringify([name, ...visited().filter((other) => other !== name)].slice(0, KEPT)));
  } catch {
    // a browser that keeps nothing offers nothing
  }
}

customElements.define('command-palette', class extends HTMLElement {
  connectedCallback() {
    this.build();
    this.querySelector('button').addEventListener('click', () => this.open());
    document.addEventListener('click', (event) => { if (event.target.closest('[data-palette]')) this.open(); });
    document.addEventListener('keydown', (event) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        this.open();
      }
    });
  }

  build() {
    this.dialog = document.createElement('dialog');
    this.dialog.className = 'palette';
    this.dialog.setAttribute('aria-label', this.dataset.label);
    this.input = document.createElement('input');
    Object.assign(this.input, { type: 'search', placeholder: this.dataset.label, autocomplete: 'off' });
    for (const [name, value] of Object.entries({ role: 'combobox', 'aria-expanded': 'true', 'aria-controls': 'palette-hits', 'aria-label': this.dataset.label })) {
      this.input.setAttribute(name, value);
    }
    this.list = document.createElement('ul');
    this.list.id = 'palette-hits';
    this.list.setAttribute('role', 'listbox');
    this.list.setAttribute('aria-label', this.dataset.label);
    this.note = document.createElement('p');
    this.note.setAttribute('role', 'status');
    this.dialog.append(this.input, this.list, this.note);
    this.append(this.dialog);
    this.input.addEventListener('input', () => this.later());
    this.input.addEventListener('keydown', (event) => this.key(event));
    this.dialog.addEventListener('click', (event) => { if (event.target === this.dialog) this.dialog.close(); });
  }

  open() {
    if (this.dialog.open) return;
    this.input.value = '';
    this.show([]);
    this.dialog.showModal();
    this.input.focus();
    this.search();
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.search(), PAUSE);
  }

  async search() {
    const query = this.input.value.trim();
    const here = document.querySelector('[data-record]')?.dataset.record;
    const asked = new URLSearchParams(query ? { q: query } : { visited: visited().filter((name) => name !== here).join() });
    this.request?.abort();
    this.request = new AbortController();
    try {
      const response = await fetch(`/palette?${asked}`, { signal: this.request.signal, headers: { Accept: 'application/json' } });
      if (!response.ok) throw new Error(String(response.status));
      const hits = await response.json();
      this.show(hits);
      this.note.textContent = !query ? this.dataset.hint : hits.length ? '' : this.dataset.empty;
    } catch (failure) {
      if (failure.name !== 'AbortError') this.note.textContent = this.dataset.failed;
    }
  }

  show(hits) {
    this.list.replaceChildren(...hits.map((hit, index) => this.row(hit, index)));
    this.choose(0);
  }

  row(hit, index) {
    const row = document.createElement('li');
    row.id = `palette-hit-${index}`;
    row.setAttribute('role', 'option');
    const link = document.createElement('a');
    link.href = hit.href;
    link.tabIndex = -1;
    const icon = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    icon.setAttribute('class', 'icon');
    icon.setAttribute('aria-hidden', 'true');
    const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
    use.setAttribute('href', `${this.dataset.icons}#${hit.icon}`);
    icon.append(use);
    const title = document.createElement('strong');
    title.textContent = hit.title;
    const detail = document.createElement('span');
    detail.textContent = hit.detail;
    const kind = document.createElement('small');
    kind.textContent = hit.kind;
    link.append(icon, title, detail, kind);
    row.append(link);
    row.addEventListener('pointermove', () => this.choose(index));
    return row;
  }

  choose(index) {
    const rows = [...this.list.children];
    this.chosen = rows.length ? (index + rows.length) % rows.length : -1;
    rows.forEach((row, at) => row.setAttribute('aria-selected', String(at === this.chosen)));
    if (this.chosen >= 0) {
      this.input.setAttribute('aria-activedescendant', rows[this.chosen].id);
      rows[this.chosen].scrollIntoView({ block: 'nearest' });
    } else {
      this.input.removeAttribute('aria-activedescendant');
    }
  }

  key(event) {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      this.choose(this.chosen + (event.key === 'ArrowDown' ? 1 : -1));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      this.list.children[this.chosen]?.querySelector('a').click();
    }
  }
});
