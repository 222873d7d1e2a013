/** Names and addresses of people as they are typed and kept. */
import { z } from 'zod';

/** The address in the one form in which accounts keep it. */
export function readEmail(typed: string): string {
  return typed.trim().toLowerCase();
}

/** What is wrong with a name and an address (see `readEmail`), by form field; nothing when all is well. */
export function personFaults(person: { name: string; email: string }): Record<string, string> {
  const faults: Record<string, string> = {};
  if (person.name === '' || person.name.length > 200) faults['name'] = 'Enter a name, up to 200 characters';
  if (person.email.length > 254 || !z.email().safeParse(person.email).success)
    faults['email'] = 'Enter an e-mail address, like name@example.org';
  return faults;
}
