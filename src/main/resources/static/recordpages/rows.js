// Editors of several values: each row is a value and its category; rows come and go.
document.addEventListener('click', (event) => {
  const add = event.target.closest('[data-row-add]');
  if (add) {
    const form = add.form ?? add.closest('form');
    const row = form.querySelector('template.row').content.firstElementChild.cloneNode(true);
    form.querySelector('.rows').append(row);
    row.querySelector('input').focus();
  }
  const remove = event.target.closest('[data-row-remove]');
  if (remove) {
    const rows = remove.closest('.rows');
    remove.closest('.row').remove();
    (rows.querySelector('.row:last-child input') ?? rows.closest('form').querySelector('[data-row-add]'))?.focus();
  }
});

// Tags: Enter or a comma makes one of what was typed, Backspace in the empty input takes the last one away.
customElements.define('tag-input', class extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector('input:not([type=hidden])');
    this.input.addEventListener('keydown', (event) => {
      if ((event.key === 'Enter' || event.key === ',') && this.input.value.trim()) {
        event.preventDefault();
        this.add();
      } else if (event.key === 'Backspace' && !this.input.value) {
        this.querySelector('.tag:last-of-type')?.remove();
      }
    });
    this.closest('form').addEventListener('formdata', (event) => {
      if (this.input.value.trim()) event.formData.append('tag', this.input.value.trim());
    });
    this.addEventListener('click', (event) => {
      if (event.target.closest('[data-tag-remove]')) {
        event.target.closest('.tag').remove();
        this.input.focus();
      }
    });
  }

  add() {
    for (const text of this.input.value.split(',').map((part) => part.trim()).filter(Boolean)) {
      const tag = this.querySelector('template').content.firstElementChild.cloneNode(true);
      tag.querySelector('.tag-text').textContent = text;
      tag.querySelector('input').value = text;
      this.insertBefore(tag, this.input);
    }
    this.input.value = '';
  }
});
