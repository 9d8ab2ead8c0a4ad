/** "1 mark", "2 marks": a number with its noun, or with its noun and verb. */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
