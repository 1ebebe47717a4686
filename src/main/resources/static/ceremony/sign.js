// The signer's page: what is to be done is loaded, shown over the documents, and followed step by step to the end.
import { all, announce, ask, debounce, find, h, icon, narrow, oneByOne, toast } from './dom.js';
import { call, download, learn, leave, Offline, say } from './visit.js';
import { Paper } from './paper.js';
import { Form, isSignature } from './form.js';
import { Fields, showOthers } from './fields.js';
import { control, describe, isTick, kindName, nameOf } from './controls.js';
import { AdoptDialog } from './adopt.js';
import { FreeForm } from './freeform.js';
import { showClosed } from './closed.js';
import { wireLanguage } from './language.js';

const SAVE_AFTER = 900;
const RETRY_AFTER = 5000;
const ADVANCE_AFTER = 450;
const WAIT = 1500;
const LONGEST_WAIT = 20000;

class Ceremony {
  constructor(state) {
    this.state = state;
    this.adopted = state.adoption;
    this.current = null;
    this.started = false;
    this.inTurn = oneByOne();
    this.save = debounce(() => this.saveNow(), SAVE_AFTER);
  }

  begin() {
    this.showHead();
    if (this.state.situation.acts) this.wireMenu();
    if (this.state.situation.acts && !this.state.consented) this.askConsent();
    else this.open();
  }

  open() {
    this.paper = new Paper(find('#paper'), this.state.documents);
    showOthers(this.paper, this.state.others);
    find('#smaller').addEventListener('click', () => this.paper.zoomTo(this.paper.zoom / 1.25));
    find('#larger').addEventListener('click', () => this.paper.zoomTo(this.paper.zoom * 1.25));
    find('#paper').hidden = !this.state.documents.length;
    if (this.state.situation.acts) this.beginActing();
    else showClosed(this.state);
    if (this.state.situation.waits) setTimeout(() => this.look(WAIT), WAIT);
  }

  /** Asks, ever less often, whether what is waited for has come. */
  async look(pause) {
    const state = await call('GET', 'state').catch(() => this.state);
    if (state.situation.name !== this.state.situation.name) restart(state);
    else setTimeout(() => this.look(Math.min(pause * 1.5, LONGEST_WAIT)), pause);
  }

  showHead() {
    const { subject, sender, message, note } = this.state;
    find('#subject').textContent = subject;
    find('#from').textContent = say('from', sender.name);
    document.title = `${subject} · ${sender.name}`;
    if (!this.state.situation.acts || !(message || note)) return;
    const letter = find('#letter');
    letter.hidden = false;
    letter.append(...[message, note].filter(Boolean).map((text) => h('blockquote', { dir: 'auto' }, text)), h('p', { class: 'muted small' }, `${sender.name}, ${sender.email}`));
  }

  beginActing() {
    this.form = new Form(this.state.fields);
    this.fields = new Fields(this.paper, this.form, () => this.adopted, {
      sign: (field) => this.sign(field),
      choose: (field, options) => this.choose(field, options),
      approve: () => this.finish(),
      decline: () => this.decline(),
    });
    this.form.addEventListener('change', () => { this.save(); this.guide(); });
    if (this.state.freeForm) this.free = new FreeForm(this);
    this.wireGuide();
    this.openGuide();
    this.declineAtOnce();
  }

  /** Whoever came to decline is asked for the reason at once. */
  declineAtOnce() {
    if (!new URLSearchParams(location.search).has('decline')) return;
    history.replaceState(null, '', location.pathname);
    this.decline();
  }

  // ---- consent

  /** Nothing of the documents is here until the person has agreed: the answer brings them. */
  askConsent() {
    find('#paper').hidden = true;
    const panel = find('#consent');
    panel.hidden = false;
    find('#consent-documents').replaceChildren(...this.names());
    find('#more').hidden = false;
    for (const id of ['later', 'adoptagain', 'readoffline']) find(`#${id}`).hidden = true;
    find('#consent-form').addEventListener('submit', async (event) => {
      event.preventDefault();
      await this.attempt(async () => {
        const { state } = await call('POST', 'consent');
        panel.hidden = true;
        this.state = state;
        this.adopted = state.adoption;
        this.open();
        find('#next').focus();
        announce(say('consented', this.form.required.length));
      });
    });
    this.declineAtOnce();
  }

  names() {
    return this.state.names.map((name) => h('li', {}, icon('file-text', 'small'), name));
  }

  openGuide() {
    find('#guide').hidden = false;
    find('#more').hidden = false;
    for (const id of ['later', 'readoffline']) find(`#${id}`).hidden = false;
    find('#adoptagain').hidden = !this.adopted;
    document.body.classList.add('guided');
    this.guide();
  }

  // ---- the guide

  wireGuide() {
    find('#next').addEventListener('click', () => this.step());
    find('#refuse').hidden = !this.form.fields.some((field) => field.kind === 'approve');
    find('#refuse').addEventListener('click', () => this.decline());
    narrow.addEventListener('change', () => this.edit(this.current));
    addEventListener('beforeunload', () => this.save.flush());
    document.addEventListener('visibilitychange', () => { if (document.hidden) this.save.flush(); });
  }

  /** What the one big button does now. */
  get stepName() {
    const { missing } = this.form;
    const at = this.current;
    if (this.free?.missing) return 'place';
    if (at && isSignature(at) && missing.includes(at)) return at.kind === 'initialHere' ? 'initial' : 'sign';
    if (!missing.length) return this.state.situation.name === 'APPROVE' ? 'approve' : 'finish';
    return this.started ? 'next' : 'start';
  }

  step() {
    switch (this.stepName) {
      case 'place':
        this.free.suggest();
        break;
      case 'sign':
      case 'initial':
        this.sign(this.current);
        break;
      case 'finish':
      case 'approve':
        this.finish();
        break;
      default:
        this.goOn();
    }
  }

  goOn() {
    this.started = true;
    this.save.flush();
    if (this.current?.problem) {
      toast(this.current.problem, 'error');
      this.fields.focus(this.current);
      return;
    }
    if (this.current && this.form.missing.includes(this.current)) {
      toast(say('fillFirst', nameOf(this.current)), 'error');
      this.choose(this.current);
      return;
    }
    const next = this.form.nextAfter(this.current);
    if (next) this.choose(next, { byGuide: true });
    this.guide();
  }

  choose(field, { focused = false, byGuide = false } = {}) {
    this.current = field;
    this.started = true;
    this.fields.point(field);
    if (!focused) this.fields.focus(field, { keepFocus: narrow.matches && !isSignature(field) });
    this.edit(field);
    this.guide();
    if (byGuide) announce(describe(field));
  }

  guide() {
    const { required, missing } = this.form;
    const done = required.length - missing.length;
    const progress = find('#progress');
    progress.setAttribute('aria-valuemax', Math.max(1, required.length));
    progress.setAttribute('aria-valuenow', required.length ? done : 1);
    progress.setAttribute('aria-valuetext', say('progress', done, required.length));
    progress.firstElementChild.style.setProperty('--part', required.length ? done / required.length : 1);
    find('#count').textContent = this.free?.count ?? (required.length ? say('progress', done, required.length) : '');
    find('#hint').textContent = this.hint();
    const step = this.stepName;
    find('#next-label').textContent = say(`step.${step}`);
    find('#next').dataset.step = step;
  }

  hint() {
    const { missing, required } = this.form;
    if (this.free?.missing) return say('freeHint');
    if (!missing.length) return say(required.length ? 'allDone' : 'nothingRequired');
    const at = this.current && missing.includes(this.current) ? this.current : this.form.nextAfter(this.current);
    return say('nextHint', nameOf(at), at.page);
  }

  /** On a small screen the current field is filled here, large enough for a thumb. */
  edit(field) {
    const editor = find('#editor');
    const editable = narrow.matches && field && !isSignature(field) && this.form.isOpen(field);
    editor.hidden = !editable;
    if (!editable) return;
    const input = control(field, this.form, { large: true });
    input.addEventListener('keydown', (event) => { if (event.key === 'Enter' && input.tagName !== 'TEXTAREA') { event.preventDefault(); this.step(); } });
    editor.replaceChildren(h('label', { class: isTick(field) ? 'check' : 'form-row' }, h('span', {}, nameOf(field), field.required ? '' : h('small', {}, ` (${say('optional')})`)), input));
    input.focus({ preventScroll: true });
  }

  // ---- signing

  async sign(field) {
    if (field.value && !field.required) {
      this.form.set(field.id, '');
      this.fields.fill(field);
      return;
    }
    const already = Boolean(field.value);
    if ((!this.adopted || already) && !(await this.adopt())) return;
    if (!already) {
      this.form.set(field.id, 'signed');
      this.fields.fill(field);
    }
    this.choose(field);
    announce(say('signedAnnounced', kindName(field)));
    setTimeout(() => this.advanceFrom(field), ADVANCE_AFTER);
  }

  advanceFrom(field) {
    if (this.current !== field || document.querySelector('dialog[open]')) return;
    const next = this.form.nextAfter(field);
    if (next) this.choose(next, { byGuide: true });
    else {
      this.guide();
      find('#next').focus();
      announce(say('allDone'));
    }
  }

  async adopt() {
    this.dialog ??= new AdoptDialog(this.state.recipient.name);
    const needsInitials = this.form.fields.some((field) => field.kind === 'initialHere') || Boolean(this.free);
    const chosen = await this.dialog.open(needsInitials);
    if (!chosen) return false;
    return this.attempt(async () => {
      await call('PUT', 'adoption', chosen);
      this.adopted = chosen;
      this.fields.refreshSignatures();
      find('#adoptagain').hidden = false;
    });
  }

  // ---- saving

  /** What is saved is what was shown last, however slowly an earlier save arrives. */
  saveNow() {
    return this.inTurn(() => this.sendChanges());
  }

  /** @returns whether the server has all that is shown */
  async sendChanges() {
    const changes = this.form.takeChanges();
    if (!changes.length && !this.free) return true;
    find('#saved').textContent = say('saving');
    try {
      const { problems = [] } = (await (this.free ? this.free.send() : call('PUT', 'values', { values: changes }))) ?? {};
      find('#saved').textContent = say('saved');
      this.showProblems(problems);
      return true;
    } catch (failure) {
      this.form.putBack(changes);
      if (failure.code === 'SITUATION_CHANGED') {
        await this.giveUp(failure);
        return false;
      }
      find('#saved').textContent = say(failure instanceof Offline ? 'notSavedOffline' : 'notSaved');
      if (failure instanceof Offline) setTimeout(() => this.save(), RETRY_AFTER);
      else toast(failure.message, 'error');
      return false;
    }
  }

  /** The envelope has moved on without this page: it shows how things stand now. */
  async giveUp({ message }) {
    this.over = true;
    this.save.cancel();
    toast(message, 'error');
    await load();
  }

  showProblems(problems) {
    for (const { id, message } of problems) {
      const field = this.form.get(id);
      if (!field) continue;
      field.problem = message;
      this.fields.update(field);
      if (field !== this.current) toast(`${nameOf(field)}: ${message}`, 'error');
    }
    this.guide();
  }

  async allSaved() {
    this.save.cancel();
    if (!(await this.saveNow()) || this.form.changed.size) throw new Error(say('notSaved'));
    const wrong = this.form.fields.find((field) => field.problem);
    if (wrong) {
      this.choose(wrong);
      throw new Error(`${nameOf(wrong)}: ${wrong.problem}`);
    }
  }

  // ---- leaving

  wireMenu() {
    find('#later').addEventListener('click', () => this.later());
    find('#decline').addEventListener('click', () => this.decline());
    find('#adoptagain').addEventListener('click', () => { find('#more').open = false; this.adopt(); });
    find('#readoffline').addEventListener('click', () => this.attempt(() => Promise.all(this.state.documents.map((one) => download(`documents/${one.id}`, one.name)))));
  }

  async later() {
    await this.attempt(async () => {
      await this.allSaved();
      this.end(await call('POST', 'later'));
    });
  }

  async decline() {
    find('#more').open = false;
    find('#decline-text').textContent = say('declineText', this.state.sender.name);
    if (await ask(find('#decline-dialog')) !== 'yes') return;
    await this.attempt(async () => this.end(await call('POST', 'decline', { reason: find('#reason').value.trim() })));
  }

  async finish() {
    const approve = this.stepName === 'approve';
    if (!(await this.confirmed(approve))) return;
    const button = find('#next');
    button.disabled = true;
    await this.attempt(async () => {
      this.form.fields.filter((field) => field.kind === 'approve').forEach((field) => this.form.set(field.id, 'signed'));
      await this.allSaved();
      this.end(await call('POST', 'finish'));
    });
    button.disabled = false;
  }

  async confirmed(approve) {
    find('#finish-text').textContent = say(approve ? 'approveText' : 'finishText', this.state.recipient.name);
    find('#finish-yes').textContent = say(approve ? 'step.approve' : 'finishYes');
    find('#finish-documents').replaceChildren(...this.names());
    return (await ask(find('#finish-dialog'))) === 'yes';
  }

  end({ next, state }) {
    if (next) leave(next);
    else restart(state);
  }

  async attempt(work) {
    try {
      await work();
      return true;
    } catch (failure) {
      if (this.over) return false;
      if (failure.code === 'SITUATION_CHANGED') await load();
      if (failure.status !== 401) toast(failure.message, 'error');
      return false;
    }
  }
}

/** After the person has acted: the same page in its new situation. */
function restart(state) {
  document.body.classList.remove('guided');
  for (const id of ['guide', 'consent', 'letter', 'more']) find(`#${id}`).hidden = true;
  find('#letter').replaceChildren();
  find('#saved').textContent = '';
  learn(state.texts);
  new Ceremony(state).begin();
  scrollTo(0, 0);
}

async function load() {
  try {
    restart(await call('GET', 'state'));
  } catch (failure) {
    if (failure.status !== 401) stop(failure.message, failure instanceof Offline);
  }
}

/** Nothing can be done here any more; the reason stands alone on the page. */
function stop(title, retry = false) {
  for (const id of ['guide', 'consent', 'letter', 'more', 'paper']) find(`#${id}`).hidden = true;
  showClosed({ situation: { icon: retry ? 'refresh' : 'clock', tone: 'amber', title, text: '', retry } });
}

wireLanguage();
document.addEventListener('visit-ended', ({ detail }) => {
  if (detail.next) leave(detail.next);
  else stop(detail.message);
});
document.addEventListener('click', (event) => {
  for (const open of all('details.more-menu[open]')) {
    if (!open.contains(event.target)) open.open = false;
  }
});
load();
