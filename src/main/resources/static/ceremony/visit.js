// What every page of a visit shares: the right to act, the way to the server, and the texts.
const { visit } = document.body.dataset;
const STORE = `pactwire-visit:${visit}`;
const key = takeKey();
let texts = {};

/** The key came once in the fragment of the address, which no server and no log sees, and stays with this tab. */
function takeKey() {
  const given = location.hash.slice(1);
  if (given) history.replaceState(null, '', location.pathname + location.search);
  try {
    if (given) sessionStorage.setItem(STORE, given);
    return given || sessionStorage.getItem(STORE) || '';
  } catch {
    return given;
  }
}

/** An answer of the server that is a sentence for the person. */
export class Refused extends Error {
  constructor(status, answer) {
    super(answer.message || say('failed'));
    this.status = status;
    this.code = answer.code ?? '';
    this.next = answer.next ?? '';
  }
}

/** The server was not reached. */
export class Offline extends Error {
  constructor() {
    super(say('offline'));
  }
}

export const address = (path) => `${location.pathname.replace(/\/$/, '')}/${path}`;
export const headers = () => ({ 'Pactwire-Visit': key });

async function reach(method, path, content) {
  const response = await fetch(address(path), {
    method,
    headers: { ...headers(), Accept: 'application/json, */*', ...(content === undefined ? {} : { 'Content-Type': 'application/json' }) },
    body: content === undefined ? undefined : JSON.stringify(content),
    cache: 'no-store',
  }).catch(() => { throw new Offline(); });
  if (response.ok) return response;
  const refusal = new Refused(response.status, await response.json().catch(() => ({})));
  if (response.status === 401) document.dispatchEvent(new CustomEvent('visit-ended', { detail: refusal }));
  throw refusal;
}

/** Calls the visit's own address with JSON and answers JSON. */
export async function call(method, path, content) {
  const response = await reach(method, path, content);
  return response.status === 204 ? {} : response.json();
}

/** Saves a file to the person's device. */
export async function download(path, name) {
  const response = await reach('GET', path);
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  Object.assign(link, { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
}

export async function picture(path) {
  const response = await reach('GET', path);
  return URL.createObjectURL(await response.blob());
}

export function learn(more) {
  texts = { ...texts, ...more };
}

/** The text under a key in the page's language, its {0}, {1} … filled. */
export function say(textKey, ...values) {
  const text = texts[textKey] ?? document.body.dataset[`say${textKey[0].toUpperCase()}${textKey.slice(1)}`] ?? textKey;
  return text.replace(/\{(\d)\}/g, (hole, index) => values[Number(index)] ?? hole);
}

/** Leaves for another page, out of reach of the “changes are not saved” question. */
export function leave(url) {
  window.onbeforeunload = null;
  location.assign(url);
}
