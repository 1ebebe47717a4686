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

async function read(url, headers) {
  const response = await fetch(url, { headers: { Accept: 'text/event-stream', ...headers() }, cache: 'no-store' });
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

/**
 * Joins the browser's live stream.
 * @param url the stream's address for this page
 * @param headers gives the headers that show who asks, at each (re)connection
 */
export function startLive(url, headers) {
  navigator.locks.request(LOCK, async () => {
    let pause = FIRST_RETRY;
    let first = true;
    for (;;) {
      const begun = Date.now();
      try {
        if (!first) setTimeout(() => pass({ topic: 'reconnected', id: '' }), 250);
        first = false;
        await read(url, headers);
      } catch {
        // the server is away: try again below
      }
      pause = Date.now() - begun > LAST_RETRY ? FIRST_RETRY : Math.min(pause * 2, LAST_RETRY);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  });
}
