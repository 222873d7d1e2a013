/** How files look: their names, sizes, opening sentences, docstrings, and words that have no place in them. */

import type { ParsedFile, SourceFile } from './sources.js';
import { type AnyNode, functionsOf, nodesOf } from './syntax.js';

/** The middle value; of an even number, the higher of the two in the middle. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** One line for each file of more than `most` lines. */
export function longFiles(files: readonly SourceFile[], most: number): string[] {
  return files.filter(({ lines }) => lines > most).map(({ path, lines }) => `${path} has ${lines} lines`);
}

/** One line for each function of more than `most` lines. */
export function longFunctions(files: readonly ParsedFile[], most: number): string[] {
  return files.flatMap((file) =>
    functionsOf(file)
      .filter(({ lines }) => lines > most)
      .map(({ name, line, lines }) => `${file.path}:${line} ${name} has ${lines} lines`),
  );
}

/** One line for each file that does not open with a sentence saying why it exists. */
export function withoutOpening(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ text }) => !/^(#!.*\n)?\/\*\*[\s*]+[^\s*].{10}/.test(text))
    .map(({ path }) => `${path}:1 does not open with a /** sentence`);
}

/** One line for each exported function without a docstring of its own directly above it. */
export function withoutDocstring(files: readonly ParsedFile[]): string[] {
  return files.flatMap((file) =>
    exportedFunctions(file)
      .filter(({ start }) => !hasDocstring(file.textBefore(start)))
      .map(({ start, name }) => `${file.path}:${file.lineAt(start)} ${name} has no docstring`),
  );
}

/** A comment that ends on the line above, and is not the one that opens the file. */
function hasDocstring(before: string): boolean {
  if (!/\*\/[ \t]*\n[ \t]*$/.test(before)) return false;
  return before.lastIndexOf('/**') > before.indexOf('/**');
}

function exportedFunctions(file: ParsedFile): { name: string; start: number }[] {
  return file.module.body.flatMap((statement) => {
    if (statement.type !== 'ExportDeclaration') return [];
    const declared = statement.declaration as unknown as AnyNode;
    const start = statement.span.start;
    if (declared.type === 'FunctionDeclaration') {
      const isOverload = declared['body'] === null || declared['body'] === undefined;
      return isOverload ? [] : [{ name: (declared['identifier'] as { value: string }).value, start }];
    }
    const variables = (declared['declarations'] ?? []) as { id: { value: string }; init?: AnyNode }[];
    return variables
      .filter(({ init }) => init?.type === 'ArrowFunctionExpression' || init?.type === 'FunctionExpression')
      .map(({ id }) => ({ name: id.value, start }));
  });
}

/** One line for each file or folder whose name is not in kebab-case. */
export function wrongNames(files: readonly SourceFile[]): string[] {
  const proper = /^(README|DECISIONS)\.md$|^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/;
  return files
    .filter(({ path }) => !path.split('/').every((part) => proper.test(part)))
    .map(({ path }) => `${path} is not named in kebab-case`);
}

/** One line for each place where `pattern` (global) matches a line of the files. */
export function places(files: readonly SourceFile[], pattern: RegExp, fault: string): string[] {
  return files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => (line.match(pattern) ? [`${path}:${index + 1} ${fault}`] : [])),
  );
}

/** One line for each node that `isWrong` finds fault with, in words. */
export function wrongNodes(
  files: readonly ParsedFile[],
  findFault: (node: AnyNode, file: ParsedFile) => string | null,
): string[] {
  return files.flatMap((file) =>
    [...nodesOf(file.module.body)].flatMap((node) => {
      const fault = findFault(node, file);
      return fault === null ? [] : [`${file.path}:${file.lineAt(node.span.start)} ${fault}`];
    }),
  );
}
