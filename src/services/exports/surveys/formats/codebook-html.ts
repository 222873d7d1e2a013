/** The codebook as one page of its own, to be read and printed: every variable with its codes, counts and blanks. */
import { type CodebookVariable, codebookOf } from '../codebook.js';
import { columnsOf } from '../columns.js';
import type { ExportFormat, ExportSource } from '../format.js';
import { inChunks } from '../text-chunks.js';
import { blankWords, codebookWords } from '../words.js';
import { escapeXml } from '../xml.js';

export const codebookHtml: ExportFormat = {
  name: 'codebook-page',
  title: 'Codebook (web page)',
  hint: 'To read and print: every question with its codes, counts and missing answers',
  mediaType: 'text/html; charset=utf-8',
  extension: 'html',
  alone: true,
  options: ['language', 'responses'],
  passes: 1,
  write: (source, { language }) => inChunks(page(source, language)),
};

/** A page that loads nothing and runs nothing, wherever it is opened. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

const STYLE = `
body{font:1rem/1.5 Arial,sans-serif;color:#1d2a2e;background:#fbfaf7;max-width:56rem;margin:2rem auto;padding:0 1rem}
h1,h2{line-height:1.25;color:#0b5351}h2{margin:2.5rem 0 .25rem;font-size:1.15rem;overflow-wrap:anywhere}
p{margin:.25rem 0}code{font-size:.95em}.facts{color:#4a585c}
table{border-collapse:collapse;margin:.75rem 0;max-width:100%}caption{text-align:left;color:#4a585c}
th,td{text-align:left;padding:.25rem 1rem .25rem 0;border-bottom:1px solid #d6d3c9;vertical-align:top;overflow-wrap:anywhere}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
@media print{body{background:none;margin:0}h2,tr{break-inside:avoid;break-after:avoid}}`;

async function* page(source: ExportSource, language: string): AsyncGenerator<Iterable<string>> {
  const columns = columnsOf(source, { columns: 'choices', language });
  const variables = codebookOf(columns, await source.measured());
  const { survey, count, moment } = source;
  const words = codebookWords(language);
  const title = `${words.codebook}: ${survey.title}`;
  yield [
    `<!DOCTYPE html>\n<html lang="${escapeXml(language)}"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${escapeXml(POLICY)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeXml(title)}</title><style>${STYLE}</style></head><body><main>\n<h1>${escapeXml(title)}</h1>\n`,
    `<p>${escapeXml(survey.lab)}</p>`,
    `<p class="facts">${words.responses}: ${count}. ${words.moment}: ${new Date(moment).toISOString()}.</p>\n`,
  ];
  yield variables.map((variable) => section(variable, language));
  yield ['</main></body></html>\n'];
}

function section(variable: CodebookVariable, language: string): string {
  const { name, label, kind, measure, versions, codes, valid, blanks, from, to } = variable;
  const words = codebookWords(language);
  const facts = [
    words.kinds[kind],
    words.measures[measure],
    ...(from === null ? [] : [`${from} – ${to}`]),
    `${words.versions}: ${versions.join(', ')}`,
    `${words.answered}: ${valid ?? 0}`,
  ];
  const lines = [
    ...codes.map((each) => [
      String(each.code),
      each.missing ? `${each.label} (${words.missing})` : each.label,
      each.count,
    ]),
    ...(blanks ?? [])
      .filter(({ count }) => count > 0)
      .map(({ reason, count }) => ['', blankWords(reason, language), count]),
  ];
  return (
    `<section><h2><code>${escapeXml(name)}</code></h2><p>${escapeXml(label)}</p>` +
    `<p class="facts">${escapeXml(facts.join(' · '))}</p>${lines.length === 0 ? '' : table(lines, words)}</section>\n`
  );
}

function table(
  lines: readonly (readonly (string | number | null)[])[],
  words: ReturnType<typeof codebookWords>,
): string {
  const rows = lines.map(
    ([code = '', label = '', count = '']) =>
      `<tr><td class="n">${escapeXml(String(code))}</td><td>${escapeXml(String(label))}</td><td class="n">${count ?? ''}</td></tr>`,
  );
  return `<table><thead><tr><th class="n" scope="col">${words.code}</th><th scope="col">${words.means}</th><th class="n" scope="col">${words.count}</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
}
