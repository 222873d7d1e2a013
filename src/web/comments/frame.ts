/** The frame: its codes, adding one, and taking in or giving out all of them as a file. */
import { readFrameFile } from '../../services/analysis/comments/frame-file.js';
import { fieldFault } from '../../services/analysis/comments/frames.js';
import type { Problem } from '../../shared/problem.js';
import { type Result, refuse } from '../../shared/result.js';
import { textField } from '../form.js';
import { commentFramePage, type FrameForm } from '../pages/comments-frame.js';
import { renderPage } from '../render.js';
import { seeOther } from '../see-other.js';
import { askOr, type CommentDesk, type CommentPage } from './desk.js';
import { settleForm } from './form-refused.js';

export const frame: CommentPage = {
  get: (desk) => show(desk, { values: {}, errors: {} }),
  post: async (desk) => {
    const { body } = desk.place.visit.request;
    const values = Object.fromEntries(
      (['label', 'description', 'theme', 'file'] as const).map((name) => [
        name,
        textField(body, name, 200_000),
      ]),
    );
    const done =
      textField(body, 'act') === 'import' ? await takeIn(desk, values['file'] ?? '') : await add(desk, body);
    await settleForm(
      done,
      () => seeOther(desk.place.visit.response, `${desk.base}/frame`),
      (errors) => show(desk, { values, errors }),
    );
  },
};

async function show(desk: CommentDesk, form: FrameForm): Promise<void> {
  const counted = await askOr(desk, 'counts', { by: null });
  if (counted === null) return;
  const { codes, frame: stored } = await desk.services.analysis.comments.frame(desk.at);
  const model = commentFramePage(
    desk,
    { codes, counts: counted.answer, stage: stored?.stage ?? 'coding' },
    form,
  );
  const status = Object.keys(form.errors).length === 0 ? 200 : 422;
  renderPage(desk.place.visit.response, 'comments-frame', model, status);
}

async function add({ services, at }: CommentDesk, body: unknown): Promise<Result<unknown, Problem>> {
  const label = textField(body, 'label', 100).trim();
  if (label === '') return refuse(fieldFault('label', 'Write what the code is called'));
  const { comments } = services.analysis;
  const { codes } = await comments.frame(at);
  if (codes.some((code) => code.label.toLowerCase() === label.toLowerCase()))
    return refuse(fieldFault('label', `There is a code called ${label} already`));
  const theme = codes.find(({ name }) => name === textField(body, 'theme', 40))?.label ?? null;
  return comments.addCodes(at, [{ label, description: textField(body, 'description', 1000).trim(), theme }]);
}

async function takeIn({ services, at }: CommentDesk, content: string): Promise<Result<unknown, Problem>> {
  const read = readFrameFile(content);
  return read.ok ? services.analysis.comments.addCodes(at, read.value) : read;
}
