/** The page of one file of answers: being made, ready, or failed. */
import type { PreparedFile } from '../../services/exports/surveys/index.js';
import { problem } from '../../shared/problem.js';
import type { ExportFault } from '../../storage/survey-tables.js';
import type { PageModel } from '../render.js';
import type { SurveyVisit } from '../visit.js';
import { counted } from './counted.js';
import { type FileWords, sizeOf } from './survey-answers.js';
import { belowSurveyFrame } from './survey-desk.js';

/** What went wrong and what to do, by the fault that is stored; null where nothing is. */
const FAULTS: Readonly<
  Record<ExportFault | 'unknown', { title: string; text: string; again: string | null }>
> = {
  interrupted: {
    title: 'Your file was interrupted',
    text: 'The service was stopped while the file was being made. Nothing was lost: start it again.',
    again: 'Start it again',
  },
  'export-too-wide': {
    title: 'This survey is too wide for Excel',
    text: problem('export-too-wide').sentence,
    again: null,
  },
  unknown: {
    title: 'Your file could not be made',
    text: 'Nothing was lost. Start it again; if it fails once more, tell whoever runs this service.',
    again: 'Start it again',
  },
};

const TITLES: Readonly<Record<PreparedFile['row']['state'], string>> = {
  preparing: 'Your file is being made',
  ready: 'Your file is ready',
  failed: 'Your file could not be made',
};

/** The page; while the file is being made, it renews itself where scripts run. */
export function surveyFilePage(visit: SurveyVisit, file: PreparedFile, words: FileWords): PageModel {
  const { home, ...frame } = belowSurveyFrame(visit, {
    text: 'Answers',
    href: `${belowSurveyFrame(visit).home}/answers`,
  });
  const { row, format } = file;
  const address = `${home}/files/${row.id}`;
  const isGoing = row.state === 'preparing';
  const fault = row.state === 'failed' ? FAULTS[row.fault ?? 'unknown'] : null;
  return {
    ...frame,
    title: fault?.title ?? TITLES[row.state],
    scripts: isGoing ? ['renew.js'] : [],
    fault: fault?.text ?? null,
    again: fault?.again == null ? null : { action: `${address}/again`, text: fault.again, kind: 'primary' },
    address,
    answersHref: `${home}/answers`,
    formatTitle: format.title,
    progress: isGoing ? progressOf(file, words) : null,
    download:
      row.state === 'ready'
        ? {
            text: `Download (${format.title}, ${sizeOf(row.bytes ?? 0, words.format)})`,
            href: `${address}/download`,
          }
        : null,
    summary: row.state === 'ready' ? { rows: summaryOf(file, words) } : null,
    sha256: row.sha256,
    remove: {
      action: `${address}/remove`,
      text: isGoing ? 'Stop and remove it' : 'Remove the file',
      kind: 'secondary',
    },
  };
}

function progressOf({ row }: PreparedFile, { format }: FileWords) {
  const [done, total] = [row.rows_done, row.rows_total ?? 0];
  return {
    label: 'Read so far',
    value: done,
    max: Math.max(1, total),
    text: total === 0 ? 'Waiting for its turn' : format.percent(done, total),
  };
}

function summaryOf({ row, choice, format }: PreparedFile, { format: written, zone }: FileWords) {
  const which = choice.responses === 'completed' ? 'completed' : 'ended in any way';
  const moment = (at: number | null) => written.moment(at ?? 0, zone);
  return [
    { key: 'File', value: row.file_name },
    { key: 'Format', value: format.title },
    {
      key: 'Responses',
      value: `${counted(written, row.rows_total ?? 0, 'response', 'responses')}, ${which}`,
    },
    { key: 'As they were on', value: moment(row.taken_at) },
    { key: 'Kept until', value: moment(row.expires_at) },
  ];
}
