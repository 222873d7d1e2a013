import { type OpenBallot, openBallot } from '../../kit/open-ballot.js';
import { onEveryDatabase } from '../../kit/storages.js';
import { hiddenFields, memberAt } from '../../kit/voter.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

onEveryDatabase((open) => {
  let house: TestHouse;
  let opened: OpenBallot;
  beforeEach(async () => {
    house = await openTestHouse(open);
    opened = await openBallot(house.services.context, 3);
  });
  afterEach(() => house.remove());

  test('a member goes from the link to the receipt in four steps', async () => {
    const member = memberAt(house.app);
    const home = `/ballots/${opened.ballot.slug}`;
    const link = await member.get(`/v/${opened.codes[0]}`);
    expect([link.status, link.headers['location']]).toEqual([303, `${home}/vote`]);
    const paper = await member.get(`${home}/vote`);
    expect(paper.status).toBe(200);
    expect(paper.text).toContain('Which theme should the lab work on?');
    const review = await member.post(`${home}/vote`, {
      'rank[home]': '1',
      'rank[harm]': '2',
      step: 'review',
    });
    expect(review.status).toBe(200);
    expect(review.text).toContain('You have ranked 2 of 3 options.');
    const cast = await member.post(`${home}/vote/cast`, hiddenFields(review.text, 'review'));
    expect([cast.status, cast.headers['location']]).toEqual([303, `${home}/receipt`]);
    const receipt = await member.get(`${home}/receipt`);
    expect(receipt.status).toBe(200);
    expect(receipt.text).toContain('Your vote is recorded');
  });
});
