import type { Problem } from '../../model/result.ts';

/** What is said of a file of ours whose version is not the one that is read; a later one alone is helped by an update. */
export function versionProblem(version: unknown, readable: number): Problem {
  const isLater = typeof version === 'number' && version > readable;
  return {
    path: 'version',
    message: isLater
      ? `is ${version}; this Crossread reads version ${readable}: update it`
      : `is none that Crossread writes; it reads version ${readable}: export it again`,
  };
}
