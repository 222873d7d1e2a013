/**
 * The message with which a promise was rejected, or null when it was not. Errors of native modules are made in
 * another realm than the test's own `Error`, so `rejects.toThrow` cannot be asked.
 */
export async function refusal(promise: Promise<unknown>): Promise<string | null> {
  try {
    await promise;
    return null;
  } catch (error) {
    return String((error as { message: unknown }).message);
  }
}
