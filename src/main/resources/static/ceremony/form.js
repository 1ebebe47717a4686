// What the signer has to fill: the fields in their order, their values, what is still missing, and what shares a value.
const SIGNATURES = new Set(['signHere', 'initialHere']);
const BUTTONS = new Set(['approve', 'decline']);
const SHARED = new Set(['text', 'checkbox', 'list', 'company', 'title']);
const ANY = new Set(['##ANY##', 'on']);

export const isSignature = (field) => SIGNATURES.has(field.kind);
export const isButton = (field) => BUTTONS.has(field.kind);

/** A group of radio buttons becomes a field for each of them, in its own place. */
function spread(field) {
  if (field.kind !== 'radioGroup') return [field];
  return field.radios.map((radio, index) => ({
    ...field, ...radio, kind: 'radio', id: `${field.id}/${index}`, group: field.id, choice: radio.value, value: field.value === radio.value ? 'true' : '',
  }));
}

export class Form extends EventTarget {
  constructor(fields) {
    super();
    this.fields = fields.flatMap(spread);
    this.byId = new Map(this.fields.map((field) => [field.id, field]));
    this.changed = new Set();
  }

  get(id) {
    return this.byId.get(id);
  }

  add(field) {
    this.fields.push(field);
    this.byId.set(field.id, field);
  }

  remove(id) {
    this.fields = this.fields.filter((field) => field.id !== id);
    this.byId.delete(id);
    this.changed.delete(id);
  }

  /** Whether the person can put something in now: not given by the server, not locked, its condition met. */
  isOpen(field) {
    return !field.automatic && !field.locked && this.isShown(field);
  }

  isShown({ condition, id }) {
    return !condition || this.fields.some((parent) => parent.label === condition.parentLabel && parent.id !== id && this.meets(parent, condition.value));
  }

  meets(parent, wanted) {
    return parent.value !== '' && (ANY.has(wanted) || (parent.choice ?? parent.value) === wanted);
  }

  isDone(field) {
    return this.groupOf(field).some((one) => one.value !== '');
  }

  groupOf(field) {
    return field.group ? this.fields.filter((one) => one.group === field.group) : [field];
  }

  /** One entry for each thing that must be done; a radio group is one thing. */
  get required() {
    const groups = new Set();
    return this.fields.filter((field) => {
      if (!field.required || isButton(field) || !this.isOpen(field)) return false;
      if (!field.group) return true;
      if (groups.has(field.group)) return false;
      groups.add(field.group);
      return true;
    });
  }

  get missing() {
    return this.required.filter((field) => !this.isDone(field) || field.problem);
  }

  /** The next thing to do after a field, round to the first. */
  nextAfter(field) {
    const { missing } = this;
    const at = field ? this.fields.indexOf(field) : -1;
    return missing.find((one) => this.fields.indexOf(one) > at) ?? missing.find((one) => one !== field) ?? missing[0];
  }

  set(id, value) {
    const field = this.get(id);
    for (const one of this.sharing(field)) this.write(one, value);
    if (field.kind === 'radio' && value === 'true') {
      this.groupOf(field).filter((one) => one !== field).forEach((one) => this.write(one, ''));
    }
    this.dispatchEvent(new Event('change'));
  }

  sharing(field) {
    if (!SHARED.has(field.kind) || !field.label) return [field];
    return this.fields.filter((one) => one.kind === field.kind && one.label === field.label && one.document === field.document);
  }

  write(field, value) {
    if (field.value === value) return;
    field.value = value;
    field.problem = '';
    this.changed.add(field.id);
    this.dispatchEvent(new CustomEvent('field', { detail: field }));
  }

  /** What has changed since it was last taken. */
  takeChanges() {
    const changes = [...this.changed].map((id) => this.get(id)).filter((field) => !field.group || field.value);
    this.changed.clear();
    return changes.map((field) => ({ id: field.group ?? field.id, value: field.choice ?? field.value }));
  }

  putBack(changes) {
    const ids = new Set(changes.map((change) => change.id));
    this.fields.filter((field) => ids.has(field.group ?? field.id)).forEach((field) => this.changed.add(field.id));
  }
}
