// Takes files by button and by drop, says what is wrong before anything is sent, and shows how far it has come.
import { csrf, toast } from '../shell/shell.js';

customElements.define('file-drop', class extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector('input[type=file]');
    if (!this.input) return;
    this.progress = this.querySelector('progress');
    this.input.addEventListener('change', () => this.take([...this.input.files]));
    this.depth = 0;
    this.addEventListener('dragenter', (event) => this.over(event, 1));
    this.addEventListener('dragleave', (event) => this.over(event, -1));
    this.addEventListener('dragover', (event) => { if (this.carriesFiles(event)) event.preventDefault(); });
    this.addEventListener('drop', (event) => {
      if (!this.carriesFiles(event)) return;
      event.preventDefault();
      this.over(event, -this.depth);
      this.take([...event.dataTransfer.files]);
    });
  }

  carriesFiles(event) {
    return event.dataTransfer?.types.includes('Files');
  }

  over(event, step) {
    if (!this.carriesFiles(event)) return;
    event.preventDefault();
    this.depth = Math.max(0, this.depth + step);
    this.classList.toggle('dropping', this.depth > 0);
  }

  async take(files) {
    for (const file of files) {
      const wrong = file.size === 0 ? this.dataset.empty : file.size > Number(this.dataset.limit) ? this.dataset.tooLarge : null;
      if (wrong) toast(`${file.name}: ${wrong}`, 'error');
      else await this.send(file);
    }
    this.input.value = '';
    document.dispatchEvent(new CustomEvent('record-refresh', { detail: 'files' }));
  }

  send(file) {
    const body = new FormData();
    body.append('file', file);
    const request = new XMLHttpRequest();
    request.open('POST', this.dataset.url);
    request.setRequestHeader('X-XSRF-TOKEN', csrf());
    request.setRequestHeader('Accept', 'application/json');
    this.progress.hidden = false;
    this.progress.value = 0;
    request.upload.addEventListener('progress', (event) => { this.progress.value = event.loaded / event.total; });
    return new Promise((resolve) => {
      request.addEventListener('loadend', () => {
        this.progress.hidden = true;
        if (request.status < 200 || request.status >= 300) toast(`${file.name}: ${this.sentence(request)}`, 'error');
        resolve();
      });
      request.send(body);
    });
  }

  sentence(request) {
    try {
      return JSON.parse(request.responseText).message;
    } catch {
      return this.dataset.failed;
    }
  }
});
