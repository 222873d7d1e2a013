/** A chart as a file of its own: with its title, its key and what it is of, on a page of one width. */
import { textWidth, wrap } from '../charts/measure.js';
import type { AnalysisFigure } from './analysis-figure.js';

const WIDTH = 960;
const MARGIN = 24;
const TITLE = 22;

interface FileLine {
  readonly text: string;
  readonly y: number;
  readonly size: number;
  readonly bold: boolean;
  readonly fill: string;
}

/** What the view `partials/workbench/chart-file` shows; `source` says what the numbers are. */
export function chartFile(figure: AnalysisFigure, source: string) {
  const room = WIDTH - 2 * MARGIN;
  const lines: FileLine[] = [];
  let y = MARGIN;
  const write = (text: string, size: number, bold: boolean, fill: string) => {
    for (const line of wrap(text, size, room, bold)) {
      y += size * 1.3;
      lines.push({ text: line, y, size, bold, fill });
    }
  };
  write(figure.title, TITLE, true, '#1d2a2e');
  write(figure.subtitle, 16, false, '#4a5a5e');
  const { entries, bottom } = placeKey('key' in figure.wide ? figure.wide.key : [], y + 14, room);
  const top = bottom + 14;
  y = top + figure.wide.height + 8;
  write(source, 13, false, '#4a5a5e');
  return { figure, lines, key: entries, top, width: WIDTH, height: Math.ceil(y + MARGIN) };
}

/** The key's entries side by side, in as many lines as they need. */
function placeKey<Entry extends { readonly name: string }>(key: readonly Entry[], top: number, room: number) {
  let [x, y] = [MARGIN, top];
  const entries = key.map((entry) => {
    const wide = 32 + textWidth(entry.name, 16) + 24;
    if (x > MARGIN && x + wide > MARGIN + room) {
      x = MARGIN;
      y += 24;
    }
    const placed = { ...entry, x, y };
    x += wide;
    return placed;
  });
  return { entries, bottom: key.length === 0 ? top - 14 : y + 20 };
}
