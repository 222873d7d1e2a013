/** Coders side by side: how far they agree, and where they do not. */
import { z } from 'zod';
import { type Agreement, type AgreementReport, agreementOf } from '../../../../domain/comments/agreement.js';
import { type Coding, FINAL_CODER, inThemes, isDisputed } from '../../../../domain/comments/coding.js';
import type { CommentAsk } from './ask.js';
import { different } from './one.js';

const input = z.object({ page: z.int().min(1) });

const ON_A_PAGE = 20;

export interface Compared {
  /** Coders with how many comments each has coded. */
  readonly coders: readonly { readonly coder: string; readonly comments: number }[];
  /** Null until the coders were compared, and where no comment has two. */
  readonly report:
    | (Pick<AgreementReport, 'overall'> & {
        readonly codes: readonly { readonly label: string; readonly agreement: Agreement }[];
      })
    | null;
  readonly disputed: number;
  readonly settled: number;
  readonly page: number;
  readonly pages: number;
  readonly disputes: readonly {
    readonly ref: string;
    readonly text: string;
    readonly codings: readonly Coding[];
  }[];
}

export const compared: CommentAsk<z.infer<typeof input>, Compared> = {
  input,
  answer: (ground, asked) => {
    const { codings, codes, as, stage } = ground;
    const comments = different(ground.comments);
    const all = comments.map(({ key }) => codings.get(key) ?? []);
    const coders = new Map<string, number>();
    for (const { coder } of all.flat()) coders.set(coder, (coders.get(coder) ?? 0) + 1);
    const settled = coders.get(FINAL_CODER) ?? 0;
    coders.delete(FINAL_CODER);
    const live = inThemes(codes).filter(({ mergedInto }) => mergedInto === null);
    const ids = live.map(({ id }) => id);
    const report = stage === 'compared' ? agreementOf(all, ids, as) : null;
    const disputes =
      stage === 'compared' ? comments.filter(({ key }) => isDisputed(codings.get(key) ?? [], as)) : [];
    const pages = Math.max(1, Math.ceil(disputes.length / ON_A_PAGE));
    const page = asked.page > pages ? 1 : asked.page;
    return {
      ...{ settled, page, pages, disputed: disputes.length },
      coders: [...coders].map(([coder, count]) => ({ coder, comments: count })),
      report:
        report === null
          ? null
          : {
              overall: report.overall,
              codes: live.flatMap(({ id, label }) => {
                const agreement = report.codes.get(id);
                return agreement === undefined ? [] : [{ label, agreement }];
              }),
            },
      disputes: disputes.slice((page - 1) * ON_A_PAGE, page * ON_A_PAGE).map(({ ref, key, text }) => ({
        ...{ ref, text },
        codings: codings.get(key) ?? [],
      })),
    };
  },
};
