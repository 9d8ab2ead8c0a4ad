/*
 * How whoever made marks in a file is called here: the name of a member, without what an import put behind it.
 * Not members themselves: the server makes one for each name (import-marks.ts). A folder has a slug in place of a name.
 */
import { NAME_LENGTH, withoutDisguise, type Member } from '../../model/member.ts';
import { folderName } from '../file-names.ts';

/** Behind the name of a member who came out of a file. */
export const IMPORTED = ' (imported)';
/** For marks of which the file names no annotator. */
export const NOBODY = 'Nobody named';

/** What a second and a hundredth of one name get behind it. */
const LONGEST_NUMBER = ' 999'.length;

/** The name that a mark's annotator is known by, of a member or out of a file; cut, so that IMPORTED fits behind it. */
export function annotatorName(name: string | null): string {
  const plain = withoutDisguise(name ?? NOBODY)
    .replace(/ \(imported\)(?: \d+)?$/, '')
    .trim()
    .slice(0, NAME_LENGTH - IMPORTED.length - LONGEST_NUMBER)
    .toWellFormed()
    .trim();
  return plain === '' ? NOBODY : plain;
}

/**
 * Who a folder is: the member whose name or id has it as its slug, if that is one alone. Somebody and the member who
 * was imported under the same name are one. Null where nobody or several have it.
 */
export function folderAnnotator(
  folder: string,
  members: readonly Pick<Member, 'id' | 'displayName'>[],
): string | null {
  const name = folder.normalize('NFC'); // macOS takes letters apart
  const meant = members.filter(({ id, displayName }) =>
    [displayName, annotatorName(displayName), id].some((one) => folderName(one) === name),
  );
  const [only, ...others] = new Set(meant.map(({ displayName }) => annotatorName(displayName)));
  return only !== undefined && others.length === 0 ? only : null;
}
