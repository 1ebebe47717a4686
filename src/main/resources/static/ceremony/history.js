/** Every state of a thing that is worked on, each with what led to it; the thing itself is never changed, only replaced. */
export class History {
  constructor(state, label) {
    this.steps = [{ state, label }];
    this.at = 0;
  }

  get state() {
    return this.steps[this.at].state;
  }

  get canUndo() {
    return this.at > 0;
  }

  get canRedo() {
    return this.at < this.steps.length - 1;
  }

  /** A new state; what was undone is forgotten. Steps of the same `run` (a field moved key by key) become one. */
  push(state, label, run = null) {
    const last = this.steps[this.at];
    const joined = run !== null && last.run === run;
    this.steps.splice(this.at + (joined ? 0 : 1));
    this.steps.push({ state, label, run });
    this.at = this.steps.length - 1;
  }

  /** @returns what was taken back */
  undo() {
    return this.steps[this.at--].label;
  }

  /** @returns what was done again */
  redo() {
    return this.steps[++this.at].label;
  }

  goTo(index) {
    this.at = index;
  }
}
