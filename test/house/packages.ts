/** What package.json pins: used, and pinned to one version. */
import type { SourceFile } from './sources.js';

interface Pins {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** Names of pinned packages that no file mentions in quotes; types count as used with the package that they are of. */
export function unusedPackages(files: readonly SourceFile[], pins: Pins): string[] {
  const names = Object.keys({ ...pins.dependencies, ...pins.devDependencies });
  const mentions = (name: string) => {
    const quoted = new RegExp(`['"](?:[.]/)?(?:node_modules/)?${name}(?:/[^'"]*)?['"]`);
    return files.some(({ text }) => quoted.test(text));
  };
  const isUsed = (name: string) => {
    const typed = /^@types\/(.+)$/.exec(name)?.[1];
    return typed === undefined ? mentions(name) : typed === 'node' || names.includes(typed);
  };
  return names.filter((name) => !isUsed(name));
}

/** Lines for packages that could come in more than one version. */
export function loosePins(pins: Pins): string[] {
  return Object.entries({ ...pins.dependencies, ...pins.devDependencies }).flatMap(([name, version]) =>
    /^\d+\.\d+\.\d+$/.test(version) ? [] : [`${name} ${version}`],
  );
}
