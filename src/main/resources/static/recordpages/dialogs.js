// The dialog for a new record: its form comes from the server, it opens when the form has arrived.
document.addEventListener('htmx:afterSwap', ({ detail }) => {
  if (detail.target.id === 'new-dialog' && !detail.target.open) detail.target.showModal();
});

document.addEventListener('close', (event) => {
  if (event.target.id === 'new-dialog') event.target.replaceChildren();
}, true);
