import { readerDate } from '../article/dates.ts';
import { drawn, years } from '../article/lanes.ts';
import type { Figure } from '../article/schema.ts';
import { listed } from './card.ts';
import { column, COLOURS, line, placed, row, rule, shape, type Element, type Faces } from './elements.ts';

/** How high the lanes of a figure are that have a height together, and become no higher than another. */
export function laneHeight({ lanes }: Figure, together: number, highest: number): number {
  return Math.floor(Math.min(highest, together / lanes.length));
}

/** The lanes of a figure, drawn as its component draws them; below them are the numbers of the years or a rule. */
export function lanesOf(figure: Figure, faces: Faces, { width, lane, hasYears }: Look): Element {
  const size = Math.min(25, lane / 1.3);
  const names = figure.lanes.map(({ name, short = name }) =>
    line(short, faces.label, size, COLOURS.ink, width / 3),
  );
  const named = Math.max(...names.map((name) => name?.width ?? 0)) + GAP;
  const plot = { width: width - INDENT - named - INSET, height: lane };
  const marked = years(figure);
  const rows = figure.lanes.map((each, at) => {
    const shown = drawn(each, figure);
    const ground = shown.isEmpty ? COLOURS.raised : COLOURS.paper;
    return row(
      { height: plot.height, paddingLeft: INDENT, alignItems: 'center', backgroundColor: ground },
      row({ width: named }, names[at]?.element),
      row(
        { position: 'relative', ...plot },
        placed({ left: 0, top: 0 }, drawing(shown, marked, plot, ground)),
        ...words(shown, faces, { size, ground, ...plot }),
      ),
    );
  });
  const numbers = marked.map(({ year, middle }) =>
    placed(
      { left: middle, marginLeft: -60, width: 120, justifyContent: 'center' },
      line(year, faces.label, 23, COLOURS.ink2, 120)?.element,
    ),
  );
  const below = row(
    { position: 'relative', width: plot.width, height: 40, margin: `10px 0 0 ${INDENT + named}px` },
    ...numbers,
  );
  return column({ flexShrink: 0, width }, rule(), ...rows, hasYears ? below : rule());
}

/** The lines and marks of a lane, whose places are in per cent of the plot; a mark at its end goes beyond it. */
function drawing({ lines, marks }: Drawn, marked: ReturnType<typeof years>, plot: Plot, ground: string) {
  const { height } = plot;
  const tick = Math.min(32, height * 0.6);
  const bar = (thick: number) => ({ height: thick, y: (height - thick) / 2 });
  const rects: Partial<Record<string, object>> = {
    event: { ...bar(tick), width: 7, transform: 'translate(-3.5)', fill: COLOURS.ink },
    ended: { ...bar(12), fill: COLOURS.ink },
    reported: { ...bar(16), fill: ground, stroke: COLOURS.ink2, strokeWidth: 1.5, strokeDasharray: 5 },
  };
  const shapes = [
    ...marked.map(({ begins }) => shape('rect', { x: begins, width: 2, height, fill: COLOURS.rule })),
    ...lines.map(({ kind, x1, x2 }) => shape('line', { x1, x2, y1: '50%', y2: '50%', ...LINES[kind] })),
    ...marks.flatMap(({ kind, x, width }) =>
      kind === 'offered'
        ? shape('svg', { x, y: '50%', overflow: 'visible' }, openFrame(frameScale(height), ground))
        : rects[kind]
          ? shape('rect', { x, width, ...rects[kind] })
          : [],
    ),
  ];
  const wide = { width: plot.width + INSET, height };
  return shape('svg', wide, shape('svg', { ...plot, overflow: 'visible' }, ...shapes));
}

/** An open frame fills a lane, and the room beside the plot at most. */
function frameScale(height: number): number {
  return Math.min(1.85, height / 29);
}

function openFrame(scale: number, ground: string): Element {
  return shape(
    'g',
    { transform: `scale(${scale})` },
    shape('rect', { x: -12, y: -13, width: 24, height: 26, fill: ground }),
    shape('path', { d: 'M-11-4v-8h9M11 4v8H2', fill: 'none', stroke: COLOURS.seal, strokeWidth: 3 }),
  );
}

/** What is said beside an open frame, towards the middle, where there is room; the date is never shortened. */
function words({ marks }: Drawn, faces: Faces, look: Plot & { size: number; ground: string }) {
  const { size, ground, width, height } = look;
  const offers = marks.filter(({ kind, hasRoom }) => kind === 'offered' && hasRoom);
  return offers.map(({ date, label = '', words: { at, isRight } }) => {
    const [gap, padding] = [12 * frameScale(height) + 10, 8];
    const room = width * 0.45 - gap - 2 * padding;
    const day = readerDate(date.slice(0, 7));
    const set = (text: string) => line(text, faces.strong, size, COLOURS.seal, room);
    const dated = set(listed(', ', label, day));
    const text = dated?.text.endsWith(day) ? dated : set(day);
    const side = isRight
      ? { right: `${100 - parseFloat(at)}%`, marginRight: gap }
      : { left: at, marginLeft: gap };
    const top = (height - size * 1.3) / 2;
    return placed({ ...side, top, padding: `0 ${padding}px`, backgroundColor: ground }, text?.element);
  });
}

const INDENT = 14;
const GAP = 24;
/** Beside the plot, for the half of an open frame at its end. */
const INSET = 26;
const LINES: Record<string, object> = {
  solid: { stroke: COLOURS.line, strokeWidth: 2 },
  dotted: { stroke: COLOURS.line, strokeWidth: 3, strokeDasharray: '3 9' },
  pause: { stroke: COLOURS.ink, strokeWidth: 4, strokeDasharray: '12 8' },
};

/** All in pixels; `lane` is the height of one. */
type Look = { width: number; lane: number; hasYears: boolean };
type Plot = { width: number; height: number };
type Drawn = ReturnType<typeof drawn>;
