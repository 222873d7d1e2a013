/** A lab's published reports for those who work on them, and taking one off its page. */
import type { ReportOfLab } from '../../services/analysis/publishing/editions.js';
import { storedPublication } from '../../services/analysis/publishing/publication.js';
import type { PageModel } from '../render.js';
import { planFrame, plansHome, plansLink } from '../report-plans/place.js';
import type { LabVisit } from '../visit.js';
import { reportAddress } from './report.js';

type Visit = Pick<LabVisit, 'lab' | 'role'>;

/** The address of the list. */
export function reportsHome({ lab }: Pick<Visit, 'lab'>): string {
  return `/manage/labs/${lab.slug}/reports`;
}

/** The list. */
export function reportsPage(
  visit: Visit,
  reports: readonly ReportOfLab[],
  moment: (at: number) => string,
): PageModel {
  return {
    ...planFrame(visit),
    ...{ title: 'Published reports', plansHref: plansHome(visit) },
    reports: reports.flatMap(({ report, editions }) => {
      const [newest] = editions;
      if (newest === undefined) return [];
      const isOut = newest.withdrawn_at === null;
      return [
        {
          title: storedPublication(newest.content).title.en,
          href: reportAddress(visit.lab, report.slug),
          planHref: `${plansHome(visit)}/${report.slug}`,
          withdrawHref:
            isOut && visit.role === 'organiser' ? `${reportsHome(visit)}/${report.slug}/withdraw` : null,
          tag: isOut ? { text: 'Published', tone: 'good' } : { text: 'Withdrawn', tone: 'warning' },
          words: `Edition ${newest.number}, published on ${moment(newest.published_at)}${
            newest.withdrawn_at === null ? '' : `, withdrawn on ${moment(newest.withdrawn_at)}`
          }`,
        },
      ];
    }),
  };
}

/** The question before a report is withdrawn. */
export function withdrawPage(visit: Visit, slug: string, title: string): PageModel {
  return {
    ...planFrame(visit, plansLink(visit), { text: 'Published reports', href: reportsHome(visit) }),
    ...{ title: 'Withdraw this report?', reportTitle: title },
    ...{ action: `${reportsHome(visit)}/${slug}/withdraw`, backHref: reportsHome(visit) },
  };
}
