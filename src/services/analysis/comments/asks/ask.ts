/** The common type of what can be asked about comments: pure functions, run on threads of their own. */
import type { z } from 'zod';
import type { CommentGround } from '../comment-ground.js';

export interface CommentAsk<Input, Answer> {
  readonly input: z.ZodType<Input>;
  answer(ground: CommentGround, input: Input): Answer;
}
