/** The project's own files as the house rules see them: text, lines, and for TypeScript the parsed syntax. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Module, parseSync } from '@swc/core';
import { projectRoot } from '../../src/shared/project-root.js';

export interface SourceFile {
  /** From the project's folder, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** How many lines it has. */
  readonly lines: number;
}

export interface ParsedFile extends SourceFile {
  readonly module: Module;
  /** The line (from 1) of a position that the parser gave. */
  lineAt(position: number): number;
  /** The file's text up to a position that the parser gave. */
  textBefore(position: number): string;
}

/** Every file below `folder` (from the project's folder) whose name ends in one of `endings`; none if absent. */
export function filesBelow(folder: string, ...endings: readonly string[]): SourceFile[] {
  const root = projectRoot();
  let names: string[];
  try {
    names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  } catch {
    return [];
  }
  return names
    .filter((name) => endings.some((ending) => name.endsWith(ending)))
    .sort()
    .map((name) => {
      const path = relative(root, join(root, folder, name)).replaceAll('\\', '/');
      return sourceFile(path, readFileSync(join(root, path), 'utf8'));
    });
}

/** Files in the project's own folder whose names end in one of `endings`, but for the lists of packages. */
export function filesAtTheTop(...endings: readonly string[]): SourceFile[] {
  const root = projectRoot();
  return readdirSync(root)
    .filter((name) => endings.some((ending) => name.endsWith(ending)) && !name.startsWith('package'))
    .map((name) => sourceFile(name, readFileSync(join(root, name), 'utf8')));
}

function sourceFile(path: string, text: string): SourceFile {
  return { path, text, lines: text.replace(/\n$/, '').split('\n').length };
}

/** A file that exists only in a test. */
export function parseText(path: string, text: string): ParsedFile {
  return parse(sourceFile(path, text));
}

/** The TypeScript files below `folder`, parsed. */
export function parsedFilesBelow(folder: string): ParsedFile[] {
  return filesBelow(folder, '.ts').map(parse);
}

/**
 * SWC counts bytes, from wherever the last parse of this process ended; a statement set before the file's own
 * text shows where that is.
 */
function parse(file: SourceFile): ParsedFile {
  const anchor = '0;';
  const body = file.text.replace(/^#!/, '//');
  const module = parseSync(anchor + body, { syntax: 'typescript', target: 'es2022' });
  const start = module.body[0]?.span.start ?? 0;
  const bytes = Buffer.from(anchor + body);
  const textBefore = (position: number) =>
    bytes
      .subarray(0, position - start)
      .toString('utf8')
      .slice(anchor.length);
  return {
    ...file,
    module: { ...module, body: module.body.slice(1) },
    textBefore,
    lineAt: (position) => textBefore(position).split('\n').length,
  };
}
