// The send dialog: documents from the record or from this device, recipients in order, one button.

const LOOK_AFTER = 200;
const LOOK_FROM = 2;

/**
 * @param form the dialog's form
 * @param panel {problem(sentence), send(FormData), people(name)}
 */
export function openSendDialog(form, panel) {
  const rows = form.querySelector('#recipients');
  const uploads = form.querySelector('#uploads');
  const chosen = [];
  const maxBytes = Number(form.dataset.maxBytes);

  function addRow() {
    const row = form.querySelector('#recipient-row').content.firstElementChild.cloneNode(true);
    const orders = [...rows.querySelectorAll('.order')].map((input) => Number(input.value) || 0);
    row.querySelector('.order').value = Math.max(0, ...orders) + 1;
    rows.append(row);
    row.querySelector('.name').focus();
  }

  function take(files) {
    panel.problem('');
    for (const file of files) {
      if (chosen.length >= Number(form.dataset.most)) {
        panel.problem(form.dataset.textTooMany);
        break;
      }
      if (file.size > maxBytes) {
        panel.problem(form.dataset.textTooLarge.replace('{0}', file.name));
        continue;
      }
      chosen.push(file);
    }
    showUploads();
  }

  function showUploads() {
    uploads.replaceChildren(...chosen.map((file) => {
      const row = document.createElement('li');
      const name = document.createElement('span');
      name.className = 'grow';
      name.textContent = file.name;
      const remove = document.createElement('button');
      remove.type = 'button';
      remove.className = 'btn btn-quiet btn-sm';
      remove.textContent = form.dataset.textRemove;
      remove.addEventListener('click', () => {
        panel.problem('');
        chosen.splice(chosen.indexOf(file), 1);
        showUploads();
      });
      row.append(name, remove);
      return row;
    }));
  }

  function recipients() {
    return [...rows.querySelectorAll('.recipient-row')].map((row) => ({
      order: Number(row.querySelector('.order').value),
      name: row.querySelector('.name').value,
      email: row.querySelector('.email').value,
      role: row.querySelector('.role').value,
    }));
  }

  form.querySelector('#add-recipient').addEventListener('click', addRow);
  rows.addEventListener('click', (event) => {
    const remove = event.target.closest('.remove');
    if (!remove) return;
    remove.closest('.recipient-row').remove();
    tellOfTwins();
    form.querySelector('#add-recipient').focus();
  });

  // Whoever is known to the CRM need not be typed: a chosen name brings the address along.
  const known = form.querySelector('#known-people');
  const emails = new Map();
  let looking = 0;
  rows.addEventListener('input', (event) => {
    if (!event.target.matches('.name')) return;
    const row = event.target.closest('.recipient-row');
    const name = event.target.value.trim();
    if (emails.has(name) && !row.querySelector('.email').value) row.querySelector('.email').value = emails.get(name);
    clearTimeout(looking);
    if (name.length >= LOOK_FROM && !emails.has(name)) looking = setTimeout(() => look(name), LOOK_AFTER);
  });

  async function look(name) {
    const people = await panel.people(name).catch(() => []);
    known.replaceChildren(...people.map((person) => {
      emails.set(person.name, person.email);
      const option = document.createElement('option');
      option.value = person.name;
      option.label = person.email;
      return option;
    }));
  }

  // A sentence about what was missing goes with the next change.
  form.addEventListener('input', (event) => {
    if (event.target !== input) panel.problem('');
    tellOfTwins();
  });

  // One address may stand twice, for two people of one mailbox; it may also be a slip.
  function tellOfTwins() {
    const addresses = recipients().map((recipient) => recipient.email.trim().toLowerCase()).filter(Boolean);
    const twin = addresses.find((address, place) => addresses.indexOf(address) < place);
    const note = form.querySelector('#twins');
    note.textContent = twin ? note.dataset.text.replace('{0}', twin) : '';
    note.hidden = !twin;
  }

  const input = form.querySelector('#upload');
  input.addEventListener('change', () => {
    take(input.files);
    input.value = '';
  });
  const drop = form.querySelector('#drop');
  for (const kind of ['dragenter', 'dragover']) {
    drop.addEventListener(kind, (event) => { event.preventDefault(); drop.classList.add('over'); });
  }
  for (const kind of ['dragleave', 'drop']) {
    drop.addEventListener(kind, () => drop.classList.remove('over'));
  }
  drop.addEventListener('drop', (event) => { event.preventDefault(); take(event.dataTransfer.files); });

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    panel.problem('');
    const button = form.querySelector('button[type=submit]');
    button.disabled = true;
    form.setAttribute('aria-busy', 'true');
    const data = new FormData();
    data.set('agreement', form.dataset.agreement);
    data.set('subject', form.subject.value);
    data.set('message', form.message.value);
    for (const days of ['expires', 'remind', 'every']) data.set(days, form.elements[days].value || '0');
    data.set('recipients', JSON.stringify(recipients()));
    for (const box of form.querySelectorAll('input[name=files]:checked')) data.append('files', box.value);
    for (const file of chosen) data.append('uploads', file, file.name);
    try {
      await panel.send(data);
    } catch (problem) {
      panel.problem(problem.message);
      button.disabled = false;
    } finally {
      form.removeAttribute('aria-busy');
    }
  });

  (form.querySelector('#record-files input') ?? form.querySelector('#upload')).focus();
}
