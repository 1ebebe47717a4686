// The controls of fields: real HTML inputs, on the page or, on a small screen, in the bar below it.
import { h, icon } from './dom.js';
import { isSignature } from './form.js';
import { say } from './visit.js';

const TYPES = { date: 'date' };
const MODES = { number: 'decimal' };
const COMPLETION = { company: 'organization', title: 'organization-title' };
const LINE = 22;

export const isTick = (field) => field.kind === 'checkbox' || field.kind === 'radio';

export function kindName(field) {
  return say(`kind.${field.kind}`);
}

/** What a field is called: its own label if it says something, else its kind. */
export function nameOf(field) {
  return field.label || kindName(field);
}

export function describe(field) {
  return [nameOf(field), say('pageShort', field.page), say(field.required ? 'required' : 'optional')].join(', ');
}

/** The control of a field that takes a value; its events go to `form`. */
export function control(field, form, { large = false } = {}) {
  const element = make(field, form, large);
  element.classList.add('control');
  element.setAttribute('aria-label', describe(field));
  if (field.required) element.setAttribute('aria-required', 'true');
  if (field.locked) element.disabled = true;
  return element;
}

function make(field, form, large) {
  switch (field.kind) {
    case 'checkbox':
    case 'radio':
      return tick(field, form);
    case 'list':
      return choice(field, form);
    default:
      return line(field, form, large);
  }
}

function tick(field, form) {
  const input = h('input', { type: field.kind, name: field.kind === 'radio' ? `radio-${field.group}` : null });
  input.checked = field.value === 'true';
  input.addEventListener('change', () => form.set(field.id, input.checked ? 'true' : ''));
  return input;
}

function choice(field, form) {
  const select = h('select', {}, h('option', { value: '' }, say('choose')),
    ...field.options.map((option) => h('option', { value: option.value }, option.text)));
  select.value = field.value;
  select.addEventListener('change', () => form.set(field.id, select.value));
  return select;
}

function line(field, form, large) {
  const tall = !large && field.height > 2 * LINE;
  const input = tall ? h('textarea', { dir: 'auto' }) : h('input', {
    type: TYPES[field.kind] ?? 'text', inputmode: MODES[field.kind], autocomplete: COMPLETION[field.kind] ?? 'off', dir: 'auto',
  });
  if (field.maxLength) input.maxLength = field.maxLength;
  if (!large) input.placeholder = field.label;
  input.value = field.value;
  input.addEventListener('input', () => form.set(field.id, input.value));
  return input;
}

/** Shows a value that changed elsewhere, without disturbing who is typing. */
export function refresh(element, field) {
  if (element.type === 'checkbox' || element.type === 'radio') element.checked = field.value === 'true';
  else if (element.value !== field.value) element.value = field.value;
  element.setAttribute('aria-invalid', String(Boolean(field.problem)));
}

/** On a small screen a field on the page is a button; what it holds is edited in the bar below. */
export function proxy(field) {
  return h('button', { type: 'button', class: 'control proxy', 'aria-label': `${describe(field)}: ${spoken(field)}` }, shownIn(field));
}

function shownIn(field) {
  if (isTick(field)) return field.value === 'true' ? icon('check') : '';
  if (!field.value) return h('span', { class: 'hint' }, field.label);
  return field.options.find((option) => option.value === field.value)?.text ?? field.value;
}

export function spoken(field) {
  if (isTick(field)) return say(field.value === 'true' ? 'checked' : 'unchecked');
  if (isSignature(field)) return say(field.value ? 'signed' : 'empty');
  return field.value || say('empty');
}
