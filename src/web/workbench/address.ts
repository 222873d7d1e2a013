/** The address of a view: every table has one that shows it again, and every address that makes no sense shows less. */
import {
  ADJUSTMENTS,
  CHARTS,
  FIRST_VIEW,
  LEVELS,
  MOST_BANNERS,
  MOST_PROFILES,
  MOST_ROWS,
  SHARES,
  type View,
} from '../../services/analysis/view/view.js';

/** A query as Express reads it: one text or several under a name. */
type Query = Readonly<Record<string, unknown>>;

/** The view that the query asks for; whatever it says that there is not is as if it were not said. */
export function viewIn(query: Query): View {
  const levels = LEVELS.map(String);
  return {
    rows: all(query, 'rows').slice(0, MOST_ROWS),
    banner: all(query, 'columns').slice(0, MOST_BANNERS),
    who: oneOf(query, 'who', ['completed', 'ended'] as const, FIRST_VIEW.who),
    filter: first(query, 'filter'),
    where: first(query, 'where', 2000),
    weight: first(query, 'weight'),
    share: oneOf(query, 'share', SHARES, FIRST_VIEW.share),
    compare: first(query, 'compare') !== 'no',
    adjust: oneOf(query, 'adjust', ADJUSTMENTS, FIRST_VIEW.adjust),
    level: LEVELS[levels.indexOf(first(query, 'level') ?? '')] ?? FIRST_VIEW.level,
    order: oneOf(query, 'order', ['asked', 'value'] as const, FIRST_VIEW.order),
    chart: oneOf(query, 'chart', CHARTS, FIRST_VIEW.chart),
    wave: first(query, 'wave'),
    profiles: profilesIn(query),
    trade: tradeIn(query),
  };
}

/** The view as a query, without its question mark; what is as at first is left out. */
export function queryOf(view: View): string {
  const query = new URLSearchParams();
  for (const name of view.rows) query.append('rows', name);
  for (const name of view.banner) query.append('columns', name);
  const rest: Readonly<Record<string, string | null>> = {
    who: changed(view, 'who'),
    filter: view.filter,
    where: view.where,
    weight: view.weight,
    share: changed(view, 'share'),
    compare: view.compare ? null : 'no',
    adjust: changed(view, 'adjust'),
    level: changed(view, 'level'),
    order: changed(view, 'order'),
    chart: changed(view, 'chart'),
    wave: view.wave,
    give: view.trade === null ? null : tradeText(view.trade),
  };
  for (const [name, value] of Object.entries(rest)) if (value !== null) query.set(name, value);
  for (const [at, profile] of view.profiles.entries())
    for (const [attribute, level] of Object.entries(profile)) query.set(profileField(at, attribute), level);
  return query.toString();
}

/** The address of the view below the workbench's own, or of a file of it. */
export function viewAddress(workbench: string, view: View, file = ''): string {
  const query = queryOf(view);
  return `${workbench}${file === '' ? '' : `/${file}`}${query === '' ? '' : `?${query}`}`;
}

/** The field of an alternative's attribute: `p1.price`. */
export function profileField(at: number, attribute: string): string {
  return `p${at + 1}.${attribute}`;
}

/** Alternatives whose attributes are said; those in between that say nothing are left out. */
function profilesIn(query: Query): View['profiles'] {
  const found = Array.from({ length: MOST_PROFILES }, (_, at) => {
    const start = profileField(at, '');
    const said = Object.keys(query).flatMap((key) => {
      const attribute = key.startsWith(start) ? key.slice(start.length) : '';
      const level = first(query, key);
      const isName = attribute !== '' && attribute.length <= 200 && attribute !== '__proto__';
      return isName && level !== null ? [[attribute, level] as const] : [];
    });
    return Object.fromEntries(said);
  });
  return found.filter((profile) => Object.keys(profile).length > 0);
}

/** One level instead of another as a field says it, `cost free pay`: names hold no blanks. */
export function tradeText({ attribute, from, to }: NonNullable<View['trade']>): string {
  return `${attribute} ${from} ${to}`;
}

function tradeIn(query: Query): View['trade'] {
  const [attribute = '', from = '', to = '', ...more] = (first(query, 'give', 602) ?? '').split(' ');
  const isWhole = more.length === 0 && [attribute, from, to].every((one) => one !== '' && one.length <= 200);
  return isWhole && from !== to ? { attribute, from, to } : null;
}

function changed(view: View, key: 'who' | 'share' | 'adjust' | 'level' | 'order' | 'chart'): string | null {
  return view[key] === FIRST_VIEW[key] ? null : String(view[key]);
}

function all(query: Query, name: string): readonly string[] {
  const sent = Object.hasOwn(query, name) ? [query[name]].flat() : [];
  const texts = sent.filter(
    (one): one is string => typeof one === 'string' && one !== '' && one.length <= 200,
  );
  return [...new Set(texts)];
}

function first(query: Query, name: string, longest = 200): string | null {
  const sent = Object.hasOwn(query, name) ? [query[name]].flat()[0] : undefined;
  return typeof sent === 'string' && sent.trim() !== '' && sent.length <= longest ? sent.trim() : null;
}

function oneOf<Value extends string>(
  query: Query,
  name: string,
  values: readonly Value[],
  otherwise: Value,
): Value {
  const sent = first(query, name);
  return values.find((value) => value === sent) ?? otherwise;
}
