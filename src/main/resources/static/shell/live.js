// One live stream a browser, shared by its tabs and frames: whoever holds the lock reads the stream and passes every
// message on. Each page hears a `live` event with {topic, id}. Whenever a stream begins, what was before it may have been
// missed: then the event's topic is `reconnected`.
const LOCK = 'pactwire-live';
const FIRST_RETRY = 500;
const LAST_RETRY = 15000;
const MISSED = { topic: 'reconnected', id: '' };

const channel = new BroadcastChannel(LOCK);
channel.addEventListener('message', (event) => tell(event.data));

function tell(message) {
  document.dispatchEvent(new CustomEvent('live', { detail: message }));
}

function pass(message) {
  tell(message);
  channel.postMessage(message);
}

/** Reads until the stream ends. Answers false when the server wants another login first. */
async function read(url, headers) {
  const response = await fetch(url, { headers: { Accept: 'text/event-stream', ...headers() }, cache: 'no-store' });
  if (response.status === 401 || response.status === 403) return false;
  if (!response.ok) throw new Error(`live stream: ${response.status}`);
  pass(MISSED);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return true;
    text += value;
    const parts = text.split('\n\n');
    text = parts.pop();
    for (const part of parts) {
      const data = part.split('\n').filter((line) => line.startsWith('data:')).map((line) => line.slice(5)).join('\n');
      if (data) pass(JSON.parse(data));
    }
  }
}

/** Reads the stream, again after each gap, until the server wants another login first. */
async function follow(url, headers) {
  let pause = FIRST_RETRY;
  for (;;) {
    const begun = Date.now();
    try {
      if (!(await read(url, headers))) return;
    } catch {
      // the server is away: try again below
    }
    pause = Date.now() - begun > LAST_RETRY ? FIRST_RETRY : Math.min(pause * 2, LAST_RETRY);
    await rest(pause);
  }
}

const rest = (pause) => new Promise((resolve) => { setTimeout(resolve, pause); });

/**
 * Of what changed while the page was on its way, one that joins the stream of another has heard nothing. It is told when
 * all that listens is there.
 */
export async function catchUp() {
  const { held = [] } = await navigator.locks?.query() ?? {};
  if (!held.some((lock) => lock.name === LOCK)) return;
  if (document.readyState === 'complete') tell(MISSED);
  else addEventListener('load', () => tell(MISSED), { once: true });
}

/**
 * Joins the browser's live stream. A page that is not allowed to read it leaves the lock to another. Where the browser
 * gives no locks (in the frame of another site without storage, at an address without TLS), the page reads alone.
 * @param url the stream's address for this page
 * @param headers gives the headers that show who asks, at each (re)connection
 */
export async function startLive(url, headers) {
  const work = () => follow(url, headers);
  try {
    await navigator.locks.request(LOCK, work);
  } catch {
    await work();
  }
}
