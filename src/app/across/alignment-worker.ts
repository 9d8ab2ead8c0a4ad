/** Aligns off the screen's thread: articles in, shares of the work and the proposal out. */
import { alignSources, type Aligned } from '#core/compare/alignment/align-sources.ts';
import type { Source } from '#core/model/source.ts';

export type AlignmentReport =
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'done'; readonly aligned: readonly Aligned[] };

addEventListener('message', ({ data }: MessageEvent<readonly Source[]>) => {
  const aligned = alignSources(data, (share) => report({ kind: 'progress', share }));
  report({ kind: 'done', aligned });
});

function report(message: AlignmentReport): void {
  postMessage(message);
}
