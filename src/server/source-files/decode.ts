/** Bytes of a text in whatever encoding they say or look like; a guess is told to the person. */
export interface Decoded {
  readonly text: string;
  readonly remarks: readonly string[];
}

/** `stated` is what a page or an answer declares, if anything. Never throws. */
export function decodeText(bytes: Uint8Array, stated: string | null = null): Decoded {
  const marked = markedEncoding(bytes) ?? knownEncoding(stated);
  if (marked !== null) return { text: new TextDecoder(marked).decode(bytes), remarks: [] };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), remarks: [] };
  } catch {
    return {
      text: new TextDecoder('windows-1252').decode(bytes),
      remarks: [
        'The file does not say how its letters are stored. It was read as Windows-1252: check the accents and quotation marks.',
      ],
    };
  }
}

function markedEncoding(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

function knownEncoding(stated: string | null): string | null {
  if (stated === null) return null;
  try {
    return new TextDecoder(stated).encoding;
  } catch {
    return null;
  }
}
