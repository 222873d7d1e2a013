/** The outer half of verifying a bundle: is the archive byte for byte what it should be, and whole? */

import { sha256 } from '../../../shared/digest.js';
import { type Check, difference, failed, judged, passed } from './check.js';
import { MANIFEST_NAME, type Manifest, manifestJson, readManifest } from './manifest.js';
import { type ReadArchive, readZip } from './zip.js';

/** The texts of a bundle's files besides the manifest, and what was found on the way to them. */
export interface OpenedBundle {
  readonly checks: readonly Check[];
  readonly texts: ReadonlyMap<string, string>;
  /** The version of the bundle's sentences, as its manifest says. */
  readonly version: number;
}

/** Opens a bundle. Texts that are not UTF-8 are left out and reported. */
export function openBundle(bytes: Uint8Array): OpenedBundle {
  const archive = readZip(bytes);
  const whole = `${archive.files.length} files in ${bytes.length} bytes, SHA-256 ${sha256(bytes)}`;
  const manifest = manifestIn(archive);
  const checks = [judged('archive', archive.fault, whole), ...manifestChecks(archive, manifest)];
  const texts = new Map<string, string>();
  for (const { name, content } of archive.files) {
    if (name === MANIFEST_NAME) continue;
    const text = textOf(content);
    if (text === null) checks.push(failed(name, 'it is not text in UTF-8'));
    else texts.set(name, text);
  }
  return { checks, texts, version: manifest?.read.texts ?? 1 };
}

/** The archive's manifest; null where it has none that can be read. */
function manifestIn({ files }: ReadArchive): { readonly text: string; readonly read: Manifest } | null {
  const own = files.find(({ name }) => name === MANIFEST_NAME);
  const text = own === undefined ? null : textOf(own.content);
  const read = text === null ? null : readManifest(text);
  return text === null || read === null ? null : { text, read };
}

function manifestChecks({ files }: ReadArchive, own: ReturnType<typeof manifestIn>): readonly Check[] {
  if (own === null) return [failed(MANIFEST_NAME, 'it is missing or cannot be read')];
  const { text, read: manifest } = own;
  const others = files.filter(({ name }) => name !== MANIFEST_NAME);
  const changed = others.flatMap(({ name, content }): Check[] => {
    const listed = manifest.files.find((file) => file.name === name);
    if (listed === undefined) return [failed(name, 'the manifest does not list it')];
    return listed.sha256 === sha256(content)
      ? []
      : [failed(name, `its SHA-256 is ${sha256(content)}, the manifest says ${listed.sha256}`)];
  });
  const missing = manifest.files.filter(({ name }) => others.every((file) => file.name !== name));
  const faults = [
    ...changed,
    ...missing.map(({ name }) => failed(name, 'the manifest lists it, but it is missing')),
  ];
  if (faults.length > 0) return faults;
  const fault = difference(text, manifestJson(others, manifest.texts));
  return fault === null
    ? [passed(MANIFEST_NAME, `size and SHA-256 of ${others.length} files agree`)]
    : [failed(MANIFEST_NAME, fault)];
}

function textOf(content: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    return null;
  }
}
