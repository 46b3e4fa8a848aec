// What the file holds, decoded once: columns of utilities by party, columns of options by issue.
const landscape = JSON.parse(document.getElementById('landscape').textContent);
const { parties, issues, solutions } = landscape;
const count = landscape.count;
const frontierCount = landscape.frontier;

function bytesOf(base64) {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes.buffer;
}

const utilityColumns = landscape.utilities.map(text => new Float64Array(bytesOf(text)));
const optionColumns = landscape.options.map(text => landscape.width === 1 ? new Uint8Array(bytesOf(text)) : new Int32Array(bytesOf(text)));
const acceptable = new Uint8Array(bytesOf(landscape.acceptable));
const sharedBy = new Map(Object.entries(landscape.shared).map(([point, packages]) => [Number(point), packages]));

// What the person has chosen. Points are numbered: the frontier first, then solutions and the package on the table where they lie elsewhere, then the cloud.
const state = {
  across: 0, up: Math.min(1, parties.length - 1), onlyAcceptable: false, filters: new Map(),
  current: -1, hover: -1, onTable: -1, better: new Uint8Array(0), betterCount: 0,
};

const isFrontier = point => point < frontierCount;

function passes(point) {
  if (state.onlyAcceptable && !acceptable[point]) return false;
  for (const [issue, option] of state.filters) if (optionColumns[issue][point] !== option) return false;
  return true;
}

// Worse for none and better for at least one than the package on the table.
function isImprovement(point, than) {
  let better = false;
  for (const column of utilityColumns) {
    if (column[point] < column[than]) return false;
    if (column[point] > column[than]) better = true;
  }
  return better;
}

function findImprovements() {
  state.better = new Uint8Array(count);
  state.betterCount = 0;
  if (state.onTable < 0) return;
  for (let point = 0; point < count; point++) {
    if (!isImprovement(point, state.onTable)) continue;
    state.better[point] = 1;
    if (isFrontier(point)) state.betterCount++;
  }
}

function changesBetween(a, b) {
  let changes = 0;
  for (const column of optionColumns) if (column[a] !== column[b]) changes++;
  return changes;
}

function numberText(value) {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  if (size < 1e-9) return '0';
  if (size >= 1e7 || size < 1e-4) return value.toExponential(3).replace('-', '−');
  const decimals = Math.min(6, Math.max(0, 3 - Math.floor(Math.log10(size))));
  const text = value.toLocaleString('en', { maximumFractionDigits: decimals });
  return text.replace('-', '−');
}

const signed = value => (value > 1e-9 ? '+' : '') + numberText(value);
const optionName = (issue, point) => issues[issue].options[optionColumns[issue][point]];
const rulesAt = point => solutions.filter(solution => solution.point === point).map(solution => solution.name);

function nameOf(point) {
  const kind = isFrontier(point) ? `Frontier point ${(point + 1).toLocaleString('en')} of ${frontierCount.toLocaleString('en')}` : 'A package';
  const rules = rulesAt(point);
  return kind + (point === state.onTable ? ', on the table' : '') + (rules.length > 0 ? ` (${rules.join(', ')})` : '') + (acceptable[point] ? ', acceptable to all' : ', not acceptable to all');
}

const utilitiesText = point => parties.map((party, p) => `${party.name} ${numberText(utilityColumns[p][point])}`).join(', ');

function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) key in made ? made[key] = value : made.setAttribute(key, value);
  made.append(...children);
  return made;
}

const bdi = text => element('bdi', {}, text);
const byId = id => document.getElementById(id);
