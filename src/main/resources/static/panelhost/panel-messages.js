// What an embedded app may ask of its host: a function (app element, instance, message) for each type of message.
import { csrf } from '../shell/shell.js';

/** Types that nobody waits for an answer to. */
export const ONE_WAY = new Set(['init', 'setUI', 'refreshUI', 'showModal', 'closeModal', 'showFullScreen', 'closeFullScreen', 'publishMessage']);

const PLURALS = { person: 'people', people: 'people', lead: 'leads', leads: 'leads', company: 'companies', companies: 'companies', opportunity: 'opportunities', opportunities: 'opportunities' };

export const HANDLERS = {
  init(app, instance) {
    if (instance.location === 'sidebar') app.arrived();
    instance.post({ type: 'recordSelected', data: { entityType: app.dataset.entity, entityIds: [app.record] } });
  },

  getContext: (app) => ask(app.dataset.context),

  async saveContext(app, instance, { data }) {
    if (data?.entityType !== app.dataset.entity) throw new Error(`this page shows a ${app.dataset.entity}`);
    const context = await ask(app.dataset.context, { method: 'PUT', body: JSON.stringify(data.entityData ?? {}) });
    refresh('facts');
    return context;
  },

  getUserInfo: (app) => ask(app.dataset.viewer),

  /** A fresh hand-over for an app whose own login has ended: no more than it gets when it is opened. */
  getHandOver: (app) => ask(app.dataset.handover, { method: 'POST' }),

  getConfig: (app) => ({
    appConfig: { id: app.dataset.app, name: app.dataset.name, url: app.dataset.src, locations: ['sidebar', 'modal'] },
    config: {},
  }),

  getRouteInfo: (app) => ({ name: app.dataset.entity, params: { entityType: app.dataset.entity, entityId: app.record }, path: location.pathname }),

  async getSelectedRecords(app, instance, { pageNumber = 0 }) {
    return pageNumber > 0 ? [] : [(await ask(app.dataset.context)).entityData];
  },

  api: (app, instance, { url, options }) => ask(app.dataset.api, {
    method: 'POST',
    body: JSON.stringify({ url: String(url), method: options?.method ?? 'GET', body: options?.body ?? null }),
  }),

  navigateToEntityDetail(app, instance, { entityType, entityId }) {
    if (!Object.hasOwn(PLURALS, entityType) || !/^\d{1,16}$/.test(String(entityId))) throw new Error(`there is no page of ${entityType} ${entityId}`);
    leave(`/${PLURALS[entityType]}/${entityId}`);
  },

  navigateToSavedFilter(app, instance, { entityType, savedFilterId, pipelineId }) {
    if (savedFilterId || !Object.hasOwn(PLURALS, entityType)) throw new Error('this CRM has no saved filters');
    leave(/^\d{1,16}$/.test(String(pipelineId)) ? `/${PLURALS[entityType]}?pipeline=${pipelineId}` : `/${PLURALS[entityType]}`);
  },

  setUI(app, instance, { data }) {
    if (instance.location === 'sidebar') app.show(data ?? {});
  },

  refreshUI(app, instance, { target }) {
    if (target?.name === 'ActivityLog') refresh('timeline');
    if (target?.name === 'Related') refresh('related');
  },

  showModal: (app, instance, { params }) => app.openModal(params ?? {}),
  closeModal: (app) => app.closeModal(),
  showFullScreen: (app) => app.fullScreen(true),
  closeFullScreen: (app) => app.fullScreen(false),

  publishMessage(app, instance, { target, data }) {
    app.instances
      .filter((other) => other !== instance && ['*', other.location].includes(target))
      .forEach((other) => other.post({ type: data?.type, msg: data?.msg }));
  },
};

/** The page goes on after the answer has left. */
function leave(address) {
  setTimeout(() => location.assign(address), 0);
}

function refresh(region) {
  document.dispatchEvent(new CustomEvent('record-refresh', { detail: region }));
}

async function ask(address, options = {}) {
  const response = await fetch(address, {
    ...options,
    headers: { Accept: 'application/json', 'Content-Type': 'application/json', 'X-XSRF-TOKEN': csrf() },
  });
  const text = await response.text();
  const answer = text ? JSON.parse(text) : null;
  if (!response.ok) throw Object.assign(new Error(answer?.message ?? `status ${response.status}`), { answer: { status: response.status, ...answer } });
  return answer;
}
