/** A member at their device: follows redirects by hand, keeps cookies, fills in what the pages' own forms offer. */
import type { Express } from 'express';
import request, { type Response } from 'supertest';

/** Fields of a form; a repeated field is an array. */
export type Fields = Readonly<Record<string, string | readonly string[]>>;

export interface Member {
  get(path: string): Promise<Response>;
  /** A form sent from our own page, unless `headers` say otherwise. */
  post(path: string, fields: Fields, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** The cookies as the browser would send them. */
  cookie(): string;
}

/** A device with its own cookies (`held` from the start), reading `language`. */
export function memberAt(app: Express, language = 'en', held: Readonly<Record<string, string>> = {}): Member {
  const jar = new Map<string, string>(Object.entries(held));
  const keep = (answer: Response) => {
    for (const line of (answer.headers['set-cookie'] as unknown as string[] | undefined) ?? []) {
      const [pair = ''] = line.split(';');
      const [name = '', value = ''] = pair.split('=');
      if (/Max-Age=0/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    return answer;
  };
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  return {
    cookie,
    get: async (path) =>
      keep(await request(app).get(path).set('Cookie', cookie()).set('Accept-Language', language)),
    post: async (path, fields, headers = {}) =>
      keep(
        await request(app)
          .post(path)
          .set('Cookie', cookie())
          .set('Accept-Language', language)
          .set({ 'Sec-Fetch-Site': 'same-origin', ...headers })
          .type('form')
          .send(encoded(fields)),
      ),
  };
}

/** The fields as a browser encodes them. */
export function encoded(fields: Fields): string {
  const pairs = Object.entries(fields).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, one]),
  );
  return new URLSearchParams(pairs).toString();
}

/** The hidden fields of the page's form with this id. */
export function hiddenFields(html: string, formId: string): Record<string, string | string[]> {
  const form = new RegExp(`<form id="${formId}"[\\s\\S]*?</form>`).exec(html)?.[0] ?? '';
  const fields: Record<string, string | string[]> = {};
  for (const [, name = '', value = ''] of form.matchAll(
    /<input type="hidden" name="([^"]*)" value="([^"]*)">/g,
  )) {
    const before = fields[unescaped(name)];
    fields[unescaped(name)] = before === undefined ? unescaped(value) : [before, unescaped(value)].flat();
  }
  return fields;
}

/** Text as it was before it was escaped for HTML. */
export function unescaped(html: string): string {
  return html
    .replaceAll('&#34;', '"')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** From the link to the receipt in four steps; answers with the answer to the cast. */
export async function vote(member: Member, slug: string, code: string, paper: Fields): Promise<Response> {
  await member.get(`/v/${code}`);
  const review = await member.post(`/ballots/${slug}/vote`, { ...paper, step: 'review' });
  return member.post(`/ballots/${slug}/vote/cast`, hiddenFields(review.text, 'review'));
}
