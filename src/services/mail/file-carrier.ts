/** Mail as files, where no mail server is named: one `.eml` a message, readable by its owner alone. */
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Carrier, nodemailerFields } from './delivery.js';

/** A carrier that writes `<folder>/<fileName>.eml`. These files hold voting links: that is what they are for. */
export function fileCarrier(folder: string, from: string): Carrier {
  return {
    deliver: async (mail) => {
      try {
        const { createTransport } = await import('nodemailer');
        const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
        const { message } = await composer.sendMail(nodemailerFields(mail, from));
        await mkdir(folder, { recursive: true, mode: 0o700 });
        const file = join(folder, `${mail.fileName}.eml`);
        await writeFile(file, message as Buffer, { mode: 0o600 });
        await chmod(file, 0o600);
        return { kind: 'sent' };
      } catch (error) {
        const { code } = error as { code?: unknown };
        return {
          kind: 'later',
          code: typeof code === 'string' && /^[A-Z]{1,30}$/.test(code) ? code : 'unknown',
        };
      }
    },
    close: () => undefined,
  };
}
