/** The table of access tokens, as `tables.ts` lists it. */

/** Tokens with which programs read what the person who made them may read in one lab. */
export interface AccessTokensTable {
  id: string;
  lab_id: string;
  account_id: string;
  name: string;
  token_hash: string;
  /** JSON array of scopes. */
  scopes: string;
  created_at: number;
  expires_at: number;
  /** ISO day; null while it was never used. */
  last_used_on: string | null;
  revoked_at: number | null;
}
