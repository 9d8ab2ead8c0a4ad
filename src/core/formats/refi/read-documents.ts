/*
 * The texts of a project: text sources, and the text that a PDF is given in. With the variable for the address.
 * Not the marks in them (read-codings.ts).
 */
import { accepted, refused, type Problem, type Result } from '../../model/result.ts';
import type { ForeignDocument, InputFile } from '../foreign-work.ts';
import type { XmlElement } from '../xml.ts';
import {
  childNamed,
  childrenNamed,
  descriptionOf,
  guidIn,
  keyOf,
  listed,
  shortened,
} from './elements.ts';
import { URL_VARIABLE } from './names.ts';
import { decoded, type SourceFiles } from './project-files.ts';
import type { Unread } from './unread.ts';

export interface ReadDocument {
  readonly document: ForeignDocument;
  /** The element that the selections stand in. */
  readonly element: XmlElement;
  /** Whether its text stands in the project itself, so that XML has made one character of each line end. */
  readonly isInline: boolean;
  /** Whether a BOM stood before its text. */
  readonly hasBom: boolean;
}

export interface ReadDocuments {
  readonly documents: readonly ReadDocument[];
  /** The files that their texts are in. */
  readonly files: ReadonlySet<InputFile>;
}

const MOST_PROBLEMS = 20;

/** Refused when a path leads out of the package; a file that is missing makes a document without text. */
export function readDocuments(
  project: XmlElement,
  sources: SourceFiles,
  unread: Unread,
): Result<ReadDocuments> {
  const variables = new Map(
    listed(project, 'Variables', 'Variable').map((one) => [keyOf(one), one.attributes.get('name')]),
  );
  const documents: ReadDocument[] = [];
  const files = new Set<InputFile>();
  const problems: Problem[] = [];
  const keys = new Set<string>();
  for (const { element, about } of textElements(project, unread)) {
    const name = about.attributes.get('name')?.trim() ?? '';
    const found = textOf(element, sources, unread);
    if (!found.ok) {
      for (const { message } of found.problems) {
        problems.push({
          path: '',
          message: `The text “${shortened(name)}” cannot be read: ${message}`,
        });
      }
      continue;
    }
    const { text, file, hasBom } = found.value;
    if (file) files.add(file);
    const guid = keyOf(element);
    const key = keys.has(guid) ? `${guid} (text ${documents.length + 1})` : guid;
    keys.add(key);
    const url = readVariables(about, variables, unread);
    const document = { key, name, text, url };
    documents.push({ element, document, isInline: file === null, hasBom });
  }
  if (problems.length > 0) return refused(...problems.slice(0, MOST_PROBLEMS));
  return accepted({ documents, files });
}

/** `about` holds the name and the variables, `element` the text and the selections. */
function textElements(
  project: XmlElement,
  unread: Unread,
): { readonly element: XmlElement; readonly about: XmlElement }[] {
  const texts = listed(project, 'Sources', 'TextSource').map((one) => ({
    element: one,
    about: one,
  }));
  const pdfs = listed(project, 'Sources', 'PDFSource').flatMap((pdf) => {
    unread.add('pdfSelections', childrenNamed(pdf, 'PDFSelection').length);
    const element = childNamed(pdf, 'Representation');
    if (!element) unread.add('pdfs');
    return element ? [{ element, about: pdf }] : [];
  });
  for (const { element, about } of [...texts, ...pdfs]) {
    for (const one of new Set([element, about])) {
      unread.add('wholeTexts', childrenNamed(one, 'Coding').length);
      if (descriptionOf(one) !== '') unread.add('descriptions');
    }
  }
  return [...texts, ...pdfs];
}

interface FoundText {
  /** Without BOM; line ends as they are. */
  readonly text: string | null;
  /** Null where it stands in the project itself. */
  readonly file: InputFile | null;
  readonly hasBom: boolean;
}

/** A path goes before text in the project itself; NVivo and others give both for one text. */
function textOf(element: XmlElement, sources: SourceFiles, unread: Unread): Result<FoundText> {
  const content = childNamed(element, 'PlainTextContent')?.text ?? null;
  const inline = {
    text: content?.replace(/^\ufeff/, '') ?? null,
    file: null,
    hasBom: content?.startsWith('\ufeff') ?? false,
  };
  const path = element.attributes.get('plainTextPath');
  if (path === undefined || path === '') {
    if (content === null) unread.add('missingTexts');
    return accepted(inline);
  }
  const found = sources.find(path);
  if (!found.ok) return found;
  if (!found.value) {
    if (content === null) unread.add('missingTexts');
    return accepted(inline);
  }
  const { text, isDamaged, hasBom } = decoded(found.value.bytes);
  if (isDamaged) unread.add('damagedTexts');
  return accepted({ text, file: found.value, hasBom });
}

/** The address, when a variable has it; the others are counted. */
function readVariables(
  about: XmlElement,
  names: ReadonlyMap<string, string | undefined>,
  unread: Unread,
): string | null {
  let url: string | null = null;
  for (const value of childrenNamed(about, 'VariableValue')) {
    const key = guidIn(childNamed(value, 'VariableRef'), 'targetGUID');
    const text = childNamed(value, 'TextValue')?.text ?? '';
    const isUrl = key !== null && names.get(key)?.trim().toUpperCase() === URL_VARIABLE;
    if (isUrl && url === null && text !== '') url = text;
    else unread.add('variables');
  }
  return url;
}
