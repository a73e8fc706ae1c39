(() => {
  'use strict';
  const table = document.getElementById('clusters');
  if (!table) return;

  const inWords = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
  const rows = Array.from(table.tBodies, (body, index) => {
    const cells = body.rows[0].cells;
    const expires = cells[5].querySelector('time');
    return {
      body,
      index,
      name: cells[0].textContent,
      gravity: Number(body.dataset.gravity),
      region: cells[2].textContent === '-' ? '' : cells[2].textContent,
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

  for (const header of headers) {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...header.childNodes);
    button.addEventListener('click', () => sort(header));
    header.append(button);
  }

  const filter = document.getElementById('filter');
  const words = document.getElementById('words');
  const status = document.getElementById('status');
  const shown = document.getElementById('shown');
  const show = () => {
    const wanted = words.value.trim().toLowerCase();
    let count = 0;
    for (const row of rows) {
      if (wanted) row.text = row.text || row.body.textContent.toLowerCase();
      const fits = (!status.value || row.body.dataset.status === status.value) && (!wanted || row.text.includes(wanted));
      row.body.hidden = !fits;
      if (fits) count++;
    }
    shown.textContent = count === rows.length ? '' : `${count} of ${rows.length} shown`;
  };
  filter.addEventListener('input', show);
  filter.addEventListener('submit', (event) => event.preventDefault());
  filter.hidden = false;
  show();

  // On paper nobody can open anything.
  let opened = [];
  addEventListener('beforeprint', () => {
    opened = Array.from(document.querySelectorAll('details:not([open])'));
    for (const details of opened) details.open = true;
  });
  addEventListener('afterprint', () => {
    for (const details of opened) details.open = false;
  });
})();
