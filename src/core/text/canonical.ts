/*
 * Canonical text: the exact characters that offsets are for, decided once at import.
 * Never NFC-normalised, trimmed or collapsed: what the outlet wrote is what is marked and exported.
 * Comes from files and pastes; goes into a revision and is never changed again.
 */

// oxlint-disable-next-line no-control-regex -- XML 1.0 refuses exactly these, so REFI, TEI and DOCX would be broken files
const REFUSED_BY_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/**
 * Drops every leading BOM (readers drop one each time, which would move all offsets), makes CRLF and CR a LF, and replaces lone surrogates and what XML 1.0 refuses by U+FFFD.
 */
export function toCanonicalText(given: string): string {
  const withoutBom = given.replace(/^\ufeff+/, '');
  return xmlCharacters(withoutBom.replace(/\r\n?/g, '\n'));
}

/** What of a text XML 1.0 can carry: lone surrogates and control characters become U+FFFD. */
export function xmlCharacters(text: string): string {
  return text.toWellFormed().replace(REFUSED_BY_XML, '\ufffd');
}
