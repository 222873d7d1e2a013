/** The way from page to page of a list that was searched. */

/** Where `partials/pagination` leads; null when all fits on one page. */
export function foundPages(
  { page, pages }: { readonly page: number; readonly pages: number },
  search: string,
  address: string,
) {
  if (pages === 1) return null;
  const to = (number: number) =>
    `${address}?${new URLSearchParams({ ...(search === '' ? {} : { search }), page: String(number) })}`;
  return {
    page,
    pages,
    previous: page > 1 ? to(page - 1) : null,
    next: page < pages ? to(page + 1) : null,
  };
}
