// A task that was ticked on the home page stays there, struck through, until the page is opened again: a slip is undone
// by one more click.
import './lists.js';

document.addEventListener('htmx:afterRequest', ({ detail }) => {
  const box = detail.elt.closest?.('.todo-box');
  if (!box || !detail.successful) return;
  const done = box.getAttribute('aria-checked') !== 'true';
  box.setAttribute('aria-checked', String(done));
  box.setAttribute('hx-vals', JSON.stringify({ status: done ? 'OPEN' : 'COMPLETED' }));
  box.closest('.todo').classList.toggle('done', done);
});
