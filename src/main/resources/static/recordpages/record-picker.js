// Finds a record by its name: <record-picker data-url="/pick/companies" data-empty="…"> around a hidden input with the
// chosen id and a text input. With `submits`, choosing sends the form.
const PAUSE = 150;

customElements.define('record-picker', class extends HTMLElement {
  connectedCallback() {
    this.chosen = this.querySelector('input[type=hidden]');
    this.input = this.querySelector('input:not([type=hidden])');
    this.list = document.createElement('ul');
    this.list.id = `${this.input.id}-hits`;
    this.list.className = 'picker-hits';
    this.list.hidden = true;
    this.list.setAttribute('role', 'listbox');
    this.list.setAttribute('aria-label', this.input.getAttribute('aria-label') ?? this.dataset.label ?? '');
    for (const [name, value] of Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': this.list.id, autocomplete: 'off' })) {
      this.input.setAttribute(name, value);
    }
    this.append(this.list);
    this.input.addEventListener('input', () => this.later());
    this.input.addEventListener('keydown', (event) => this.key(event));
    this.input.addEventListener('focus', () => { if (!this.input.value) this.search(); });
    this.input.addEventListener('blur', () => setTimeout(() => this.close(), 120));
    this.list.addEventListener('pointerdown', (event) => {
      event.preventDefault();
      this.take(event.target.closest('li'));
    });
  }

  later() {
    this.entered = false;
    this.chosen.value = '';
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.search(), PAUSE);
  }

  async search() {
    this.request?.abort();
    this.request = new AbortController();
    const words = this.input.value.trim();
    try {
      const response = await fetch(`${this.dataset.url}?q=${encodeURIComponent(words)}`, { signal: this.request.signal, headers: { Accept: 'application/json' } });
      if (!response.ok) return;
      this.show(await response.json());
      this.answered = words;
      if (this.entered) this.enter();
    } catch (failure) {
      if (failure.name !== 'AbortError') this.close();
    }
  }

  show(hits) {
    const rows = hits.map((hit, index) => this.row(hit, index));
    if (!rows.length) {
      const none = document.createElement('li');
      none.className = 'picker-none';
      none.textContent = this.dataset.empty;
      rows.push(none);
    }
    this.list.replaceChildren(...rows);
    this.list.hidden = false;
    this.input.setAttribute('aria-expanded', 'true');
    this.point(hits.length && this.input.value ? 0 : -1);
  }

  row(hit, index) {
    const row = document.createElement('li');
    row.id = `${this.list.id}-${index}`;
    row.setAttribute('role', 'option');
    row.dataset.id = hit.id;
    row.dataset.name = hit.name;
    const name = document.createElement('strong');
    name.textContent = hit.name;
    const detail = document.createElement('span');
    detail.textContent = hit.detail;
    row.append(name, detail);
    return row;
  }

  get rows() {
    return [...this.list.querySelectorAll('[role=option]')];
  }

  point(index) {
    this.at = index;
    this.rows.forEach((row, at) => row.setAttribute('aria-selected', String(at === index)));
    const row = this.rows[index];
    row?.scrollIntoView({ block: 'nearest' });
    if (row) this.input.setAttribute('aria-activedescendant', row.id);
    else this.input.removeAttribute('aria-activedescendant');
  }

  key(event) {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (this.list.hidden) this.search();
      else if (this.rows.length) this.point((this.at + (event.key === 'ArrowDown' ? 1 : -1) + this.rows.length) % this.rows.length);
    } else if (event.key === 'Enter' && !this.list.hidden && (this.rows[this.at] || this.isLate())) {
      event.preventDefault();
      this.enter();
    } else if (event.key === 'Escape' && !this.list.hidden) {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    }
  }

  /** Whether the list does not answer yet what was typed last. */
  isLate() {
    return this.input.value.trim() !== this.answered;
  }

  enter() {
    this.entered = this.isLate();
    if (!this.entered) this.take(this.rows[this.at]);
  }

  take(row) {
    if (!row?.dataset.id) return;
    this.chosen.value = row.dataset.id;
    this.input.value = row.dataset.name;
    this.close();
    if (this.hasAttribute('submits')) this.chosen.form.requestSubmit();
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute('aria-expanded', 'false');
  }
});
