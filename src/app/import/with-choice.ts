/** The choices with this one; '' takes it back. */
export function withChoice(
  given: ReadonlyMap<string, string>,
  key: string,
  value: string,
): ReadonlyMap<string, string> {
  const choices = new Map(given);
  if (value === '') choices.delete(key);
  else choices.set(key, value);
  return choices;
}
