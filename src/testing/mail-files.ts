/** Pages saved as one file, as browsers lay them out. */
export interface MailPart {
  readonly head: readonly string[];
  readonly body: string;
}

export function mailOf(head: readonly string[], parts: readonly MailPart[]): Uint8Array {
  const lines = [
    ...head,
    'Content-Type: multipart/related; type="text/html"; boundary="==B=="',
    '',
  ];
  for (const part of parts) lines.push('--==B==', ...part.head, '', part.body);
  return Buffer.from([...lines, '--==B==--', ''].join('\r\n'), 'latin1');
}

/** As quoted-printable, in lines of at most 76 characters. */
export function quoted(bytes: Uint8Array): string {
  const signs = [...bytes].map((byte) =>
    byte > 32 && byte < 127 && byte !== 61
      ? String.fromCodePoint(byte)
      : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`,
  );
  const lines: string[] = [''];
  for (const sign of signs) {
    if ((lines.at(-1) ?? '').length > 72) lines.push('');
    lines.push((lines.pop() ?? '') + sign);
  }
  return lines.join('=\r\n');
}

export const BLINK = [
  'From: <Saved by Blink>',
  'Snapshot-Content-Location: https://herald.example/storm',
  'Subject: Storm',
  'MIME-Version: 1.0',
];

export const quotedHtml = (html: Uint8Array): MailPart => ({
  head: ['Content-Type: text/html', 'Content-Transfer-Encoding: quoted-printable'],
  body: quoted(html),
});
