/** Messages that were written as files, where no mail server was set: how they are called, and how they are forgotten. */
import { open, readdir, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';

/** The name, without its ending, of the file of one message. Ids hold letters and digits alone. */
export function messageFileName(mailingId: string, recipientId: string): string {
  return `${mailingId}-${recipientId}`;
}

/** Overwrites and removes every message to these recipients in the folder, if there is one. */
export async function forgetMailFiles(folder: string, recipientIds: ReadonlySet<string>): Promise<void> {
  if (recipientIds.size === 0) return;
  for (const name of await namesIn(folder)) {
    const [, recipient] = /^[^-]+-([^-.]+)\.eml$/.exec(name) ?? [];
    if (recipient !== undefined && recipientIds.has(recipient)) await overwrite(join(folder, name));
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ENOENT') return [];
    throw error;
  }
}

async function overwrite(path: string): Promise<void> {
  const { size } = await stat(path);
  const file = await open(path, 'r+');
  await file.write(Buffer.alloc(size), 0, size, 0);
  await file.sync();
  await file.close();
  await unlink(path);
}
