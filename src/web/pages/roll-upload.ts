/** The three pages between a roll file and the roll: choose the file, say what its columns hold, look before confirming. */
import type { LineFault, LineFaultKind } from '../../services/ballots/roll/check-lines.js';
import type { ColumnUse } from '../../services/ballots/roll/columns.js';
import type { StagedUpload, TriedUpload, UploadDetails } from '../../services/ballots/roll/upload.js';
import type { Formats } from '../../shared/dates.js';
import { fillIn } from '../../shared/problem.js';
import type { PageModel } from '../render.js';
import type { BallotVisit } from '../visit.js';
import { counted } from './counted.js';
import { belowBallotFrame, rollLink } from './organiser-frame.js';

/** What a column can hold, in the order of the select. */
const USES: readonly { readonly value: ColumnUse; readonly text: string }[] = [
  { value: 'leave-out', text: 'Leave this column out' },
  { value: 'email', text: 'E-mail address' },
  { value: 'name', text: 'Name' },
  { value: 'given-name', text: 'First name' },
  { value: 'family-name', text: 'Last name' },
  { value: 'country', text: 'Country' },
  { value: 'role', text: 'Role' },
  { value: 'language', text: 'Preferred language' },
  { value: 'attribute', text: 'Keep it under its own name' },
];

const SEPARATOR_NAMES: Readonly<Record<UploadDetails['separator'], string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
};

/** The page that asks for the file. */
export function uploadPage(visit: BallotVisit, errors: Readonly<Record<string, string>> = {}): PageModel {
  const frame = belowBallotFrame(visit, rollLink(visit));
  return { ...frame, title: 'Upload a roll', action: `${frame.home}/roll/upload`, errors };
}

/** The page on which columns are given their meaning; `asked` is what was just submitted and refused. */
export function columnsPage(
  visit: BallotVisit,
  { id, details }: StagedUpload,
  format: Formats,
  refused: { readonly asked: readonly string[]; readonly errors: Readonly<Record<string, string>> } | null,
): PageModel {
  const frame = belowBallotFrame(visit, rollLink(visit));
  const uses = refused?.asked ?? details.uses;
  return {
    ...frame,
    title: 'What the columns hold',
    action: `${frame.home}/roll/upload/${id}`,
    summary: fileSentence(details, format),
    columns: details.header.map((name, place) => ({
      name: name === '' ? `Column ${place + 1} (no name)` : name,
      examples: details.examples.map((row) => row[place] ?? '').filter((cell) => cell !== ''),
      field: {
        name: `column-${place}`,
        label: `What “${name === '' ? `column ${place + 1}` : name}” holds`,
        labelSize: 's',
        value: uses[place] ?? 'leave-out',
        choices: USES,
      },
    })),
    errors: refused?.errors ?? {},
  };
}

function fileSentence({ fileName, rows, encoding, separator }: UploadDetails, format: Formats): string {
  const members = counted(format, rows, 'row', 'rows');
  return `${fileName}: ${members} below the header, read as ${encoding} with ${SEPARATOR_NAMES[separator]} between the columns.`;
}

/** The sentence of each kind of fault; its details are filled in. */
const FAULTS: Readonly<Record<LineFaultKind, string>> = {
  'unknown-column': 'We do not know what “{column}” holds. This column is left out.',
  'missing-email': 'There is no e-mail address.',
  'bad-address': '“{address}” is not an e-mail address we can send to.',
  'duplicate-in-file': '{address} is on line {first} already.',
  'already-on-roll': '{address} is on the roll already and stays as it is.',
  'wrong-number-of-cells': 'There are {found} cells where the header has {expected}.',
  'too-long': 'The text under “{column}” is longer than {most} characters.',
};

const KINDS: Readonly<Record<LineFaultKind, string>> = {
  'unknown-column': 'Column we do not know',
  'missing-email': 'Missing e-mail address',
  'bad-address': 'Bad e-mail address',
  'duplicate-in-file': 'Member twice in the file',
  'already-on-roll': 'Already on the roll',
  'wrong-number-of-cells': 'Wrong number of cells',
  'too-long': 'Text too long',
};

export const FAULTS_A_PAGE = 200;

/** The dry run: what confirming would do, and every line that would add nobody. `asked` is the page, from 1. */
export function checkPage(visit: BallotVisit, tried: TriedUpload, format: Formats, asked: number): PageModel {
  const frame = belowBallotFrame(visit, rollLink(visit));
  const address = `${frame.home}/roll/upload/${tried.id}`;
  const { members, faults, rows } = tried.check;
  const pages = Math.max(1, Math.ceil(faults.length / FAULTS_A_PAGE));
  const page = Math.min(Math.max(1, asked), pages);
  const shown = faults.slice((page - 1) * FAULTS_A_PAGE, page * FAULTS_A_PAGE);
  const leftOut = rows - members.length;
  return {
    ...frame,
    title: 'Check before adding',
    mainWidth: 'full',
    file: fileSentence(tried.details, format),
    adding: members.length,
    addSentence: `${counted(format, members.length, 'member', 'members')} will be added to the roll.`,
    leftOutSentence:
      leftOut === 0
        ? 'Every line adds a member.'
        : `${counted(format, leftOut, 'line adds', 'lines add')} nobody.`,
    kinds: kindsOf(faults, format),
    table: shown.length === 0 ? null : faultTable(shown, format),
    pagination:
      pages === 1
        ? null
        : {
            page,
            pages,
            previous: page > 1 ? `${address}/check?page=${page - 1}` : null,
            next: page < pages ? `${address}/check?page=${page + 1}` : null,
          },
    confirmAction: `${address}/confirm`,
    button: `Add ${counted(format, members.length, 'member', 'members')}`,
    seal: tried.seal,
    columnsHref: address,
    uploadHref: `${frame.home}/roll/upload`,
  };
}

function kindsOf(faults: readonly LineFault[], format: Formats): string[] {
  return (Object.keys(KINDS) as LineFaultKind[]).flatMap((kind) => {
    const count = faults.filter((fault) => fault.kind === kind).length;
    return count === 0 ? [] : [`${KINDS[kind]}: ${format.number(count)}`];
  });
}

function faultTable(faults: readonly LineFault[], format: Formats) {
  return {
    caption: 'What we found, line by line',
    dense: true,
    head: [{ text: 'Line', numeric: true }, { text: 'Problem' }, { text: 'What it says' }],
    rows: faults.map((fault) => [
      format.number(fault.line),
      KINDS[fault.kind],
      fillIn(FAULTS[fault.kind], fault.details),
    ]),
  };
}
