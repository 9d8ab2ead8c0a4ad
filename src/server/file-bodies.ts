/** Routes whose body is a file: a scope of its own, so that no other route takes large bodies or bodies that are no JSON. */
import type { FastifyInstance } from 'fastify';
import { LARGEST_FILE } from '#sync/file-api.ts';

/** What a form is refused with: its parts would be taken for a text. */
export class FormError extends Error {}

/** Any body of any type but a form, up to LARGEST_FILE, as a buffer. */
export function acceptFiles(scope: FastifyInstance): void {
  const whole = { parseAs: 'buffer', bodyLimit: LARGEST_FILE } as const;
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', whole, (_, body, done) => done(null, body));
  scope.addContentTypeParser('multipart/form-data', whole, (_, _body, done) =>
    done(new FormError()),
  );
}

/** Empty where nothing was sent: readers tell that to people as they tell of an empty file. */
export function bytesOf(body: unknown): Uint8Array {
  return body instanceof Uint8Array ? body : new Uint8Array();
}
