/** `canvass doctor`: says in plain sentences what is unsafe about this installation. */
import { examineInstallation } from '../services/running/doctor.js';
import type { Verdict } from '../services/running/finding.js';
import type { CanvassCommand } from './command.js';
import { MAKES_NO_SENSE, settingsFor } from './settings.js';

const LABELS: Readonly<Record<Verdict, string>> = { fine: 'fine  ', note: 'note  ', unsafe: 'UNSAFE' };

/** The command `doctor`. */
export const doctor: CanvassCommand = {
  name: 'doctor',
  summary: 'say what is unsafe about this installation',
  help: [
    'Usage: canvass doctor',
    '',
    'Looks at the settings, the rights of files, free disk, the schema, the database and its settings, the',
    'audit log, and whether marks, papers, turnout and boards agree; one line each. It changes nothing.',
    '',
    'Exit status: 0 when nothing is unsafe, 1 when something is, 2 when a setting is wrong.',
  ].join('\n'),
  run: async (_words, terminal) => {
    const config = settingsFor(terminal);
    if (config === null) return MAKES_NO_SENSE;
    const findings = await examineInstallation(config);
    for (const { verdict, sentence } of findings) terminal.out(`${LABELS[verdict]}  ${sentence}.`);
    const unsafe = findings.filter(({ verdict }) => verdict === 'unsafe').length;
    terminal.out(unsafe === 0 ? 'Nothing is unsafe.' : `${unsafe} unsafe.`);
    return unsafe === 0 ? 0 : 1;
  },
};
