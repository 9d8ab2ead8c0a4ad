/** An ISO date as people read it, no more exact than it was stated; the text itself when it is no date. */
export function readableDate(stated: string): string {
  const date = new Date(stated);
  if (Number.isNaN(date.getTime())) return stated;
  const [year, month, day] = stated.slice(0, 10).split('-').map(Number);
  if (year === undefined || month === undefined || day === undefined) return stated;
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(Date.UTC(year, month - 1, day));
}
