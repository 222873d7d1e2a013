/** Records whose keys are anybody's words, read at the edges: `z.record` silently loses the key `__proto__`. */
import { z } from 'zod';

/** The entries of an object each of whose values is one of these, whatever its keys are called; `made` is what they become. */
function wordEntries<Value, Made>(
  value: z.ZodType<Value>,
  made: (entries: readonly (readonly [string, Value])[]) => Made,
): z.ZodType<Made> {
  const schema = z.unknown().transform((given, context) => {
    if (typeof given !== 'object' || given === null || Array.isArray(given)) {
      context.addIssue({ code: 'custom', message: 'expected an object' });
      return z.NEVER;
    }
    const entries = Object.entries(given).flatMap(([key, one]): (readonly [string, Value])[] => {
      const read = value.safeParse(one);
      if (read.success) return [[key, read.data]];
      for (const { message, path } of read.error.issues)
        context.addIssue({ code: 'custom', message, path: [key, ...path] });
      return [];
    });
    return made(entries);
  });
  // As JSON it is what `z.record` is.
  schema._zod.toJSONSchema = () => {
    const { $schema: _version, ...additionalProperties } = z.toJSONSchema(value, { io: 'output' });
    return { type: 'object', additionalProperties };
  };
  return schema;
}

/** An object of such values as a map. */
export function wordMap<Value>(value: z.ZodType<Value>): z.ZodType<ReadonlyMap<string, Value>> {
  return wordEntries(value, (entries) => new Map(entries));
}

/** The same as an object that has every key of its own, `__proto__` too; to be looked into with `Object.hasOwn` and `Object.entries`. */
export function wordRecord<Value>(value: z.ZodType<Value>): z.ZodType<Readonly<Record<string, Value>>> {
  return wordEntries(value, (entries) => Object.fromEntries(entries));
}
