// What the signer has to fill: the fields in their order, their values, what is still missing, and what shares a value.
const SIGNATURES = new Set(['signature', 'initials']);
const AUTOMATIC = new Set(['dateSigned', 'fullName', 'firstName', 'lastName', 'email', 'envelopeId', 'note']);
const SHARED = new Set(['text', 'number', 'date', 'checkbox', 'list', 'company', 'title', 'emailAddress']);

export const isSignature = (field) => SIGNATURES.has(field.kind);
export const isAutomatic = (field) => field.automatic ?? AUTOMATIC.has(field.kind);

export class Form extends EventTarget {
  constructor(fields) {
    super();
    this.fields = fields;
    this.byId = new Map(fields.map((field) => [field.id, field]));
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

  /** Whether the field is open to the person now: not given by the server, not locked, its condition met. */
  isOpen(field) {
    return !isAutomatic(field) && !field.locked && this.isShown(field);
  }

  isShown(field) {
    const { condition } = field;
    if (!condition) return true;
    return this.fields.some((parent) => parent.label === condition.label && this.isShown(parent)
      && (condition.value === '##ANY##' ? this.isDone(parent) : this.valueOf(parent) === condition.value));
  }

  valueOf(field) {
    if (field.kind === 'checkbox') return field.value === 'true' ? 'on' : '';
    return isSignature(field) ? (field.value ? 'on' : '') : field.value;
  }

  isDone(field) {
    if (field.kind === 'checkbox') return field.value === 'true';
    if (field.kind === 'radio') return this.groupOf(field).some((one) => one.value === 'true');
    return field.value !== '';
  }

  groupOf(field) {
    return field.group ? this.fields.filter((one) => one.kind === 'radio' && one.group === field.group) : [field];
  }

  /** One entry for each thing that must be done; a radio group is one thing. */
  get required() {
    const groups = new Set();
    return this.fields.filter((field) => {
      if (!field.required || !this.isOpen(field)) return false;
      if (field.kind !== 'radio' || !field.group) return true;
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
    const changes = [...this.changed].map((id) => ({ id, value: this.get(id).value }));
    this.changed.clear();
    return changes;
  }

  putBack(changes) {
    changes.forEach(({ id }) => this.byId.has(id) && this.changed.add(id));
  }
}
