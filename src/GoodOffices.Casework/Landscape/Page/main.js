// What happens when something is chosen, and the first drawing.
function redraw() {
  measure();
  layOut();
  drawCloud();
  drawing.replaceChildren(...drawAxes(), ...drawFrontier(), ...drawTable(), ...drawMarks(), pointer, cursor);
  pointer.setAttribute('visibility', 'hidden');
  tip.hidden = true;
  state.hover = -1;
  moveCursor();
}

function refresh() {
  const hadFocus = document.activeElement === cursor;
  redraw();
  showPackage(state.current);
  showImprovements();
  fillLegend();
  fillList();
  if (hadFocus) cursor.focus();
}

function choose(point) {
  state.current = point;
  moveCursor();
  showPackage(point);
  const at = list.order.indexOf(point);
  if (at >= 0) list.page = Math.floor(at / ROWS);
  showRows();
}

function putOnTable(point) {
  state.onTable = point;
  findImprovements();
  byId('rows').value = point >= 0 && state.betterCount > 0 ? 'improvements' : 'frontier';
  refresh();
}

function fillAxes() {
  byId('axes').hidden = parties.length < 3;
  for (const [id, key] of [['across', 'across'], ['up', 'up']]) {
    const select = byId(id);
    select.append(...parties.map((party, p) => element('option', { value: p }, party.name)));
    select.value = state[key];
    select.addEventListener('change', () => {
      const other = key === 'across' ? 'up' : 'across', before = state[key];
      state[key] = Number(select.value);
      // One party on both axes would be a line: the other axis takes over what this one showed.
      if (state[key] === state[other]) byId(other).value = state[other] = before;
      refresh();
    });
  }
}

const MOST_CHOICES = 1000;

function fillFilters() {
  byId('filter-grid').append(...issues.map((issue, i) => {
    const select = element('select', {}, element('option', { value: '' }, 'any'));
    const present = [...new Set(optionColumns[i])].sort((a, b) => a - b).slice(0, MOST_CHOICES);
    select.append(...present.map(option => element('option', { value: option }, issue.options[option])));
    select.addEventListener('change', () => {
      if (select.value === '') state.filters.delete(i);
      else state.filters.set(i, Number(select.value));
      filtersChanged();
    });
    return element('label', {}, bdi(issue.name), select);
  }));
  byId('only-acceptable').addEventListener('change', event => { state.onlyAcceptable = event.target.checked; filtersChanged(); });
  byId('clear-filters').addEventListener('click', () => {
    state.filters.clear();
    state.onlyAcceptable = byId('only-acceptable').checked = false;
    for (const select of byId('filter-grid').querySelectorAll('select')) select.value = '';
    filtersChanged();
    byId('only-acceptable').focus();
  });
}

function filtersChanged() {
  byId('filter-count').textContent = state.filters.size > 0 ? ` (${state.filters.size} set)` : '';
  byId('clear-filters').hidden = state.filters.size === 0 && !state.onlyAcceptable;
  refresh();
}

function fillLegend() {
  const icon = (...parts) => { const made = svg('svg', { viewBox: '-15 -15 30 30', 'aria-hidden': 'true' }); made.append(...parts); return made; };
  const dot = style => svg('path', { class: style, d: 'M0 0h0' });
  const entries = [];
  if (frontierCount > 0) entries.push([icon(dot('dots')), 'frontier, acceptable to all'], [icon(dot('dots'), dot('dots hollow')), 'frontier, not acceptable to all']);
  for (const solution of solutions) entries.push([icon(shapes[solution.style](0, 0, solution.style)), `${solution.letter}  ${solution.name}`]);
  if (parties.some(party => party.walkAway !== null)) entries.push([icon(svg('line', { class: 'floor', x1: -12, x2: 12, y1: 0, y2: 0 })), 'walk-away: in the shade that party would rather have no agreement']);
  if (state.onTable >= 0) {
    entries.push([icon(svg('path', { class: 'on-table', d: 'M-9 -9l18 18M9 -9l-18 18' })), 'on the table'], [icon(svg('path', { class: 'better', d: 'M0 -6l5.5 9.5h-11z' })), 'frontier, better for some than the table and worse for none']);
  }
  byId('legend').replaceChildren(...entries.map(([shape, words]) => element('li', {}, shape, words)));
}

byId('put').addEventListener('click', () => putOnTable(state.current));
byId('take').addEventListener('click', () => { putOnTable(-1); byId('put').focus(); });
byId('summary').textContent = landscape.summary;
byId('note').textContent = landscape.note;
document.querySelector('main').hidden = false;
fillAxes();
fillFilters();
state.current = solutions.length > 0 ? solutions[0].point : frontierCount > 0 ? 0 : -1;
putOnTable(landscape.onTable);
new ResizeObserver(() => { if (sizeOf(plot.getBoundingClientRect()) !== measured) redraw(); }).observe(plot);
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
addEventListener('beforeprint', redraw);
document.documentElement.dataset.ready = 'true';
