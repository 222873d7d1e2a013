/** A person as the rest of the house may know them: no password, no secret. */
import type { AccountRow } from '../../storage/account-store.js';

/** The signed-in person behind a request. */
export interface SignedIn {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly canCreateLabs: boolean;
}

/** What of the account's row others may see. */
export function signedIn(row: AccountRow): SignedIn {
  return { id: row.id, name: row.name, email: row.email, canCreateLabs: row.can_create_labs === 1 };
}
