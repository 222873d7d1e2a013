import { authorAt } from '../../kit/author.js';
import { type LabWithBallot, labWithBallot } from '../../kit/people.js';
import { onEveryDatabase } from '../../kit/storages.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

onEveryDatabase((open) => {
  let house: TestHouse;
  let lab: LabWithBallot;
  beforeAll(async () => {
    house = await openTestHouse(open);
    lab = await labWithBallot(house);
  });
  afterAll(() => house.remove());

  test('conditions are picked beside what else was typed, and nothing of it is lost', async () => {
    const { base, working, post } = await authorAt(house, lab);
    const address = `${base}/screen-outs/others`;
    const typed = { 'message-0': 'Typed, not stored', expression: "${role} = 'other'" };
    const picked = await post(address, { step: 'pick', about: 'role', ...typed });
    expect(picked.status).toBe(200);
    expect(picked.text).toContain('Typed, not stored</textarea>');
    expect(picked.text).toContain('value="is-not"');
    expect((await working()).screenOuts[0]!.message.en).not.toBe('Typed, not stored');
    const row = { step: 'add', about: 'role', comparison: 'is', value: 'patient' };
    const more = { ...typed, expression: "string-length(${comment}) > 3 or ${role} = 'other'" };
    expect((await post(address, { ...row, ...more })).status).toBe(303);
    expect((await working()).screenOuts[0]).toMatchObject({
      when: "(string-length(${comment}) > 3 or ${role} = 'other') and ${role} = 'patient'",
      message: { en: 'Typed, not stored' },
    });
  });

  test('a quota is added, given its condition and limit, told with its fault, and deleted', async () => {
    const { organiser, base, working, text, post } = await authorAt(house, lab);
    const fields = { 'label-0': 'Patients, in all', limit: '20', hard: 'soft' };
    const refused = await post(`${base}/quotas`, { ...fields, 'label-0': '', limit: 'many', hard: '' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Type the limit as a whole number from 0 to 1,000,000');
    const added = await post(`${base}/quotas`, fields);
    const address = `${base}/quotas/patients_in_all`;
    expect(added.headers['location']).toBe(address);
    expect(await text(base)).toContain(`href="${address}"`);
    expect(await text(`${base}/quotas`)).toContain('Write its condition');
    const row = { step: 'add', about: 'role', comparison: 'is', value: 'patient' };
    expect((await post(address, { ...fields, limit: '30', ...row })).headers['location']).toBe(address);
    expect((await working()).quotas[1]).toMatchObject({
      ...{ name: 'patients_in_all', label: { en: 'Patients, in all' }, limit: 30, hard: false },
      when: "${role} = 'patient'",
    });
    expect(await text(`${base}/quotas`)).toContain('2 cells, whose limits add up to 1,030');
    const wrong = await post(address, { ...fields, step: 'save', expression: '${nobody} = 1' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Character 1: there is no question nobody');
    expect((await post(address, { ...fields, step: 'save', expression: 'true()' })).headers['location']).toBe(
      `${base}/quotas`,
    );
    expect((await post(address, { step: 'delete' })).status).toBe(303);
    expect((await working()).quotas.map(({ name }) => name)).toEqual(['clinicians']);
    await organiser.get(address).expect(404);
  });

  test('cells that interlock are made from the choices of questions, those with a limit', async () => {
    const { base, working, text, post } = await authorAt(house, lab);
    const added = await post(`${base}/add`, { type: 'single-choice', 'label-0': 'Used it?' });
    await post(added.headers['location'] ?? '', {
      ...{ 'label-0': 'Used it?', type: 'single-choice', name: 'used', 'choice-source': '' },
      ...{ 'choice-name': ['', ''], 'choice-0': ['Yes', 'No'], 'choice-1': ['Ydw', ''] },
    });
    const by = { 'by-1': 'role', 'by-2': 'used', 'by-3': '' };
    const page = await text(`${base}/quota-cells?by-1=role&by-2=used&by-3=`);
    expect(page).toContain('A clinician, Yes');
    expect(page).not.toContain('comment)');
    expect((await post(`${base}/quota-cells`, { ...by, hard: 'hard' })).status).toBe(422);
    const limits = { 'limit-0': '40', 'limit-3': '60' };
    expect((await post(`${base}/quota-cells`, { ...by, ...limits, hard: 'hard' })).status).toBe(303);
    expect((await working()).quotas.slice(1)).toEqual([
      {
        ...{ name: 'a_patient_yes', label: { en: 'A patient, Yes', cy: 'Claf, Ydw' }, limit: 40, hard: true },
        ...{ when: "${role} = 'patient' and ${used} = 'yes'", place: null },
      },
      {
        ...{ name: 'a_clinician_no', label: { en: 'A clinician, No' }, limit: 60, hard: true },
        ...{ when: "${role} = 'clinician' and ${used} = 'no'", place: null },
      },
    ]);
  });
});
