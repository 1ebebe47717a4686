import { all } from './dom.js';
import { call } from './visit.js';

/** The switch between English and French, on pages of a visit. */
export function wireLanguage() {
  all('[data-language]').forEach((button) => button.addEventListener('click', async () => {
    await call('PUT', 'language', { language: button.dataset.language });
    location.reload();
  }));
}
