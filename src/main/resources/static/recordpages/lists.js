// Lists and the board: what does not arrive is said, not passed over.
import './dialogs.js';
import './record-picker.js';
import './rows.js';
import { toast } from '../shell/shell.js';

for (const failure of ['htmx:sendError', 'htmx:timeout']) {
  document.addEventListener(failure, () => toast(document.querySelector('.page-head[data-failed]').dataset.failed, 'error'));
}

document.addEventListener('htmx:beforeSwap', (event) => {
  if (event.detail.xhr.status === 422 && event.detail.xhr.getResponseHeader('X-Again')) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
});

document.addEventListener('htmx:load', ({ target }) => {
  const form = target.matches?.('form.editing') ? target : target.querySelector?.('form.editing');
  form?.querySelector('input:not([type=hidden]), select, textarea')?.focus();
});
