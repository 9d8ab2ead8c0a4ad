/** What WebAnno TSV 3.3 escapes with a backslash: much in values, only control characters in text and tokens. */

const TEXT_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\\', '\\\\'],
  ['\b', '\\b'],
  ['\f', '\\f'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

const IN_TEXT: ReadonlyMap<string, string> = new Map(
  [...TEXT_ESCAPES].map(([raw, escaped]) => [escaped, raw]),
);

/** A value of a feature. A carriage return has no escape here and ends a line, so it becomes a line break. */
export function escapeValue(value: string): string {
  if (!/[\\[\]|_;*\t\n\r]|->/.test(value)) return value;
  return value
    .replace(/\r\n?/g, '\n')
    .replace(/->|[\\[\]|_;*]/g, '\\$&')
    .replaceAll('\t', '\\t')
    .replaceAll('\n', '\\n');
}

export function unescapeValue(written: string): string {
  return written.replace(/\\(->|[\\[\]|_;*tn])/g, (_, escaped: string) => {
    if (escaped === 't') return '\t';
    return escaped === 'n' ? '\n' : escaped;
  });
}

/** A line of text, or a token. */
export function escapeText(text: string): string {
  // oxlint-disable-next-line no-control-regex -- exactly those that the format escapes
  return text.replace(/[\\\b\f\n\r\t]/g, (found) => TEXT_ESCAPES.get(found) ?? found);
}

export function unescapeText(written: string): string {
  return written.replace(/\\[\\bfnrt]/g, (found) => IN_TEXT.get(found) ?? found);
}
