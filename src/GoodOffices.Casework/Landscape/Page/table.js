// The same points as rows: one page at a time, whatever their number.
const ROWS = 25;
const list = { order: [], page: 0, sortBy: -1, falling: true };

function fillList() {
  const kind = byId('rows').value;
  let order = [];
  if (kind === 'improvements' && state.onTable >= 0) order = improvementsByChanges().map(found => found.point).filter(point => shown[point]);
  else if (kind !== 'improvements') for (let point = 0; point < (kind === 'frontier' ? frontierCount : count); point++) if (shown[point]) order.push(point);
  if (list.sortBy >= 0) {
    const column = utilityColumns[list.sortBy], sign = list.falling ? -1 : 1;
    order.sort((a, b) => sign * (column[a] - column[b]) || a - b);
  }
  list.order = order;
  list.page = 0;
  showRows();
}

function showRows() {
  const pages = Math.max(1, Math.ceil(list.order.length / ROWS));
  list.page = Math.min(pages - 1, Math.max(0, list.page));
  const rows = list.order.slice(list.page * ROWS, (list.page + 1) * ROWS);
  byId('list').tHead.replaceChildren(headRow());
  byId('list').tBodies[0].replaceChildren(...rows.map(row));
  byId('page').textContent = `page ${(list.page + 1).toLocaleString('en')} of ${pages.toLocaleString('en')}`;
  byId('caption').textContent = `${list.order.length.toLocaleString('en')} ${list.order.length === 1 ? 'row' : 'rows'}. Headings sort; a number shows its package.`;
  for (const id of ['first', 'previous']) byId(id).disabled = list.page === 0;
  for (const id of ['next', 'last']) byId(id).disabled = list.page === pages - 1;
}

function headRow() {
  const heads = parties.map((party, p) => {
    const button = element('button', { type: 'button' }, bdi(party.name), list.sortBy === p ? (list.falling ? ' ↓' : ' ↑') : '');
    button.addEventListener('click', () => { sortBy(p); byId('list').tHead.querySelectorAll('button')[p].focus(); });
    return element('th', { scope: 'col', 'aria-sort': list.sortBy !== p ? 'none' : list.falling ? 'descending' : 'ascending' }, button);
  });
  const last = state.onTable >= 0 ? [element('th', { scope: 'col' }, 'Issues changed')] : [];
  return element('tr', {}, element('th', { scope: 'col' }, 'Point'), ...heads, element('th', { scope: 'col', className: 'words' }, 'Acceptable'), element('th', { scope: 'col', className: 'words' }, 'Rules'), ...last);
}

function sortBy(party) {
  list.falling = list.sortBy === party ? !list.falling : true;
  list.sortBy = party;
  fillList();
}

function row(point) {
  const button = element('button', { type: 'button', 'aria-label': `Show ${nameOf(point)}` }, isFrontier(point) ? (point + 1).toLocaleString('en') : 'package');
  button.addEventListener('click', () => { choose(point); byId('list').querySelector('[aria-current] button')?.focus(); });
  const made = element('tr', {}, element('th', { scope: 'row' }, button), ...parties.map((_, p) => element('td', {}, numberText(utilityColumns[p][point]))),
    element('td', { className: 'words' }, acceptable[point] ? 'yes' : 'no'), element('td', { className: 'words' }, rulesAt(point).join(', ')));
  if (state.onTable >= 0) made.append(element('td', {}, point === state.onTable ? 'on the table' : String(changesBetween(point, state.onTable))));
  if (point === state.current) made.setAttribute('aria-current', 'true');
  return made;
}

byId('rows').addEventListener('change', fillList);
byId('first').addEventListener('click', () => { list.page = 0; showRows(); });
byId('previous').addEventListener('click', () => { list.page--; showRows(); });
byId('next').addEventListener('click', () => { list.page++; showRows(); });
byId('last').addEventListener('click', () => { list.page = Infinity; showRows(); });
