/** One code: what it says, its theme, merging it with another, retiring it. */
import { ProblemError, problem } from '../../shared/problem.js';
import { countIn, textField } from '../form.js';
import { commentCodePage } from '../pages/comments-code.js';
import { renderPage } from '../render.js';
import { seeOther } from '../see-other.js';
import type { CommentDesk, CommentPage } from './desk.js';
import { settleForm } from './form-refused.js';

export const code: CommentPage = {
  get: (desk) => show(desk, textField(desk.place.visit.request.query, 'code', 40), null),
  post: async (desk) => {
    const { body } = desk.place.visit.request;
    const name = textField(body, 'code', 40);
    const done = await act(desk, name, body);
    await settleForm(
      done,
      () => seeOther(desk.place.visit.response, `${desk.base}/frame`),
      (errors) => show(desk, name, { errors, values: wordsIn(body) }),
    );
  },
};

function wordsIn(body: unknown) {
  return {
    label: textField(body, 'label', 100).trim(),
    description: textField(body, 'description', 1000).trim(),
    theme: textField(body, 'theme', 40),
    into: textField(body, 'into', 40),
  };
}

function act({ services, at }: CommentDesk, name: string, body: unknown) {
  const { comments } = services.analysis;
  const revision = countIn(textField(body, 'revision', 9)) ?? 0;
  const { label, description, theme, into } = wordsIn(body);
  switch (textField(body, 'act', 20)) {
    case 'merge':
      return comments.mergeCode(at, { name, revision, into });
    case 'retire':
      return comments.retireCode(at, { name, revision, retired: true });
    case 'restore':
      return comments.retireCode(at, { name, revision, retired: false });
    default:
      return comments.editCode(at, {
        name,
        revision,
        label,
        description,
        theme: theme === '' ? null : theme,
      });
  }
}

async function show(
  desk: CommentDesk,
  name: string,
  form: Parameters<typeof commentCodePage>[2],
): Promise<void> {
  const { codes } = await desk.services.analysis.comments.frame(desk.at);
  const found = codes.find((each) => each.name === name);
  if (found === undefined) throw new ProblemError(problem('not-found'));
  renderPage(
    desk.place.visit.response,
    'comments-code',
    commentCodePage(desk, { code: found, codes }, form),
    form === null ? 200 : 422,
  );
}
