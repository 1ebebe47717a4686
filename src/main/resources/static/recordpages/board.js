// The opportunities of a pipeline, stage by stage. A card moves by pointer, or by keyboard from its grip: Space lifts and
// drops, the arrow keys choose the stage, Escape puts it back.
import { csrf, toast } from '../shell/shell.js';

const QUIET = 400;

customElements.define('deal-board', class extends HTMLElement {
  connectedCallback() {
    this.voice = this.querySelector('[role=status]');
    this.addEventListener('keydown', (event) => this.key(event));
    this.addEventListener('focusout', (event) => {
      if (this.lifted && event.target === this.lifted.grip && !this.moving) this.putBack();
    });
    this.onLive = ({ detail }) => {
      if (detail.topic === 'reconnected' || detail.topic === 'record' && detail.id.startsWith('opportunity:')) this.later();
    };
    document.addEventListener('live', this.onLive);
    this.sort();
  }

  disconnectedCallback() {
    document.removeEventListener('live', this.onLive);
  }

  get columns() {
    return [...this.querySelectorAll('.deal-column')];
  }

  async sort() {
    if (!this.hasAttribute('movable')) return;
    const { default: Sortable } = await import(this.dataset.sortable);
    for (const list of this.querySelectorAll('.deal-cards')) {
      Sortable.create(list, {
        group: 'deals',
        sort: false,
        animation: 120,
        delay: 180,
        delayOnTouchOnly: true,
        ghostClass: 'ghost',
        filter: '.deal-more',
        onStart: () => { this.dragging = true; },
        onEnd: ({ item, from, to, oldIndex }) => {
          this.dragging = false;
          if (from !== to) this.move(item, to.closest('.deal-column'), () => from.insertBefore(item, from.children[oldIndex] ?? null));
        },
      });
    }
    this.classList.add('movable');
  }

  key(event) {
    const grip = event.target.closest('.deal-grip');
    if (!grip) return;
    if (event.key === ' ' || event.key === 'Enter') {
      event.preventDefault();
      if (this.lifted) this.drop();
      else this.lift(grip);
    } else if (this.lifted && (event.key === 'ArrowRight' || event.key === 'ArrowLeft')) {
      event.preventDefault();
      this.carry(event.key === 'ArrowRight' ? 1 : -1);
    } else if (this.lifted && event.key === 'Escape') {
      event.preventDefault();
      this.putBack();
    }
  }

  lift(grip) {
    const card = grip.closest('.deal-card');
    this.lifted = { grip, card, from: card.parentElement, before: card.nextElementSibling };
    card.classList.add('lifted');
    grip.setAttribute('aria-pressed', 'true');
    this.say(this.dataset.lifted, card);
  }

  carry(step) {
    const { card, grip } = this.lifted;
    const columns = this.columns;
    const at = columns.indexOf(card.closest('.deal-column')) + step;
    if (!columns[at]) return;
    this.moving = true;
    columns[at].querySelector('.deal-cards').prepend(card);
    grip.focus();
    this.moving = false;
    card.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    this.say(this.dataset.over, card);
  }

  drop() {
    const { card, from, before } = this.lifted;
    this.settle();
    if (card.parentElement === from) this.say(this.dataset.back, card);
    else this.move(card, card.closest('.deal-column'), () => from.insertBefore(card, before));
  }

  putBack() {
    const { card, from, before, grip } = this.lifted;
    this.moving = true;
    from.insertBefore(card, before);
    if (document.activeElement !== grip && this.contains(document.activeElement)) grip.focus();
    this.moving = false;
    this.settle();
    this.say(this.dataset.back, card);
  }

  settle() {
    this.lifted.card.classList.remove('lifted');
    this.lifted.grip.removeAttribute('aria-pressed');
    this.lifted = null;
  }

  async move(card, column, undo) {
    const response = await fetch(`/opportunities/${card.dataset.id}/stage`, {
      method: 'PUT',
      headers: { 'X-XSRF-TOKEN': csrf(), Accept: 'application/json', 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ stage: column.dataset.stage }),
    }).catch(() => null);
    if (response?.ok) {
      this.say(this.dataset.moved, card);
    } else {
      undo();
      toast((await response?.json().catch(() => null))?.message ?? this.dataset.failed, 'error');
    }
    this.later();
  }

  say(pattern, card) {
    const columns = this.columns;
    const column = card.closest('.deal-column');
    this.voice.textContent = pattern
      .replace('{0}', card.dataset.name)
      .replace('{1}', column.dataset.name)
      .replace('{2}', columns.indexOf(column) + 1)
      .replace('{3}', columns.length);
  }

  /** Counts and sums come from the server; a card in the hand is never taken out of it. */
  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (this.lifted || this.dragging || !this.isConnected) return this.later();
      return window.htmx.ajax('GET', this.dataset.url, { target: '#board', swap: 'innerHTML' }).then(() => this.sort());
    }, QUIET);
  }
});
