// One live stream a browser, shared by its tabs and frames: whoever holds the lock reads the stream and passes every
// message on. Each page hears a `live` event with {topic, id}; after a gap, a `live` event with topic `reconnected`.
const LOCK = 'pactwire-live';
const FIRST_RETRY = 500;
const LAST_RETRY = 15000;

const channel = new BroadcastChannel(LOCK);
channel.addEventListener('message', (event) => tell(event.data));

function tell(message) {
  document.dispatchEvent(new CustomEvent('live', { detail: message }));
}

function pass(message) {
  tell(message);
  channel.postMessage(message);
}

class Refused extends Error {}

const rest = (pause) => new Promise((resolve) => { setTimeout(resolve, pause); });

async function read(url, headers) {
  const response = await fetch(url, { headers: { Accept: 'text/event-stream', ...headers() }, cache: 'no-store' });
  if (response.status === 401 || response.status === 403) throw new Refused();
  if (!response.ok) throw new Error(`live stream: ${response.status}`);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    text += value;
    const parts = text.split('\n\n');
    text = parts.pop();
    for (const part of parts) {
      const data = part.split('\n').filter((line) => line.startsWith('data:')).map((line) => line.slice(5)).join('\n');
      if (data) pass(JSON.parse(data));
    }
  }
}

/** Reads the stream, again after each gap, until the server refuses whoever asks. */
async function follow(url, headers) {
  let pause = FIRST_RETRY;
  let first = true;
  for (;;) {
    const begun = Date.now();
    try {
      if (!first) setTimeout(() => pass({ topic: 'reconnected', id: '' }), 250);
      first = false;
      await read(url, headers);
    } catch (failure) {
      if (failure instanceof Refused) return;
      // the server is away: try again below
    }
    pause = Date.now() - begun > LAST_RETRY ? FIRST_RETRY : Math.min(pause * 2, LAST_RETRY);
    await rest(pause);
  }
}

/**
 * Joins the browser's live stream. A page whom the server refuses lets another one read. Where the browser gives no
 * locks (a frame of another site without storage, an address without TLS), the page reads alone.
 * @param url the stream's address for this page
 * @param headers gives the headers that show who asks, at each (re)connection
 */
export async function startLive(url, headers) {
  const work = () => follow(url, headers);
  for (;;) {
    try {
      await navigator.locks.request(LOCK, work);
    } catch {
      await work();
    }
    await rest(LAST_RETRY);
  }
}
