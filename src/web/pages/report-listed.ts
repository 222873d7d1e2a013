/** A published report as a line of its lab's public page. */
import type { ReportOfLab } from '../../services/analysis/publishing/editions.js';
import { storedPublication } from '../../services/analysis/publishing/publication.js';
import type { LabRow } from '../../storage/lab-store.js';
import { told } from '../reports/words.js';
import type { PublicWords } from './notice.js';
import { reportAddress } from './report.js';

/** The line of the newest edition; none where that was withdrawn. */
export function listedReport(
  lab: Pick<LabRow, 'slug'>,
  { report, editions }: ReportOfLab,
  { language, t, format, zone }: PublicWords,
) {
  const [newest] = editions;
  if (newest === undefined || newest.withdrawn_at !== null) return [];
  return [
    {
      ...told(storedPublication(newest.content).title, language),
      href: reportAddress(lab, report.slug),
      sentence: t('report.published', { day: format.day(newest.published_at, zone) }),
    },
  ];
}
