/** The codebook as DDI-Codebook 2.5 (DDI Alliance, 2012), as archives and catalogues take it: every language side by side. */
import { type CodebookVariable, codebookOf } from '../codebook.js';
import { columnsOf } from '../columns.js';
import type { ExportFormat, ExportSource } from '../format.js';
import { reasonMark } from '../marked-text.js';
import type { Measured } from '../measure.js';
import { inChunks } from '../text-chunks.js';
import { blankWords } from '../words.js';
import { escapeXml } from '../xml.js';

export const ddi: ExportFormat = {
  name: 'ddi',
  title: 'Codebook (DDI)',
  hint: 'DDI-Codebook 2.5 for archives, in all languages of the questionnaire',
  mediaType: 'application/xml',
  extension: 'xml',
  alone: true,
  options: ['responses'],
  passes: 1,
  write: (source) => inChunks(codebook(source)),
};

const SCHEMA = 'https://ddialliance.org/Specification/DDI-Codebook/2.5/XMLSchema/codebook.xsd';

async function* codebook(source: ExportSource): AsyncGenerator<Iterable<string>> {
  const measured = await source.measured();
  const languages = languagesOf(source);
  const [first = 'en'] = languages;
  const translated = languages.map((language) => variablesIn(source, measured, language));
  yield [
    '<?xml version="1.0" encoding="UTF-8"?>\n<codeBook xmlns="ddi:codebook:2_5" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
    ` xsi:schemaLocation="ddi:codebook:2_5 ${SCHEMA}" version="2.5" xml:lang="${escapeXml(first)}">\n`,
    study(source),
    fileDescription(source),
    '<dataDscr>\n',
    ...groups(source, first),
  ];
  const count = translated[0]?.length ?? 0;
  for (let at = 0; at < count; at += 1) {
    const versions = translated.flatMap((variables, index) => {
      const variable = variables[at];
      return variable === undefined ? [] : [{ language: languages[index] ?? first, variable }];
    });
    yield [variableXml(versions, at)];
  }
  yield ['</dataDscr>\n</codeBook>\n'];
}

/** Languages of the newest version, the default first. */
function languagesOf({ versions }: ExportSource): readonly string[] {
  const codes = versions.at(-1)?.questionnaire.languages.map(({ code }) => code) ?? [];
  return codes.length === 0 ? ['en'] : codes;
}

function variablesIn(
  source: ExportSource,
  measured: Measured,
  language: string,
): readonly CodebookVariable[] {
  return codebookOf(columnsOf(source, { columns: 'choices', language }), measured);
}

function study({ survey, moment }: ExportSource): string {
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  const title = `<titlStmt><titl>${escapeXml(survey.title)}</titl><IDNo>${escapeXml(survey.slug)}</IDNo></titlStmt>`;
  const dates = (
    [
      ['start', survey.opened],
      ['end', survey.closed],
    ] as const
  ).flatMap(([event, at]) =>
    at === null ? [] : [`<collDate event="${event}" date="${day(at)}">${day(at)}</collDate>`],
  );
  return (
    `<docDscr><citation>${title}<prodStmt><prodDate date="${day(moment)}">${new Date(moment).toISOString()}</prodDate><software>Canvass</software></prodStmt></citation></docDscr>\n` +
    `<stdyDscr><citation>${title}<rspStmt><AuthEnty>${escapeXml(survey.lab)}</AuthEnty></rspStmt></citation>` +
    `<stdyInfo><sumDscr>${dates.join('')}<anlyUnit>Individual</anlyUnit><dataKind>Survey data</dataKind></sumDscr></stdyInfo></stdyDscr>\n`
  );
}

function fileDescription({ count, variables }: ExportSource): string {
  return (
    `<fileDscr ID="F1"><fileTxt><fileName>responses.csv</fileName><dimensns><caseQnty>${count}</caseQnty>` +
    `<varQnty>${variables.length}</varQnty></dimensns><fileType>text/csv</fileType></fileTxt></fileDscr>\n`
  );
}

/** Variables of one question that has several. */
function groups(source: ExportSource, language: string): readonly string[] {
  const columns = columnsOf(source, { columns: 'choices', language });
  return source.questions.flatMap((question, number) => {
    const ids = columns.flatMap((column, at) => (column.question === question ? [`V${at + 1}`] : []));
    if (ids.length < 2) return [];
    const type = columns.some((column) => column.question === question && column.list === 'chosen')
      ? 'multipleResp'
      : 'other';
    const label = columns.find((column) => column.question === question)?.questionLabel ?? '';
    return [
      `<varGrp ID="G${number + 1}" type="${type}" var="${ids.join(' ')}" name="${escapeXml(question.name)}"><labl>${escapeXml(label)}</labl></varGrp>\n`,
    ];
  });
}

interface Version {
  readonly language: string;
  readonly variable: CodebookVariable;
}

function variableXml(versions: readonly Version[], at: number): string {
  const variable = versions[0]?.variable as CodebookVariable;
  const { name, kind, measure, codes, blanks, valid, from, to } = variable;
  const labels = inEach(versions, ({ label }) => label);
  const isContinuous = measure === 'scale' ? 'contin' : 'discrete';
  const nature = measure === 'scale' ? 'interval' : measure;
  const missing = codes.filter((each) => each.missing).map(({ code }) => `<item VALUE="${code}"/>`);
  const reasons = (blanks ?? []).filter(({ count }) => count > 0);
  const invalid = reasons.reduce((sum, { count }) => sum + count, 0);
  return (
    `<var ID="V${at + 1}" name="${escapeXml(name)}" files="F1" intrvl="${isContinuous}" nature="${nature}">${labels}` +
    (from === null
      ? ''
      : `<valrng><range min="${escapeXml(from)}" max="${escapeXml(to ?? from)}"/></valrng>`) +
    (missing.length === 0 ? '' : `<invalrng>${missing.join('')}</invalrng>`) +
    `<sumStat type="vald">${valid ?? 0}</sumStat><sumStat type="invd">${invalid}</sumStat>` +
    codes.map((_code, index) => category(versions, index)).join('') +
    reasons.map((blank) => blankCategory(versions, blank)).join('') +
    `<varFormat type="${kind === 'code' || kind === 'number' ? 'numeric' : 'character'}"${kind === 'date' ? ' category="date"' : ''}/></var>\n`
  );
}

function category(versions: readonly Version[], index: number): string {
  const own = versions[0]?.variable.codes[index];
  const labels = inEach(versions, ({ codes }) => codes[index]?.label ?? '');
  return `<catgry${own?.missing === true ? ' missing="Y"' : ''}><catValu>${own?.code}</catValu>${labels}<catStat type="freq">${own?.count ?? 0}</catStat></catgry>`;
}

function blankCategory(
  versions: readonly Version[],
  { reason, count }: NonNullable<CodebookVariable['blanks']>[number],
): string {
  const labels = versions.map(({ language }) => labelXml(blankWords(reason, language), language));
  return `<catgry missing="Y" missType="${reason}"><catValu>${reasonMark(reason)}</catValu>${labels.join('')}<catStat type="freq">${count}</catStat></catgry>`;
}

function inEach(versions: readonly Version[], text: (variable: CodebookVariable) => string): string {
  return versions.map(({ language, variable }) => labelXml(text(variable), language)).join('');
}

function labelXml(text: string, language: string): string {
  return text === '' ? '' : `<labl xml:lang="${escapeXml(language)}">${escapeXml(text)}</labl>`;
}
