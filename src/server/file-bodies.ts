/** Routes whose body is a file: a scope of its own, so that no other route takes large bodies or bodies that are no JSON. */
import type { FastifyInstance } from 'fastify';
import { LARGEST_FILE } from '#sync/file-api.ts';

export function acceptFiles(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: LARGEST_FILE }, (_, body, done) =>
    done(null, body),
  );
}

export function bytesOf(body: unknown): Uint8Array {
  return body instanceof Uint8Array ? body : new Uint8Array();
}
