// Rows of default recipients: name and e-mail only for a fixed person.
const rows = document.getElementById('defaults');

function shape(row) {
  const fixed = row.querySelector('[name=source]').value === 'FIXED';
  for (const input of row.querySelectorAll('.fixed')) {
    input.classList.toggle('away', !fixed);
    input.required = fixed;
    if (!fixed) input.value = '';
  }
}

document.getElementById('add-default').addEventListener('click', () => {
  const row = document.getElementById('default-row').content.firstElementChild.cloneNode(true);
  rows.append(row);
  shape(row);
  row.querySelector('select').focus();
});

rows.addEventListener('change', (event) => shape(event.target.closest('.default-row')));
rows.addEventListener('click', (event) => event.target.closest('.remove')?.closest('.default-row').remove());
rows.querySelectorAll('.default-row').forEach(shape);
