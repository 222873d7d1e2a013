/** Reads submitted forms: whatever a browser or anything else sent, a field is one text of bounded length. */

/** The field's text, '' when it is missing; the first when it was sent twice; cut at `longest` characters. */
export function textField(body: unknown, name: string, longest = 1000): string {
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, name)) return '';
  const sent: unknown = (body as Readonly<Record<string, unknown>>)[name];
  const first: unknown = Array.isArray(sent) ? sent[0] : sent;
  return typeof first === 'string' ? first.slice(0, longest) : '';
}

/** The whole number of up to nine digits that the text is, or null. */
export function countIn(text: string): number | null {
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}
