/** The hall of formats in which answers are taken out: every format once. Nothing outside branches on a format's name. */
import type { ExportFormat } from '../format.js';
import { codebookCsv } from './codebook-csv.js';
import { codebookHtml } from './codebook-html.js';
import { csv } from './csv.js';
import { ddi } from './ddi.js';
import { designs } from './designs.js';
import { jsonl } from './jsonl.js';
import { orders } from './orders.js';
import { dataPackage } from './package.js';
import { paradata } from './paradata.js';
import { parquet } from './parquet.js';
import { readPython } from './read-python.js';
import { readR } from './read-r.js';
import { sav } from './sav.js';
import { xlsx } from './xlsx.js';

/** In the order in which they are offered. */
export const EXPORT_FORMATS: readonly ExportFormat[] = [
  csv,
  xlsx,
  sav,
  parquet,
  jsonl,
  dataPackage,
  codebookHtml,
  codebookCsv,
  ddi,
  paradata,
  orders,
  designs,
  readR,
  readPython,
];

/** The formats that are offered by themselves; the others are parts of the package. */
export const OFFERED_FORMATS: readonly ExportFormat[] = EXPORT_FORMATS.filter(({ alone }) => alone);

/** The format of this name. */
export function exportFormat(name: string): ExportFormat | undefined {
  return EXPORT_FORMATS.find((format) => format.name === name);
}
