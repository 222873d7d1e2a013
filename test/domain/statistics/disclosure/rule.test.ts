/** Which rule a survey is protected by: presets raised, never lowered. */
import fc from 'fast-check';
import { FLOORS, PRESETS, ruleOf } from '../../../../src/domain/statistics/disclosure/rule.js';

const presets = fc.constantFrom(...PRESETS.map(({ name }) => name));

describe('a rule', () => {
  test('by default shows nothing of fewer than 10 people in surveys about health, of fewer than 5 in others', () => {
    const choice = { preset: 'service', minimum: null } as const;
    expect(ruleOf({ ...choice, isHealth: true })).toMatchObject({ minimum: 10, minimumBase: 10, roundTo: 0 });
    expect(ruleOf({ ...choice, isHealth: false })).toMatchObject({ minimum: 5, minimumBase: 5, roundTo: 0 });
  });

  test('can be raised by organisers, and never lowered below its preset or its survey', () => {
    fc.assert(
      fc.property(presets, fc.boolean(), fc.option(fc.nat({ max: 60 })), (preset, isHealth, minimum) => {
        const rule = ruleOf({ preset, isHealth, minimum });
        const before = ruleOf({ preset, isHealth, minimum: null });
        expect(rule.minimum).toBe(Math.max(before.minimum, minimum ?? 0));
        expect(rule.minimum).toBeGreaterThanOrEqual(isHealth ? FLOORS.health : FLOORS.other);
        expect(rule.minimumBase).toBeGreaterThanOrEqual(Math.max(rule.minimum, before.minimumBase));
        expect(rule.width).toBeGreaterThanOrEqual(before.width);
      }),
    );
  });

  test('of the GP Patient Survey hides bases under 10, of hospital episodes 1 to 7 and rounds to 5', () => {
    const other = { isHealth: false, minimum: null };
    expect(ruleOf({ ...other, preset: 'gp-patient-survey' })).toMatchObject({ minimum: 5, minimumBase: 10 });
    expect(ruleOf({ ...other, preset: 'hospital-episodes' })).toMatchObject({ minimum: 8, roundTo: 5 });
  });

  test('says where it comes from', () => {
    expect(PRESETS.map(({ source }) => source.length > 20)).toEqual([true, true, true]);
  });
});
