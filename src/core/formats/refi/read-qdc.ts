/** Reads a REFI-QDA code book (.qdc, or the part of a .qdpx), whichever program wrote it. */
import { accepted, refused, type Result } from '../../model/result.ts';
import type { ForeignCode, InputFile } from '../foreign-work.ts';
import type { XmlElement } from '../xml.ts';
import { childNamed, listed, refiRoot } from './elements.ts';
import { ORIGIN } from './names.ts';
import { decoded, projectFile } from './project-files.ts';
import { readCodes } from './read-codes.ts';
import { Unread } from './unread.ts';

export interface RefiCodeBook {
  /** Whether Crossread wrote it: then a description holds the examples too. */
  readonly isOwn: boolean;
  /** In the order of the file; `layer` is the name of the category or code above, '' at the top. */
  readonly codes: readonly ForeignCode[];
  /** What the file holds and Crossread has no place for, one sentence each. */
  readonly unread: readonly string[];
}

/** `text` is the decoded file. Never throws: problems are sentences. */
export function readQdc(text: string): Result<RefiCodeBook> {
  const root = refiRoot(text, 'CodeBook');
  if (!root.ok) return root;
  return codeBookIn(root.value, childNamed(root.value, 'Codes'));
}

/** The code book of a project, without its texts and codings. `files` is the unpacked ZIP. Never throws. */
export function readQdpxCodeBook(files: readonly InputFile[]): Result<RefiCodeBook> {
  const project = projectFile(files);
  if (!project.ok) return project;
  const root = refiRoot(decoded(project.value.bytes).text, 'Project');
  if (!root.ok) return root;
  return codeBookIn(root.value, childNamed(childNamed(root.value, 'CodeBook'), 'Codes'));
}

function codeBookIn(root: XmlElement, list: XmlElement | undefined): Result<RefiCodeBook> {
  const unread = new Unread();
  const codes = readCodes(list, unread);
  if (codes.length === 0) {
    return refused({
      path: '',
      message: 'This code book has no codes. Export one that has some.',
    });
  }
  unread.add('sets', listed(root, 'Sets', 'Set').length);
  const isOwn = root.attributes.get('origin')?.trim() === ORIGIN;
  return accepted({ isOwn, codes, unread: unread.sentences() });
}
