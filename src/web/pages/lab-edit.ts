/** The page on which a lab is made or its story edited. */
import type { PageModel } from '../render.js';
import type { LabVisit } from '../visit.js';
import type { EditConflict } from './edit-conflict.js';
import { belowLabFrame, labsFrame } from './organiser-frame.js';

interface LabFormState {
  /** What the organiser has seen of the stored lab, which the form sends back; 0 for a new one. */
  readonly revision: number;
  readonly values: Readonly<Record<string, unknown>>;
  readonly rows: number;
  readonly errors?: Readonly<Record<string, string>>;
  readonly conflict?: EditConflict;
}

/** The form for a lab that does not exist yet. */
export function newLabPage(state: LabFormState): PageModel {
  return {
    ...formModel(state),
    ...labsFrame(),
    title: 'Create a lab',
    action: '/manage/labs/new',
    button: 'Create the lab',
    caption: null,
  };
}

/** The form for a lab's own texts. */
export function editLabPage(visit: Pick<LabVisit, 'lab'>, state: LabFormState): PageModel {
  return {
    ...formModel(state),
    ...belowLabFrame(visit),
    title: 'Edit the lab',
    action: `/manage/labs/${visit.lab.slug}/edit`,
    button: 'Save',
    caption: visit.lab.title,
  };
}

function formModel({ revision, values, rows, errors, conflict }: LabFormState) {
  return {
    revision,
    conflict: conflict ?? null,
    values,
    errors: errors ?? {},
    rows,
    stages: Array.from({ length: rows }, (_, row) => ({
      number: row + 1,
      title: { name: `stage-${row}-title`, label: 'Title of the stage' },
      starts: { name: `stage-${row}-starts`, label: 'Starts', labelSize: 's', time: false },
      ends: {
        name: `stage-${row}-ends`,
        label: 'Ends',
        hint: 'Leave empty if it goes on until the next stage.',
        labelSize: 's',
        time: false,
      },
      description: { name: `stage-${row}-description`, label: 'What happens', optional: true, rows: 3 },
    })),
  };
}
