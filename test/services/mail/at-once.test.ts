/** Sending pressed twice at the same moment, where a database lets two transactions run side by side. */
import { ballotOccasion } from '../../../src/services/mail/occasions/index.js';
import { fixedClock } from '../../../src/shared/clock.js';
import { must } from '../../kit/empty-roll.js';
import { mailingServices } from '../../kit/mail-services.js';
import { meanwhile } from '../../kit/meanwhile.js';
import { openBallot } from '../../kit/open-ballot.js';
import { onPostgres } from '../../kit/storages.js';

onPostgres((open) => {
  test('send pressed again between counting mailings and writing one is the same mailing', async () => {
    const opened = await open();
    const clock = fixedClock(Date.UTC(2027, 0, 3, 12));
    const one = mailingServices(opened.storage, clock, null);
    const { ballot } = await openBallot(one.context, 3);
    const occasion = ballotOccasion(ballot);
    const message = one.mail.defaultMessage(occasion, 'invitation');
    const order = { kind: 'invitation', number: 0, message } as const;
    const sent: unknown[] = [];
    const between = meanwhile(opened.storage, { query: 'SelectQueryNode', table: 'mailings' }, async () =>
      sent.push(must(await one.mail.sendOff(occasion, 'organiser', order))),
    );
    const other = mailingServices(between, clock, null);
    const again = must(await other.mail.sendOff(occasion, 'organiser', order));
    expect(sent).toEqual([{ mailingId: again.mailingId, repeated: false }]);
    expect(again.repeated).toBe(true);
    await opened.remove();
  });
});
