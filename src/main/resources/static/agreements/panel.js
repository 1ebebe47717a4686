// The agreements panel: lives in a CRM's frame, speaks the embedded-panel protocol, knows who looks by a token in memory.
import { startLive } from '../shell/live.js';

const root = document.getElementById('panel');
const note = document.getElementById('panel-note');
const text = root.dataset;
const query = new URLSearchParams(location.search);
const host = query.get('origin');
const instanceId = query.get('instanceId');
const isModal = text.modal === 'true';
const HANDOVER = 'pactwire-panel';
const ANSWER_WITHIN = 8000;
const HIGHEST = 900;
const LOWEST = 160;
const MARGIN = 24;
const HERE_EVERY = 20 * 60_000;

let token = text.token;
root.removeAttribute('data-token');
let record = isModal && query.get('type') ? { type: query.get('type'), id: Number(query.get('id')) } : null;

/* ---- the host ---- */

const known = text.hosts.split(' ').includes(host) || host === location.origin;
const waiting = new Map();
const listeners = new Map();
let counter = 0;

function tellHost(type, payload = {}) {
  if (known) window.parent.postMessage({ ...payload, instanceId, version: '1', type, id: -1 }, host);
}

function askHost(type, payload = {}) {
  return new Promise((resolve, reject) => {
    const id = counter++;
    const late = setTimeout(() => { waiting.delete(id); reject(new Error(`${type}: no answer`)); }, ANSWER_WITHIN);
    waiting.set(id, { type, resolve, reject, late });
    window.parent.postMessage({ ...payload, instanceId, version: '1', type, id }, host);
  });
}

function onHost(type, listener) {
  listeners.set(type, listener);
}

window.addEventListener('message', (event) => {
  if (event.origin !== host || event.source !== window.parent || !event.data || typeof event.data !== 'object') return;
  const { type, id, data, error } = event.data;
  const asked = waiting.get(id);
  if (asked && asked.type === type) {
    waiting.delete(id);
    clearTimeout(asked.late);
    if (error) asked.reject(new Error(String(error)));
    else asked.resolve(data);
  } else {
    listeners.get(type)?.(data ?? event.data.msg);
  }
});

/* ---- our own server ---- */

class Problem extends Error {}

async function ask(path, options) {
  try {
    return await fetch(path, { ...options, headers: { ...options.headers, Authorization: `Bearer ${token}` }, cache: 'no-store' });
  } catch {
    throw new Problem(text.textAway);
  }
}

let entering = null;

/** The host is logged in longer than this panel: it is asked who looks before the person is. */
function enterAgain() {
  entering ??= (async () => {
    try {
      const { jwt } = await askHost('getHandOver');
      const answer = await fetch('/panel', { method: 'POST', body: new URLSearchParams({ jwt }), cache: 'no-store' });
      return html(await answer.text()).querySelector('#panel').dataset.token;
    } catch {
      return '';
    } finally {
      entering = null;
    }
  })();
  return entering;
}

async function call(path, options = {}) {
  let response = await ask(path, options);
  if (response.status === 401) {
    const fresh = await enterAgain();
    if (fresh) {
      token = fresh;
      response = await ask(path, options);
    }
  }
  if (response.status === 401) {
    token = '';
    showLogin();
    throw new Problem('');
  }
  if (!response.ok) {
    const answer = await response.json().catch(() => ({}));
    throw new Problem(answer.message ?? text.textAway);
  }
  return response;
}

const post = async (path, form = new URLSearchParams()) => (await call(path, { method: 'POST', body: form })).json();

function html(markup) {
  const template = document.createElement('template');
  template.innerHTML = markup;
  return template.content;
}

const SAID_FOR = 8_000;
let silence;

function say(sentence) {
  note.textContent = sentence;
  clearTimeout(silence);
  silence = setTimeout(() => { note.textContent = ''; }, SAID_FOR);
}

function problemIn(element, sentence) {
  const place = element?.querySelector('.panel-problem');
  if (!place) return say(sentence);
  place.textContent = sentence;
  place.hidden = !sentence;
}

/* ---- who looks ---- */

// A dialog that this panel has just opened is its own viewer's; nobody else is given the token.
const others = new BroadcastChannel(HANDOVER);
let dialogAwaitedUntil = 0;
others.addEventListener('message', (event) => {
  if (event.data.wanted && token && Date.now() < dialogAwaitedUntil) {
    dialogAwaitedUntil = 0;
    others.postMessage({ token, for: event.data.wanted });
  }
  if (event.data.token && event.data.for === instanceId && !token) {
    token = event.data.token;
    begin();
  }
});

function showLogin() {
  const box = document.createElement('section');
  box.className = 'panel-connect';
  const lead = document.createElement('p');
  lead.textContent = text.textLoginLead;
  const button = document.createElement('button');
  button.className = 'btn btn-primary';
  button.type = 'button';
  button.textContent = text.textLogin;
  button.addEventListener('click', () => popup('/agreements/panel-login', 'pactwire-token', (message) => {
    token = message.token;
    begin();
  }));
  box.append(lead, button);
  root.replaceChildren(box);
}

/** Opens a window of our own origin and waits for its one message. */
function popup(address, type, done) {
  const opened = window.open(address, 'pactwire-popup', 'popup,width=520,height=720');
  if (!opened) {
    say(text.textBlocked);
    return;
  }
  const hear = (event) => {
    if (event.origin === location.origin && event.source === opened && event.data?.type === type) {
      window.removeEventListener('message', hear);
      done(event.data);
    }
  };
  window.addEventListener('message', hear);
}

function connect(button) {
  popup('/integrations/signing/connect?return=/', 'pactwire-signing', async (message) => {
    await refresh();
    if (message.result !== 'connected') {
      problemIn(root.querySelector('.panel-connect'), message.result === 'denied' ? text.textDenied : text.textFailed);
    }
  });
  button.blur();
}

/* ---- the list ---- */

/** The frame is as high as what stands in it: also after a sentence appears or a form is unfolded. */
function tellHeight() {
  tellHost('setUI', { data: { height: Math.min(HIGHEST, Math.max(LOWEST, Math.ceil(root.scrollHeight + note.offsetHeight + MARGIN))) } });
}

let refreshing = null;

async function refresh() {
  if (refreshing) {
    refreshing.again = true;
    return refreshing.promise;
  }
  refreshing = { again: false };
  refreshing.promise = load().finally(() => {
    const again = refreshing.again;
    refreshing = null;
    if (again) refresh();
  });
  return refreshing.promise;
}

async function load() {
  try {
    const response = await call(`/panel/view?type=${encodeURIComponent(record.type)}&id=${record.id}`);
    const fresh = html(await response.text());
    const begun = [...root.querySelectorAll('.agreement details[open]')].map(unfinished);
    root.replaceChildren(fresh);
    begun.forEach(unfold);
    const list = root.querySelector('.panel-list');
    tellHost('setUI', { data: { count: Number(list.dataset.count), disableAddButton: list.dataset.sends !== 'true' } });
  } catch (problem) {
    if (problem.message) failed(problem.message);
  }
}

/** What was begun in an unfolded form, so that fresh news does not take it away. */
function unfinished(details) {
  const area = details.querySelector('textarea');
  return {
    agreement: details.closest('.agreement').dataset.agreement,
    words: area?.value ?? '',
    cursor: area && document.activeElement === area ? area.selectionStart : null,
  };
}

function unfold({ agreement, words, cursor }) {
  const details = root.querySelector(`[data-agreement="${agreement}"] details`);
  if (!details) return;
  details.open = true;
  const area = details.querySelector('textarea');
  if (!area) return;
  area.value = words;
  if (cursor === null) return;
  area.focus();
  area.setSelectionRange(cursor, cursor);
}

function failed(sentence) {
  const box = document.createElement('section');
  box.className = 'panel-connect';
  const lead = document.createElement('p');
  lead.setAttribute('role', 'alert');
  lead.textContent = sentence;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'btn btn-quiet';
  button.textContent = text.textRetry;
  button.addEventListener('click', () => refresh());
  box.append(lead, button);
  root.replaceChildren(box);
}

const ACTS = {
  connect: (button) => connect(button),
  new: () => openDialog(),
  close: () => tellHost('closeModal'),
  continue: (button) => goOn(button, 'continue'),
  retry: (button) => goOn(button, 'retry'),
  discard: (button) => (window.confirm(button.dataset.question) ? act(button, 'discard') : undefined),
  resend: async (button) => {
    if (await act(button, 'resend', new URLSearchParams({ errand: button.dataset.errand }))) say(text.textResent);
  },
  keep: (button) => { button.closest('details').open = false; },
};

root.addEventListener('click', (event) => {
  const button = event.target.closest('button[data-act]');
  if (button) ACTS[button.dataset.act]?.(button);
});

root.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.dataset.act === 'void') {
    event.preventDefault();
    act(form, 'void', new URLSearchParams(new FormData(form)));
  }
});

async function act(element, verb, form) {
  const row = element.closest('.agreement');
  element.disabled = true;
  try {
    await post(`/panel/agreements/${row.dataset.agreement}/${verb}`, form);
    await refresh();
    return true;
  } catch (problem) {
    problemIn(row, problem.message);
    element.disabled = false;
    return false;
  }
}

async function goOn(button, verb) {
  const row = button.closest('.agreement');
  button.disabled = true;
  try {
    const answer = await post(`/panel/agreements/${row.dataset.agreement}/${verb}`);
    if (answer.url) leave(answer.url, row);
    else await refresh();
  } catch (problem) {
    problemIn(row, problem.message);
    button.disabled = false;
  }
}

/**
 * To the signing service's pages, in the whole window; they lead back to the record. A browser lets a frame do that for some
 * seconds after a click: when preparing took longer, one more click is asked for.
 */
function leave(url, place) {
  try {
    window.top.location.href = url;
  } catch {
    const lead = document.createElement('p');
    lead.textContent = text.textReady;
    const link = document.createElement('a');
    link.className = 'btn btn-primary';
    link.target = '_top';
    link.href = url;
    link.textContent = text.textPlace;
    const box = document.createElement('section');
    box.className = 'panel-connect ready';
    box.append(lead, link);
    place.replaceChildren(box);
    link.focus();
  }
}

function openDialog() {
  if (!record) return;
  dialogAwaitedUntil = Date.now() + ANSWER_WITHIN;
  tellHost('showModal', { params: { width: 760, height: 720, displayHeader: true, title: text.textDialog, view: 'send', type: record.type, id: record.id } });
}

/* ---- the send dialog ---- */

async function dialog() {
  try {
    const response = await call(`/panel/dialog?type=${encodeURIComponent(record.type)}&id=${record.id}`);
    root.replaceChildren(html(await response.text()));
    const { openSendDialog } = await import('./send.js');
    openSendDialog(root.querySelector('#send'), {
      problem: (sentence) => problemIn(root, sentence),
      people: async (name) => (await call(`/panel/people?name=${encodeURIComponent(name)}`)).json(),
      send: async (form) => {
        form.set('type', record.type);
        form.set('id', String(record.id));
        const answer = await post('/panel/agreements', form);
        if (answer.url) leave(answer.url, root);
        else tellHost('closeModal');
      },
    });
  } catch (problem) {
    if (problem.message) failed(problem.message);
  }
}

/* ---- the start ---- */

async function context() {
  const answer = await askHost('getContext');
  const type = String(answer.entityType ?? answer.type ?? '');
  const singular = { leads: 'lead', people: 'person', companies: 'company', opportunities: 'opportunity' }[type] ?? type;
  return { type: singular, id: Number((answer.entityData ?? answer.context)?.id) };
}

async function begin() {
  if (!token) {
    if (isModal) others.postMessage({ wanted: instanceId });
    setTimeout(() => { if (!token) showLogin(); }, 700);
    return;
  }
  try {
    record ??= await context();
  } catch {
    failed(text.textAway);
    return;
  }
  if (isModal) {
    dialog();
  } else {
    await refresh();
    live();
  }
}

let following = false;

/** One stream, however often somebody logs in; when it has ended for want of a login, there is a new one after the next. */
async function live() {
  if (following) return;
  following = true;
  await startLive('/panel/live', () => ({ Authorization: `Bearer ${token}` })).catch(() => {});
  following = false;
  await refresh();
  if (token && root.querySelector('.panel-list')) live();
}

setInterval(() => { if (token) call('/panel/here', { method: 'POST' }).catch(() => {}); }, HERE_EVERY);

document.addEventListener('live', (event) => {
  const { topic, id } = event.detail;
  const ours = topic === 'agreements' && record && id === `${record.type}:${record.id}`;
  if (!isModal && (ours || topic === 'reconnected' || topic === 'signing-grant')) refresh();
});

if (!known || !instanceId) {
  failed(text.textForeign);
} else {
  onHost('addButtonClicked', () => openDialog());
  onHost('contextUpdated', async () => {
    if (!token || isModal) return;
    record = await context().catch(() => record);
    refresh();
  });
  tellHost('init');
  if (!isModal) {
    const sizes = new ResizeObserver(tellHeight);
    sizes.observe(root);
    sizes.observe(note);
  }
  begin();
}
