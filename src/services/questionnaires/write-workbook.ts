/** Writes sheets of texts as an .xlsx workbook (ECMA-376, Office Open XML): every cell a text, none a formula. */
import { strToU8, zipSync } from 'fflate';
import type { Grid } from '../../domain/questionnaire/xlsform/index.js';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A moment that ZIP can hold, the same in every workbook, so that equal questionnaires give equal bytes. */
const ALWAYS = new Date(Date.UTC(1980, 0, 2));

/** The bytes of the workbook; its first row is bold and stays in sight. */
export function writeWorkbook(grids: readonly Grid[]): Uint8Array {
  const sheets = grids.map((grid, at) => [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(grid)] as const);
  const files = {
    '[Content_Types].xml': contentTypes(grids),
    '_rels/.rels': relationships([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': workbookXml(grids),
    'xl/_rels/workbook.xml.rels': relationships([
      ...grids.map((_, at) => ['worksheet', `worksheets/sheet${at + 1}.xml`] as const),
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': STYLES,
    ...Object.fromEntries(sheets),
  };
  const bytes = Object.entries(files).map(([name, xml]) => [name, strToU8(HEAD + xml)] as const);
  return zipSync(Object.fromEntries(bytes), { mtime: ALWAYS });
}

/** Style 1 is the header's: bold. */
const STYLES = [
  `<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>`,
  '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>',
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  '<cellXfs count="2"><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>',
  '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs>',
  '</styleSheet>',
].join('');

function sheetXml({ rows }: Grid): string {
  const xml = rows.map(({ row, cells }) => {
    const style = row === 1 ? ' s="1"' : '';
    const written = cells.map((text, column) =>
      text === ''
        ? ''
        : `<c r="${letters(column)}${row}"${style} t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`,
    );
    return `<row r="${row}">${written.join('')}</row>`;
  });
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  const view = `<sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>`;
  return `<worksheet xmlns="${MAIN}">${view}<sheetFormatPr defaultColWidth="20" defaultRowHeight="15"/><sheetData>${xml.join('')}</sheetData></worksheet>`;
}

function workbookXml(grids: readonly Grid[]): string {
  const sheets = grids.map(
    ({ name }, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  return `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.join('')}</sheets></workbook>`;
}

function relationships(targets: readonly (readonly [string, string])[]): string {
  const each = targets.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`;
}

function contentTypes(grids: readonly Grid[]): string {
  const part = (name: string, type: string) =>
    `<Override PartName="/${name}" ContentType="${TYPE}.${type}+xml"/>`;
  return [
    `<Types xmlns="${PACKAGE}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    part('xl/workbook.xml', 'sheet.main'),
    part('xl/styles.xml', 'styles'),
    ...grids.map((_, at) => part(`xl/worksheets/sheet${at + 1}.xml`, 'worksheet')),
    '</Types>',
  ].join('');
}

/** A is the first column, AA the one after Z. */
function letters(column: number): string {
  const rest = Math.floor(column / 26) - 1;
  return `${rest < 0 ? '' : letters(rest)}${String.fromCharCode(65 + (column % 26))}`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** XML's own signs as entities; what Excel would take for one of its `_x000A_` escapes is escaped itself. */
function escaped(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}
