// One package spelled out: what each party gets from it, and how each issue is settled.
function showPackage(point) {
  byId('package-name').textContent = point < 0 ? 'Choose a point in the picture or a row of the table.' : nameOf(point) + sharedText(point);
  byId('package-parties').replaceChildren(...(point < 0 ? [] : parties.map((party, p) => partyLine(party, utilityColumns[p][point], state.onTable < 0 ? null : utilityColumns[p][state.onTable]))));
  byId('package-issues').replaceChildren(...(point < 0 ? [] : issues.map((issue, i) => issueLine(issue, i, point))));
  byId('put').disabled = point < 0 || point === state.onTable;
  byId('take').hidden = state.onTable < 0;
}

function sharedText(point) {
  const packages = sharedBy.get(point);
  return packages ? `. ${packages} packages are worth exactly this; the first is shown` : '';
}

function partyLine(party, utility, onTable) {
  const range = party.greatest - party.least;
  const bar = element('i');
  bar.style.width = `${Math.max(0, Math.min(100, range > 0 ? 100 * (utility - party.least) / range : 100))}%`;
  const gain = utility - party.disagreement;
  const against = onTable === null || utility === onTable ? '' : `; ${signed(utility - onTable)} against the table`;
  const refused = party.walkAway !== null && utility < party.walkAway ? ', below her walk-away' : '';
  return element('div', { className: 'party' },
    element('span', {}, bdi(party.name)), element('span', { className: 'number' }, numberText(utility)),
    element('span', { className: 'gain faint' }, `gain over no agreement${refused}${against}`), element('span', { className: 'number gain faint' }, signed(gain)),
    element('span', { className: 'bar', 'aria-hidden': 'true' }, bar));
}

function issueLine(issue, i, point) {
  const changed = state.onTable >= 0 && optionColumns[i][state.onTable] !== optionColumns[i][point];
  const line = element('div', { className: changed ? 'changed' : '' }, element('dt', {}, bdi(issue.name)), element('dd', {}, bdi(optionName(i, point))));
  if (changed) line.lastChild.append(element('span', { className: 'was' }, 'on the table: ', bdi(optionName(i, state.onTable))));
  return line;
}

function showImprovements() {
  const note = byId('improvements');
  note.hidden = state.onTable < 0;
  if (state.onTable < 0) return;
  const nearestOnes = improvementsByChanges();
  const found = state.betterCount === 0
    ? (isFrontier(state.onTable) ? 'On the table lies a frontier package: nobody can improve on it without someone losing.' : 'No frontier point shown is worse for none and better for someone than the package on the table.')
    : `${state.betterCount.toLocaleString('en')} frontier ${state.betterCount === 1 ? 'point is' : 'points are'} worse for none and better for at least one than the package on the table (triangles). The nearest changes ${nearestOnes[0].changes} of ${issues.length} issues.`;
  note.replaceChildren(found + ' ');
  if (state.betterCount > 0) {
    const show = element('button', { type: 'button' }, 'Show the nearest');
    show.addEventListener('click', () => choose(nearestOnes[0].point));
    note.append(show);
  }
}

// Fewest changed issues first; of these the one whose least gain, as a share of range, is largest.
function improvementsByChanges() {
  const found = [];
  for (let point = 0; point < frontierCount; point++) {
    if (!state.better[point]) continue;
    const least = Math.min(...parties.map((party, p) => (utilityColumns[p][point] - utilityColumns[p][state.onTable]) / Math.max(1e-300, party.greatest - party.least)));
    found.push({ point, changes: changesBetween(point, state.onTable), least });
  }
  return found.sort((a, b) => a.changes - b.changes || b.least - a.least || a.point - b.point);
}
