/** `manifest.json`: what a bundle holds, each file with its size and SHA-256. */
import { z } from 'zod';
import { sha256 } from '../../../shared/digest.js';
import type { ArchivedFile } from './zip.js';

export const BUNDLE_FORMAT = 'canvass-bundle/1';
export const MANIFEST_NAME = 'manifest.json';

const manifest = z.strictObject({
  format: z.literal(BUNDLE_FORMAT),
  /** The version of the sentences in the bundle (`bundle-texts.ts`); bundles of the first may not name it. */
  texts: z.int().min(1).optional(),
  files: z.array(z.strictObject({ name: z.string(), bytes: z.int(), sha256: z.string().length(64) })),
});

export type Manifest = z.infer<typeof manifest>;

/** The manifest of these files, in their order, whose sentences are of the version `texts`. */
export function manifestJson(files: readonly ArchivedFile[], texts: number | undefined): string {
  const listed = files.map(({ name, content }) => ({ name, bytes: content.length, sha256: sha256(content) }));
  return `${JSON.stringify({ format: BUNDLE_FORMAT, texts, files: listed }, null, 2)}\n`;
}

/** The manifest in a text; null when it is none. */
export function readManifest(text: string): Manifest | null {
  try {
    return manifest.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
