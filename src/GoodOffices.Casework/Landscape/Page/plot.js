// The picture: a canvas for the many, an SVG for the frontier, marks and the one point that has the focus.
const SVG = 'http://www.w3.org/2000/svg';
const MOST_SVG_POINTS = 5000;
const CELL = 12;
const REACH = 14;
const MANY = 5000;
const canvas = byId('cloud');
const drawing = byId('drawing');
const plot = byId('plot');
const tip = byId('tip');
let frame = { left: 64, top: 10, width: 100, height: 100 };
let xs = new Float32Array(count), ys = new Float32Array(count), shown = new Uint8Array(count);
let cells = null; // points by cell of the picture: heads, then next in the same cell
let walk = []; // frontier points in the order the arrow keys take

function svg(name, attributes, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

const place = (party, value) => (value - party.low) / (party.high - party.low);
const pixelX = value => frame.left + place(parties[state.across], value) * frame.width;
const pixelY = value => isStrip() ? frame.top + frame.height / 2 : frame.top + (1 - place(parties[state.up], value)) * frame.height;
const isStrip = () => state.across === state.up;

let measured = '';

function measure() {
  const box = plot.getBoundingClientRect();
  measured = sizeOf(box);
  frame = { left: 58, top: 10, width: Math.max(80, box.width - 70), height: Math.max(80, box.height - 62) };
  const ratio = window.devicePixelRatio || 1;
  canvas.width = Math.round(box.width * ratio);
  canvas.height = Math.round(box.height * ratio);
  canvas.getContext('2d').setTransform(ratio, 0, 0, ratio, 0, 0);
  drawing.setAttribute('viewBox', `0 0 ${box.width} ${box.height}`);
}

function layOut() {
  const [across, up] = [utilityColumns[state.across], utilityColumns[state.up]];
  const columns = Math.ceil((frame.left + frame.width) / CELL) + 2, rows = Math.ceil((frame.top + frame.height) / CELL) + 2;
  cells = { columns, rows, heads: new Int32Array(columns * rows).fill(-1), next: new Int32Array(count) };
  for (let point = 0; point < count; point++) {
    shown[point] = passes(point) ? 1 : 0;
    xs[point] = pixelX(across[point]);
    ys[point] = pixelY(up[point]);
    if (!shown[point]) continue;
    const cell = cellAt(xs[point], ys[point]);
    if (cell < 0) continue;
    cells.next[point] = cells.heads[cell];
    cells.heads[cell] = point;
  }
  walk = [];
  for (let point = 0; point < frontierCount; point++) if (shown[point]) walk.push(point);
  walk.sort((a, b) => across[a] - across[b] || a - b);
}

function cellAt(x, y) {
  const column = Math.floor(x / CELL), row = Math.floor(y / CELL);
  return column < 0 || row < 0 || column >= cells.columns || row >= cells.rows ? -1 : row * cells.columns + column;
}

// The nearest point under the pointer; the frontier and solutions before the cloud.
function nearest(x, y) {
  let best = -1, least = REACH * REACH;
  const [column, row] = [Math.floor(x / CELL), Math.floor(y / CELL)];
  for (let r = Math.max(0, row - 1); r <= Math.min(cells.rows - 1, row + 1); r++) {
    for (let c = Math.max(0, column - 1); c <= Math.min(cells.columns - 1, column + 1); c++) {
      for (let point = cells.heads[r * cells.columns + c]; point >= 0; point = cells.next[point]) {
        const distance = (xs[point] - x) ** 2 + (ys[point] - y) ** 2 - (point < landscape.marked ? 36 : 0);
        if (distance < least || (distance === least && point < best)) [best, least] = [point, distance];
      }
    }
  }
  return best;
}

const sizeOf = box => `${Math.round(box.width)} ${Math.round(box.height)}`;
const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function drawCloud() {
  const context = canvas.getContext('2d');
  context.clearRect(0, 0, frame.left + frame.width + 60, frame.top + frame.height + 60);
  context.fillStyle = colour('--unacceptable');
  const [x, y] = [floorX(), floorY()];
  if (x !== null && x > frame.left) context.fillRect(frame.left, frame.top, Math.min(x - frame.left, frame.width), frame.height);
  if (y !== null && y < frame.top + frame.height) context.fillRect(frame.left, Math.max(y, frame.top), frame.width, frame.top + frame.height - Math.max(y, frame.top));
  context.fillStyle = colour('--grid');
  for (const [value] of acrossTicks()) context.fillRect(pixelX(value) - 0.5, frame.top, 1, frame.height);
  for (const [value] of upTicks()) context.fillRect(frame.left, pixelY(value) - 0.5, frame.width, 1);
  if (count - landscape.marked > MANY) drawMany(context);
  else drawFew(context);
  if (walk.length <= MOST_SVG_POINTS) return;
  context.fillStyle = colour('--frontier');
  for (const point of walk) context.fillRect(xs[point] - 1.5, ys[point] - 1.5, 3, 3);
}

function drawFew(context) {
  context.fillStyle = colour('--cloud');
  context.globalAlpha = 0.9;
  for (let point = landscape.marked; point < count; point++) if (shown[point]) context.fillRect(xs[point] - 1.2, ys[point] - 1.2, 2.4, 2.4);
  context.globalAlpha = 1;
}

// Where dots lie over one another the cloud grows denser; pixel by pixel, because so many rectangles would take a second.
function drawMany(context) {
  const sheet = document.createElement('canvas'), ratio = canvas.width / (frame.left + frame.width + 12);
  [sheet.width, sheet.height] = [canvas.width, canvas.height];
  const image = new ImageData(sheet.width, sheet.height), hits = new Uint8ClampedArray(sheet.width * sheet.height), size = Math.max(2, Math.round(1.6 * ratio));
  for (let point = landscape.marked; point < count; point++) {
    if (!shown[point]) continue;
    const [left, top] = [Math.round(xs[point] * ratio - size / 2), Math.round(ys[point] * ratio - size / 2)];
    for (let y = top; y < top + size; y++) for (let x = left; x < left + size; x++) hits[y * sheet.width + x] += 1;
  }
  const rgb = parseInt(colour('--cloud').slice(1), 16), pixels = new Uint32Array(image.data.buffer);
  const bgr = ((rgb & 255) << 16) | (rgb & 0xff00) | (rgb >> 16);
  for (let i = 0; i < hits.length; i++) if (hits[i] > 0) pixels[i] = ((Math.min(255, 70 + 30 * hits[i]) << 24) | bgr) >>> 0;
  sheet.getContext('2d').putImageData(image, 0, 0);
  context.drawImage(sheet, 0, 0, sheet.width / ratio, sheet.height / ratio);
}

const floorX = () => parties[state.across].walkAway === null ? null : pixelX(parties[state.across].walkAway);
const floorY = () => isStrip() || parties[state.up].walkAway === null ? null : pixelY(parties[state.up].walkAway);

function ticks(party, most) {
  const rough = (party.high - party.low) / most, power = 10 ** Math.floor(Math.log10(rough));
  const step = power * [1, 2, 5, 10].find(s => s * power >= rough);
  const found = [];
  for (let i = Math.ceil(party.low / step); i * step <= party.high; i++) found.push(i * step + 0); // + 0: no minus before a zero
  const decimals = Math.min(12, Math.max(0, -Math.floor(Math.log10(step) + 1e-9)));
  return found.map(value => [value, value.toLocaleString('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).replace('-', '−')]);
}

const acrossTicks = () => ticks(parties[state.across], Math.max(3, frame.width / 90));
const upTicks = () => isStrip() ? [] : ticks(parties[state.up], Math.max(3, frame.height / 60));
const cut = (text, pixels) => { const most = Math.max(6, Math.floor(pixels / 7)); return [...text].length > most ? [...text].slice(0, most - 1).join('') + '…' : text; };

function drawAxes() {
  const parts = [], [right, bottom] = [frame.left + frame.width, frame.top + frame.height];
  for (const [value, text] of acrossTicks()) {
    parts.push(svg('text', { x: pixelX(value), y: bottom + 17, 'text-anchor': 'middle' }, text));
  }
  for (const [value, text] of upTicks()) {
    parts.push(svg('text', { x: frame.left - 7, y: pixelY(value) + 4, 'text-anchor': 'end' }, text));
  }
  parts.push(svg('rect', { class: 'frame', x: frame.left, y: frame.top, width: frame.width, height: frame.height }));
  const [x, y] = [floorX(), floorY()];
  if (x !== null && x >= frame.left && x <= right) parts.push(svg('line', { class: 'floor', x1: x, x2: x, y1: frame.top, y2: bottom }), svg('text', { class: 'floor-name', x: x + 5, y: frame.top + 15 }, 'walk-away'));
  if (y !== null && y >= frame.top && y <= bottom) parts.push(svg('line', { class: 'floor', y1: y, y2: y, x1: frame.left, x2: right }), svg('text', { class: 'floor-name', x: right - 5, y: y - 5, 'text-anchor': 'end' }, 'walk-away'));
  parts.push(svg('text', { class: 'axis', x: frame.left + frame.width / 2, y: bottom + 38, 'text-anchor': 'middle' }, cut(parties[state.across].name, frame.width) + ' →'));
  if (!isStrip()) parts.push(svg('text', { class: 'axis', transform: `translate(13 ${frame.top + frame.height / 2}) rotate(-90)`, 'text-anchor': 'middle' }, cut(parties[state.up].name, frame.height) + ' →'));
  return parts;
}

const dots = points => points.map(point => `M${xs[point].toFixed(1)} ${ys[point].toFixed(1)}h0`).join('');

function drawFrontier() {
  if (walk.length > MOST_SVG_POINTS) return [];
  const refused = dots(walk.filter(point => !acceptable[point]));
  const parts = [];
  if (parties.length === 2 && state.filters.size === 0 && !state.onlyAcceptable && walk.length > 1) {
    const steps = walk.map((point, i) => i === 0 ? `M${xs[point].toFixed(1)} ${ys[point].toFixed(1)}` : `V${ys[point].toFixed(1)}H${xs[point].toFixed(1)}`);
    parts.push(svg('path', { class: 'stairs', d: steps.join('') }));
  }
  parts.push(svg('path', { class: 'dots', d: dots(walk) }), svg('path', { class: 'dots hollow', d: refused }));
  return parts;
}

// Disc, diamond, ring, square: they nest where rules agree.
const shapes = {
  nash: (x, y, style) => svg('circle', { class: style, cx: x, cy: y, r: 5 }),
  ks: (x, y, style) => svg('path', { class: style, d: `M${x} ${y - 8.5}l8.5 8.5 -8.5 8.5 -8.5 -8.5z` }),
  egal: (x, y, style) => svg('circle', { class: style, cx: x, cy: y, r: 13.3 }),
  util: (x, y, style) => svg('rect', { class: style, x: x - 9, y: y - 9, width: 18, height: 18 }),
};

function drawMarks() {
  const parts = [];
  for (const solution of solutions) {
    if (!shown[solution.point]) continue;
    const [x, y] = [xs[solution.point], ys[solution.point]];
    parts.push(shapes[solution.style](x, y, 'halo'), shapes[solution.style](x, y, solution.style));
  }
  const taken = [];
  for (const point of new Set(solutions.map(solution => solution.point))) {
    if (!shown[point]) continue;
    const letters = solutions.filter(solution => solution.point === point).map(solution => solution.letter).join('');
    const [x, y, anchor] = freeCorner(point, letters.length * 10, taken);
    parts.push(svg('text', { class: 'mark-name', x, y, 'text-anchor': anchor }, letters));
  }
  return parts;
}

// Where a mark's letters lie over no other letters, inside the frame: first above at the right; where there is no room at all, there all the same.
function freeCorner(point, width, taken) {
  const [x, y] = [xs[point], ys[point]];
  const corners = [[18, -10], [18, 20], [-18, -10], [-18, 20], [18, -26], [18, 36], [-18, -26], [-18, 36]].map(([dx, dy]) => ({ left: dx > 0 ? x + dx : x + dx - width, top: y + dy - 12, x: x + dx, y: y + dy, anchor: dx > 0 ? 'start' : 'end' }));
  const isFree = at => at.left >= frame.left && at.left + width <= frame.left + frame.width && at.top >= frame.top && at.y <= frame.top + frame.height
    && !taken.some(other => at.left < other.left + other.width && other.left < at.left + width && Math.abs(at.top - other.top) < 15);
  const found = corners.find(isFree) ?? corners[0];
  taken.push({ left: found.left, top: found.top, width });
  return [found.x, found.y, found.anchor];
}

function drawTable() {
  if (state.onTable < 0) return [];
  const [x, y] = [xs[state.onTable], ys[state.onTable]], parts = [];
  if (!isStrip()) parts.push(svg('path', { class: 'from', d: `M${x} ${frame.top}V${y}H${frame.left + frame.width}` }));
  const better = walk.filter(point => state.better[point]).slice(0, MOST_SVG_POINTS);
  parts.push(svg('path', { class: 'better', d: better.map(point => `M${xs[point].toFixed(1)} ${(ys[point] - 6).toFixed(1)}l5.5 9.5h-11z`).join('') }));
  for (const style of ['halo', 'on-table']) parts.push(svg('path', { class: style, d: `M${x - 9} ${y - 9}l18 18M${x + 9} ${y - 9}l-18 18` }));
  const [dx, dy] = roomiest(x, y);
  parts.push(svg('text', { class: 'mark-name', x: x + 14 * dx, y: y + (dy > 0 ? 22 : -14), 'text-anchor': dx > 0 ? 'start' : 'end' }, 'on the table'));
  return parts;
}

// Of the four corners beside a mark, inside the frame, the one farthest from every solution.
function roomiest(x, y) {
  let best = [1, 1], most = -1;
  for (const corner of [[1, 1], [-1, 1], [1, -1], [-1, -1]]) {
    const [atX, atY] = [x + 50 * corner[0], y + 16 * corner[1]];
    if (atX - 45 < frame.left || atX + 45 > frame.left + frame.width || atY - 8 < frame.top || atY + 8 > frame.top + frame.height) continue;
    const room = Math.min(1e9, ...solutions.filter(solution => solution.point !== state.onTable).map(solution => ((xs[solution.point] - atX) / 2) ** 2 + (ys[solution.point] - atY) ** 2));
    if (room > most) [best, most] = [corner, room];
  }
  return best;
}
