/** The hall of formats in which answers are taken out: every format once. Nothing outside branches on a format's name. */
import type { ExportFormat } from '../format.js';
import { csv } from './csv.js';

/** In the order in which they are offered. */
export const EXPORT_FORMATS: readonly ExportFormat[] = [csv];

/** The format of this name. */
export function exportFormat(name: string): ExportFormat | undefined {
  return EXPORT_FORMATS.find((format) => format.name === name);
}
