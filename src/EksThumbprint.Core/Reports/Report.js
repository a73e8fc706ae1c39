(() => {
  'use strict';
  const table = document.getElementById('clusters');
  if (!table) return;

  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
  const inWords = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
  const known = (cell) => (cell.textContent === '-' ? '' : cell.textContent);
  const rows = Array.from(table.tBodies, (body, index) => {
    const cells = body.rows[0].cells;
    const expires = cells[6].querySelector('time');
    return {
      body,
      index,
      name: cells[0].textContent,
      gravity: Number(body.dataset.gravity),
      region: known(cells[2]),
      account: known(cells[3]),
      expires: expires ? expires.dateTime : '',
    };
  });

  // What is not there comes last, whichever way the rest goes; of equals the graver comes first.
  const compare = (key, sign) => (one, other) => {
    const a = one[key];
    const b = other[key];
    if (a === b) return one.index - other.index;
    if (a === '') return 1;
    if (b === '') return -1;
    return sign * (typeof a === 'number' ? a - b : inWords.compare(a, b) || (a < b ? -1 : 1));
  };

  const headers = Array.from(table.tHead.rows[0].cells).filter((header) => header.dataset.sort);
  const sort = (header) => {
    const key = header.dataset.sort;
    const now = header.getAttribute('aria-sort');
    const first = key === 'gravity' ? 'descending' : 'ascending';
    const other = key === 'gravity' ? 'ascending' : 'descending';
    const direction = now === first ? other : first;
    for (const each of headers) each.removeAttribute('aria-sort');
    header.setAttribute('aria-sort', direction);
    const sorted = document.createDocumentFragment();
    for (const row of rows.slice().sort(compare(key, direction === 'ascending' ? 1 : -1))) sorted.append(row.body);
    table.append(sorted);
  };

  const button = (from, pressed) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.append(...from.childNodes);
    made.addEventListener('click', pressed);
    return made;
  };
  for (const header of headers) header.append(button(header, () => sort(header)));

  // Totals are filters: of one kind or status and of another, and of these only what has the words.
  const filter = document.getElementById('filter');
  const words = document.getElementById('words');
  const every = document.getElementById('every');
  const shown = document.getElementById('shown');
  const chosen = { kind: new Set(), status: new Set() };
  const totals = all('[data-filter]').map((item) => {
    const card = item.firstElementChild;
    const { filter: by, value } = item.dataset;
    const made = button(card, () => {
      if (!chosen[by].delete(value)) chosen[by].add(value);
      show();
    });
    made.className = card.className;
    card.replaceWith(made);
    return { by, value, made };
  });

  const byId = new Map(rows.map((row) => [`#${row.body.id}`, row.body]));
  const groups = all('.group').map((group) => ({
    group,
    members: all('.members a', group).map((link) => ({ item: link.parentNode, body: byId.get(link.getAttribute('href')) })),
  }));

  const show = () => {
    const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const row of rows) {
      if (wanted.length) row.text = row.text || row.body.textContent.toLowerCase();
      const fits =
        Object.entries(chosen).every(([by, values]) => !values.size || values.has(row.body.dataset[by])) &&
        wanted.every((word) => row.text.includes(word));
      row.body.hidden = !fits;
      if (fits) count++;
    }
    for (const { group, members } of groups) {
      for (const { item, body } of members) item.hidden = body.hidden;
      group.hidden = members.every(({ item }) => item.hidden);
    }
    for (const { by, value, made } of totals) made.setAttribute('aria-pressed', chosen[by].has(value));
    every.hidden = count === rows.length;
    shown.textContent = every.hidden ? '' : `${count} of ${rows.length} shown`;
  };
  const showAll = () => {
    words.value = '';
    for (const values of Object.values(chosen)) values.clear();
    show();
  };
  filter.addEventListener('input', show);
  filter.addEventListener('reset', () => {
    showAll();
    words.focus();
  });
  filter.addEventListener('submit', (event) => event.preventDefault());
  filter.hidden = false;
  show();

  // A name leads to its row, and opens it.
  document.addEventListener('click', (event) => {
    const link = event.target.closest('.members a');
    const body = link && byId.get(link.getAttribute('href'));
    if (body) body.querySelector('details').open = true;
  });

  // The command and nothing else, also where a page of a file has no clipboard of its own.
  const copyOld = (text) => {
    const field = document.createElement('textarea');
    field.value = text;
    field.readOnly = true;
    document.body.append(field);
    field.select();
    const done = document.execCommand('copy');
    field.remove();
    return done;
  };
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copyOld(text);
    }
  };
  for (const command of all('.command')) {
    const code = command.querySelector('code');
    const made = document.createElement('button');
    made.type = 'button';
    made.className = 'copy';
    made.textContent = 'Copy';
    made.addEventListener('click', async () => {
      const done = await copy(code.textContent);
      if (!done) getSelection().selectAllChildren(code);
      made.focus();
      made.textContent = done ? 'Copied' : 'Selected';
      shown.textContent = done ? 'Command copied' : 'The command is selected';
      setTimeout(() => {
        made.textContent = 'Copy';
      }, 2000);
    });
    command.append(made);
  }

  // On paper nobody can open anything.
  let opened = [];
  addEventListener('beforeprint', () => {
    opened = all('details:not([open])');
    for (const details of opened) details.open = true;
  });
  addEventListener('afterprint', () => {
    for (const details of opened) details.open = false;
  });
})();
