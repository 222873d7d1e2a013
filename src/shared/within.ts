/** Waiting no longer than one wants to, for what goes on anyway. */

/** The promise's value, or that it took longer than so many milliseconds. */
export async function within<Value>(promise: Promise<Value>, patience: number): Promise<Value | 'too long'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'too long'>((resolve) => {
    timer = setTimeout(() => resolve('too long'), patience);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
