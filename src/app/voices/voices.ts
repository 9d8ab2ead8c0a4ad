/** Whose words stand where: the rule's proposal, kept while the articles stay, and what people have said of it. */
import { useMemo } from 'react';
import {
  findVoices,
  judgedAttributions,
  type Attributed,
  type FoundIn,
} from '#core/compare/voices/judged-attributions.ts';
import { currentRevision, type Source } from '#core/model/source.ts';
import type { Target } from '#core/model/annotation.ts';
import { targetAt } from '#core/text/quote.ts';
import type { Lit, LitPassage } from '../lit.ts';
import { useObservable } from '../session/observable.ts';
import { useRoom, useWorkspace } from '../session/room.ts';

const found = new WeakMap<Source, FoundIn>();

export function useVoices(): readonly Attributed[] {
  const { sources } = useWorkspace();
  const { records } = useRoom();
  const said = useObservable(records.of('attributions'));
  const namings = useObservable(records.of('namings'));
  return useMemo(
    () => judgedAttributions(sources.map(foundIn), said, namings),
    [sources, said, namings],
  );
}

function foundIn(source: Source): FoundIn {
  const known = found.get(source) ?? findVoices(source);
  found.set(source, known);
  return known;
}

/** How the kinds of attribution are called. */
export const ATTRIBUTION_WORDS: Readonly<Record<Attributed['kind'], string>> = {
  direct: 'Direct',
  indirect: 'Indirect',
  mixed: 'Mixed',
};

export function speakerWords(speaker: string): string {
  return speaker === '' ? 'Nobody named' : speaker;
}

export function litVoices(title: string, passages: readonly Attributed[]): Lit {
  return {
    title,
    passages: passages.flatMap(({ source, segments }) =>
      segments.map(({ start, end }): LitPassage => ({ source, start, end })),
    ),
  };
}

export function targetOf(source: Source, { segments }: Pick<Attributed, 'segments'>): Target {
  return targetAt(source, currentRevision(source), segments);
}

export function wordsSaid(source: Source, { segments }: Pick<Attributed, 'segments'>): string {
  const { text } = currentRevision(source);
  return segments.map(({ start, end }) => text.slice(start, end)).join(' … ');
}
