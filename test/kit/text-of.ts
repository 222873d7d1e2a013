/** A written file read as text. */
export function textOf(file: { readonly content: Uint8Array } | null): string {
  if (file === null) throw new Error('there is no such file');
  return new TextDecoder().decode(file.content);
}
