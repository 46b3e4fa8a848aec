// The one point of the picture that can have the focus: a slider along the frontier.
const cursor = svg('g', { class: 'cursor', tabindex: 0, role: 'slider', 'aria-label': 'Frontier, point by point', 'aria-orientation': 'horizontal', 'aria-describedby': 'hint' },
  svg('circle', { class: 'halo', r: 10 }), svg('circle', { r: 10 }), svg('circle', { class: 'ring', r: 15 }));
const pointer = svg('circle', { class: 'pointer', r: 7, visibility: 'hidden' });

function moveCursor() {
  const at = walk.indexOf(state.current);
  const isVisible = state.current >= 0 && shown[state.current];
  cursor.setAttribute('transform', isVisible ? `translate(${xs[state.current]} ${ys[state.current]})` : `translate(${frame.left} ${frame.top})`);
  for (const circle of cursor.children) circle.setAttribute('visibility', isVisible ? 'visible' : 'hidden');
  cursor.setAttribute('aria-valuemin', walk.length > 0 ? 1 : 0);
  cursor.setAttribute('aria-valuemax', walk.length);
  cursor.setAttribute('aria-valuenow', at + 1);
  cursor.setAttribute('aria-valuetext', state.current < 0 ? 'nothing chosen' : `${nameOf(state.current)}. ${utilitiesText(state.current)}`);
}

function step(by) {
  if (walk.length === 0) return;
  const at = walk.indexOf(state.current);
  const from = at >= 0 ? at : nearestOnWalk();
  choose(walk[Math.min(walk.length - 1, Math.max(0, at >= 0 ? from + by : from))]);
}

// From a package off the frontier the walk goes on where it lies along the lower axis.
function nearestOnWalk() {
  if (state.current < 0) return 0;
  let best = 0;
  for (let i = 1; i < walk.length; i++) if (Math.abs(xs[walk[i]] - xs[state.current]) < Math.abs(xs[walk[best]] - xs[state.current])) best = i;
  return best;
}

cursor.addEventListener('keydown', event => {
  const steps = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10, Home: -Infinity, End: Infinity };
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key in steps) step(steps[event.key]);
  else if (event.key === 'Enter' || event.key === ' ') putOnTable(state.current);
  else if (event.key === 'Escape') putOnTable(-1);
  else return;
  event.preventDefault();
});

function hoverAt(x, y) {
  const point = nearest(x, y);
  if (point === state.hover) return;
  state.hover = point;
  tip.hidden = point < 0;
  pointer.setAttribute('visibility', point < 0 ? 'hidden' : 'visible');
  plot.style.cursor = point < 0 ? '' : 'pointer';
  if (point < 0) {
    showPackage(state.current);
    return;
  }
  pointer.setAttribute('cx', xs[point]);
  pointer.setAttribute('cy', ys[point]);
  tip.replaceChildren(...parties.map((party, p) => element('div', {}, bdi(party.name), ` ${numberText(utilityColumns[p][point])}`)), ...rulesAt(point).map(rule => element('div', {}, rule)));
  // No size is read back: that would make the browser lay the page out in the middle of a move.
  const isFarRight = xs[point] > frame.left + frame.width * 0.55;
  tip.style.left = isFarRight ? 'auto' : `${xs[point] + 16}px`;
  tip.style.right = isFarRight ? `${frame.left + frame.width + 12 - xs[point] + 16}px` : 'auto';
  tip.style.top = `${Math.max(0, ys[point] - 30)}px`;
  showPackage(point);
}

// Where the picture lies in the window, measured again only after something moved it.
let corner = null;
for (const moves of ['scroll', 'resize']) addEventListener(moves, () => { corner = null; }, { capture: true, passive: true });
plot.addEventListener('pointerenter', () => { corner = null; });

function inPlot(event) {
  corner ??= plot.getBoundingClientRect();
  return [event.clientX - corner.left, event.clientY - corner.top];
}

plot.addEventListener('pointermove', event => hoverAt(...inPlot(event)));
plot.addEventListener('pointerleave', () => hoverAt(-100, -100));
plot.addEventListener('click', event => {
  corner = null;
  const point = nearest(...inPlot(event));
  if (point >= 0) choose(point);
});
