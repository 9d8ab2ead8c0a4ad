import { currentRevision } from '#core/model/source.ts';
import { intersection } from '#core/text/segments.ts';
import { targetAt } from '#core/text/quote.ts';
import type { NamingPlace } from '../names/make-namings.ts';
import { AttributionForm } from './attribution-form.tsx';
import { useVoices } from './voices.ts';

interface AttributingProps {
  readonly place: NamingPlace;
  readonly done: () => void;
}

/** The form for words that are selected in an article, filled in with what was found there. */
export function Attributing({ place: { source, span }, done }: AttributingProps) {
  const voices = useVoices();
  const proposed = voices.find(
    (one) =>
      one.source === source.id &&
      one.segments.some((segment) => intersection(segment, span) !== null),
  );
  const target = targetAt(source, currentRevision(source), [span]);
  return <AttributionForm target={target} proposed={proposed ?? null} done={done} />;
}
