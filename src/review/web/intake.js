// Bringing papers in: drop, watch, mend what went wrong.

import { h, clear, button, toast, dialog } from './dom.js';
import { get, post, upload } from './api.js';
import { t, word } from './words.js';
import { count, arabic } from './numbers.js';
import { link, state } from './app.js';

const size = (bytes) => (bytes > 1e6 ? `${(bytes / 1e6).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1e3))} kB`);

/// Every file of a drop, folders with what is in them.
async function filesOf(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (entries.length === 0) return [...transfer.files].map((file) => ({ file, name: file.name }));
  const out = [];
  const walk = async (entry, path) => {
    if (entry.isFile) {
      out.push({ file: await new Promise((resolve, reject) => entry.file(resolve, reject)), name: path + entry.name });
      return;
    }
    const reader = entry.createReader();
    for (;;) {
      const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
      if (some.length === 0) return;
      for (const one of some) await walk(one, path + entry.name + '/');
    }
  };
  for (const entry of entries) await walk(entry, '');
  return out;
}

class Intake {
  constructor(main) {
    Object.assign(this, { main, sending: new Map(), chosen: new Set(), timer: 0 });
    this.picker = h('input', { type: 'file', multiple: true, class: 'hidden', id: 'pick', tabindex: -1, 'aria-label': t('intake.choose') });
    this.picker.addEventListener('change', () => this.send([...this.picker.files].map((file) => ({ file, name: file.webkitRelativePath || file.name }))));
    this.drop = h('div', { class: 'drop' }, h('p', { class: 'big' }, t('intake.drop')), h('p', { class: 'quiet' }, t('intake.kinds')),
      button(t('intake.choose'), () => this.picker.click(), { kind: 'main' }), this.picker);
    this.bar = h('div', { class: 'row bar' });
    this.body = h('div', {});
    clear(main, h('h1', {}, t('nav.intake')), this.drop, this.bar, this.body);
    for (const name of ['dragenter', 'dragover']) this.drop.addEventListener(name, (event) => { event.preventDefault(); this.drop.classList.add('over'); });
    for (const name of ['dragleave', 'drop']) this.drop.addEventListener(name, () => this.drop.classList.remove('over'));
    this.drop.addEventListener('drop', async (event) => { event.preventDefault(); this.send(await filesOf(event.dataTransfer)); });
  }

  async send(files) {
    for (const { file, name } of files) this.sending.set(name, { sent: 0, of: file.size });
    this.draw();
    for (const { file, name } of files) {
      try {
        // Said before it is sent: a server that refuses while a file is still coming may lose its answer with the connection.
        if (file.size > this.data?.most) throw Object.assign(new Error(t('intake.tooLarge')), { status: 413 });
        await upload(file, name, (sent, of) => { this.sending.set(name, { sent, of }); this.draw(); });
      } catch (fault) {
        toast(t('intake.notSent', { name, what: fault.status === 413 ? t('intake.tooLarge') : fault.message }), 'bad');
      }
      this.sending.delete(name);
    }
    this.picker.value = '';
    await this.start('');
  }

  async start(password) {
    for (let patience = 120; patience > 0; patience -= 1) {
      try {
        this.data = await post('intake', { action: 'start', password });
        break;
      } catch (fault) {
        if (fault.status !== 409) toast(t('failed', { what: fault.message }), 'bad');
        // A run that is ending takes no password: the next one does.
        if (fault.status !== 409 || !password) break;
        await new Promise((resolve) => { setTimeout(resolve, 500); });
      }
    }
    await this.load();
  }

  async load() {
    clearTimeout(this.timer);
    this.data = await get('intake');
    this.draw();
    const waiting = this.data.files.some((file) => file.state === 'waiting') && !this.data.failed;
    if (this.data.reading) this.timer = setTimeout(() => this.load(), 700);
    else if (waiting && this.wasReading) this.timer = setTimeout(() => this.start(''), 300);
    this.wasReading = this.data.reading;
  }

  draw() {
    const { data } = this;
    if (!data) return;
    const done = data.files.filter((file) => file.state === 'done').length;
    const encrypted = data.files.some((file) => file.record?.error?.code === 'encrypted');
    clear(this.bar, h('strong', {}, t('intake.done', { done: count(done), all: count(data.files.length) })),
      data.reading && h('progress', { max: Math.max(1, data.files.length), value: done, 'aria-label': t('intake.reading') }),
      h('span', { class: 'space' }),
      encrypted && button(t('intake.password'), () => this.askPassword()),
      this.chosen.size > 1 && button(t('intake.join', { n: this.chosen.size }), () => this.join()),
      this.chosen.size === 1 && button(t('intake.split'), () => this.split()),
      this.chosen.size > 0 && button(t('intake.remove', { n: this.chosen.size }), () => this.act({ action: 'remove', ids: [...this.chosen] })),
      !data.reading && data.files.some((file) => file.state === 'waiting') && button(t('intake.start'), () => this.start(''), { kind: 'main' }),
      done > 0 && h('a', { class: 'button main', href: link('queue') }, t('list.startQueue')));
    clear(this.body, data.failed && h('p', { class: 'notice bad', role: 'alert' }, data.failed),
      [...this.sending].map(([name, { sent, of }]) => h('div', { class: 'row sending' }, h('span', {}, name), h('progress', { max: of || 1, value: sent, 'aria-label': name }))),
      data.files.length > 0 && h('table', { class: 'list' }, h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, h('span', { class: 'hidden' }, t('intake.select'))), ['file', 'size', 'state', 'cause'].map((name) => h('th', { scope: 'col' }, t('intake.' + name))))),
        h('tbody', {}, data.files.map((file) => this.line(file)))));
  }

  line(file) {
    const record = file.record || {};
    const fine = file.state === 'done' && !['failed', 'unreadable', 'skipped'].includes(record.status);
    return h('tr', { class: file.state === 'done' && !fine ? 'failed' : '' },
      h('td', {}, h('input', { type: 'checkbox', 'aria-label': file.name, checked: this.chosen.has(file.id), onchange: (event) => { event.target.checked ? this.chosen.add(file.id) : this.chosen.delete(file.id); this.draw(); } })),
      h('th', { scope: 'row' }, file.name, record.duplicate_of && h('div', { class: 'quiet' }, t('intake.same', { name: record.duplicate_of }))),
      h('td', { class: 'number' }, size(file.size)),
      h('td', {}, h('span', { class: 'state s-' + (file.state === 'done' ? record.status : file.state) }, file.state === 'done' ? word('status', record.status) : t('intake.' + file.state)), record.pages > 0 && h('span', { class: 'quiet' }, ' ' + t('pages', { n: record.pages }))),
      h('td', {}, record.error?.message && h('div', { class: 'cause' }, record.error.message, record.error.remedy && h('div', { class: 'quiet' }, t('remedy') + ': ' + record.error.remedy)),
        (record.problems || []).map((problem) => h('div', { class: 'quiet' }, t('field.page', { n: problem.page }) + ': ' + problem.message))));
  }

  async act(request) {
    try {
      this.data = await post('intake', request);
      this.chosen.clear();
    } catch (fault) {
      toast(t('failed', { what: fault.message }), 'bad');
    }
    await this.load();
  }

  async join() {
    const names = this.data.files.filter((file) => this.chosen.has(file.id));
    const name = await dialog(t('intake.join', { n: names.length }), (close) => {
      const field = h('input', { value: names[0].name.replace(/\.\w+$/, ''), 'aria-label': t('intake.joinName') });
      return [h('ol', {}, names.map((file) => h('li', {}, file.name))), h('label', {}, t('intake.joinName'), field),
        h('div', { class: 'row end' }, button(t('cancel'), () => close(null)), button(t('save'), () => close(field.value.trim()), { kind: 'main' }))];
    });
    if (name) {
      await this.act({ action: 'join', ids: names.map((file) => file.id), name });
      await this.start('');
    }
  }

  /// One file, several reports: on which pages do they begin?
  async split() {
    const file = this.data.files.find((one) => this.chosen.has(one.id));
    const pages = await dialog(t('intake.split'), (close) => {
      const field = h('input', { inputmode: 'numeric', 'aria-label': t('intake.splitPages'), autocomplete: 'off' });
      const done = () => {
        const found = arabic(field.value).split(/[\s,;]+/).filter(Boolean).map(Number);
        if (found.length === 0 || found.some((page) => !Number.isInteger(page) || page < 2)) { field.setAttribute('aria-invalid', 'true'); field.focus(); return; }
        close(found);
      };
      field.addEventListener('keydown', (event) => { if (event.key === 'Enter') done(); });
      return [h('p', {}, file.name), h('label', {}, t('intake.splitPages'), field), h('p', { class: 'quiet' }, t('intake.splitNote')),
        h('div', { class: 'row end' }, button(t('cancel'), () => close(null)), button(t('save'), done, { kind: 'main' }))];
    });
    if (pages) {
      await this.act({ action: 'split', ids: [file.id], pages });
      await this.start('');
    }
  }

  async askPassword() {
    const password = await dialog(t('intake.password'), (close) => {
      const field = h('input', { type: 'password', 'aria-label': t('intake.password'), autocomplete: 'off' });
      const done = () => close(field.value);
      field.addEventListener('keydown', (event) => { if (event.key === 'Enter') done(); });
      return [field, h('div', { class: 'row end' }, button(t('cancel'), () => close(null)), button(t('intake.start'), done, { kind: 'main' }))];
    });
    if (password) await this.start(password);
  }
}

export async function open(main) {
  const intake = new Intake(main);
  await intake.load();
  return { leave: () => clearTimeout(intake.timer) };
}
