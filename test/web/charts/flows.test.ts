/** A flow loses nothing: what leaves a bar is as wide as the bar, what arrives fills the next one, and labels stay on theirs. */
import fc from 'fast-check';
import { drawFlows, type FlowsChart } from '../../../src/web/charts/flows.js';

const share = (length: string) => Number(length.replace('%', '')) / 100;

/** Three stages of up to six series in which series after series gives everything to the others. */
const flows = fc
  .array(fc.nat(400), { minLength: 2, maxLength: 6 })
  .filter((values) => values[0]! > 0)
  .map((first): FlowsChart => {
    const stages = [first];
    const links: FlowsChart['links'][number][] = [];
    for (let stage = 0; stage < 2; stage++) {
      const before = stages[stage]!;
      const loser = before.length - 1 - stage;
      const given = loser < 1 ? 0 : before[loser]!;
      const after = before.map((value, series) => (series === loser && given > 0 ? 0 : value));
      after[0] = after[0]! + given;
      stages.push(after);
      for (const [series, value] of before.entries()) {
        links.push({ stage, from: series, to: series === loser && given > 0 ? 0 : series, value });
      }
    }
    return {
      series: first.map((_, at) => `Series ${at}`),
      marks: first.map((_, at) => String.fromCharCode(65 + at)),
      stages: stages.map((values, at) => ({ heading: `Round ${at + 1}`, values })),
      links,
      format: String,
    };
  });

/** The two ends of a ribbon on its upper and its lower edge, as shares of the width. */
function edges(d: string): { top: [number, number]; bottom: [number, number] } {
  const numbers = [...d.matchAll(/-?\d+(?:\.\d+)?/g)].map(([text]) => Number(text) / 1000);
  const [a, , , , , , d0, , c] = numbers;
  return { top: [a!, numbers.at(-2)!], bottom: [d0!, c!] };
}

test('ribbons are as wide below as above, and those of a bar fill it from end to end', () => {
  fc.assert(
    fc.property(flows, (chart) => {
      const drawing = drawFlows(chart);
      for (const [at, band] of drawing.bands.entries()) {
        const ribbons = band.paths.map(({ d }) => edges(d));
        for (const { top, bottom } of ribbons) expect(top[1] - top[0]).toBeCloseTo(bottom[1] - bottom[0], 3);
        for (const [side, stage] of [
          ['top', at],
          ['bottom', at + 1],
        ] as const) {
          for (const node of drawing.stages[stage]!.nodes) {
            const [from, to] = [share(node.x), share(node.x) + share(node.width)];
            const inside = ribbons.filter(
              (ribbon) => ribbon[side][0] >= from - 2e-3 && ribbon[side][1] <= to + 2e-3,
            );
            const filled = inside.reduce((sum, ribbon) => sum + ribbon[side][1] - ribbon[side][0], 0);
            expect(Math.abs(filled - (to - from))).toBeLessThan(5e-3);
          }
        }
      }
    }),
  );
});

test('bars stand side by side within the chart, and a label is on no bar that is too narrow for it', () => {
  fc.assert(
    fc.property(flows, (chart) => {
      for (const { nodes } of drawFlows(chart).stages) {
        let end = 0;
        for (const node of nodes) {
          expect(share(node.x)).toBeGreaterThanOrEqual(end - 1e-3);
          end = share(node.x) + share(node.width);
          if (share(node.width) < 0.03) expect(node.label).toBeNull();
        }
        expect(end).toBeLessThanOrEqual(1.001);
      }
    }),
  );
});
