/** Questions about parsed files that the house rules ask: nodes, imports, functions. */
import type { Node, Span } from '@swc/core';
import type { ParsedFile } from './sources.js';

/** A node of SWC's tree with whatever else it holds. */
export type AnyNode = Node & { readonly span: Span } & Readonly<Record<string, unknown>>;

export interface FoundFunction {
  readonly name: string;
  readonly line: number;
  readonly lines: number;
}

export interface FoundImport {
  readonly specifier: string;
  readonly line: number;
  readonly names: readonly string[];
  /** Erased before the program runs. */
  readonly typeOnly: boolean;
}

/** Every node below `start`, itself included. */
export function* nodesOf(start: unknown): Generator<AnyNode> {
  if (typeof start !== 'object' || start === null) return;
  if (Array.isArray(start)) {
    for (const item of start) yield* nodesOf(item);
    return;
  }
  if ('type' in start && 'span' in start) yield start as AnyNode;
  for (const [name, value] of Object.entries(start)) if (name !== 'span') yield* nodesOf(value);
}

/** The file's imports and re-exports. */
export function importsOf(file: ParsedFile): FoundImport[] {
  return [...nodesOf(file.module.body)].flatMap((node) => {
    const source = node['source'] as { value: string } | null | undefined;
    const isImport = /^(Import|ExportNamed|ExportAll)Declaration$/.test(node.type);
    if (!isImport || source === null || source === undefined) return [];
    const specifiers = (node['specifiers'] ?? []) as {
      local?: { value: string };
      imported?: { value: string } | null;
      isTypeOnly?: boolean;
    }[];
    const typeOnly =
      node['typeOnly'] === true ||
      (specifiers.length > 0 && specifiers.every((specifier) => specifier.isTypeOnly === true));
    const names = specifiers.map(({ imported, local }) => imported?.value ?? local?.value ?? '');
    return [{ specifier: source.value, line: file.lineAt(node.span.start), names, typeOnly }];
  });
}

/** Every function with a body of statements: declared, method or expression; `lines` from first to last. */
export function functionsOf(file: ParsedFile): FoundFunction[] {
  return [...nodesOf(file.module.body)]
    .filter((node) => FUNCTIONS.has(node.type) && Array.isArray(bodyOf(node)?.['stmts']))
    .map((node) => {
      const line = file.lineAt(node.span.start);
      return { name: nameOf(node), line, lines: file.lineAt(node.span.end) - line + 1 };
    });
}

const FUNCTIONS = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
  'ClassMethod',
  'PrivateMethod',
  'MethodProperty',
  'Constructor',
]);

function bodyOf(node: AnyNode): AnyNode | undefined {
  const held = (node['function'] ?? node) as { body?: AnyNode };
  return held.body;
}

function nameOf(node: AnyNode): string {
  const named = (node['identifier'] ?? node['key']) as { value?: string } | null | undefined;
  return named?.value ?? 'a function';
}

/** The name of what a member expression or call reaches: `Date.now`, `process.env`; empty for anything else. */
export function dottedName(node: AnyNode): string {
  if (node.type === 'Identifier') return String(node['value']);
  if (node.type !== 'MemberExpression') return '';
  const object = dottedName(node['object'] as AnyNode);
  const property = node['property'] as AnyNode;
  return property.type === 'Identifier' ? `${object}.${String(property['value'])}` : '';
}
