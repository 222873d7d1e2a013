/** The frame of codes as a file to take to another question or survey. */
import { frameCsv, frameJson } from '../../services/analysis/comments/frame-file.js';
import type { CommentPage } from './desk.js';

const FILES = {
  csv: { type: 'text/csv; charset=utf-8', make: frameCsv },
  json: { type: 'application/json', make: frameJson },
} as const;

/** The page that sends the frame as such a file. */
export function frameFile(kind: keyof typeof FILES): CommentPage {
  const { type, make } = FILES[kind];
  return {
    get: async ({ services, place, at }) => {
      const { codes } = await services.analysis.comments.frame(at);
      const file = `frame-${at.question}-${place.slug}.${kind}`;
      place.visit.response.type(type).attachment(file).send(make(codes));
    },
  };
}
