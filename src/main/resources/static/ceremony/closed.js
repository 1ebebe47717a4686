// What a person sees when there is nothing (more) to fill: why, what comes next, and what can be downloaded.
import { find, h, icon, toast } from './dom.js';
import { call, download, leave, say } from './visit.js';

export function showClosed({ situation, downloads = [] }) {
  const box = find('#closed');
  const heading = h('h2', { tabindex: '-1' }, situation.title);
  box.hidden = false;
  box.className = `situation ${situation.tone}`;
  box.replaceChildren(
    h('span', { class: 'situation-icon' }, icon(situation.icon)),
    h('div', { class: 'situation-words' }, heading, situation.text ? h('p', {}, situation.text) : null, situation.quote ? h('blockquote', { dir: 'auto' }, situation.quote) : null, actions(situation, downloads)),
  );
  heading.focus({ preventScroll: true });
}

function actions(situation, downloads) {
  const buttons = downloads.map((one, index) => button(one.label, 'download', index === 0 && !situation.confirm, () => download(one.path, one.name)));
  if (situation.confirm) {
    buttons.unshift(button(situation.confirm, 'check', true, async () => {
      await call('POST', 'confirm');
      location.reload();
    }));
  }
  if (situation.leave) buttons.push(button(situation.leave, 'arrow-right', !buttons.length, async () => leave((await call('POST', 'leave')).next)));
  if (situation.retry) buttons.push(button(say('retry'), 'refresh', true, () => location.reload()));
  return buttons.length ? h('div', { class: 'situation-actions' }, ...buttons) : null;
}

function button(label, picture, primary, work) {
  const element = h('button', { type: 'button', class: `button ${primary ? 'primary' : 'quiet'} big` }, icon(picture), h('span', {}, label));
  element.addEventListener('click', async () => {
    element.disabled = true;
    try {
      await work();
    } catch (failure) {
      toast(failure.message, 'error');
    } finally {
      element.disabled = false;
    }
  });
  return element;
}
