import type { MemberId } from '#core/model/ids.ts';
import { LONGEST_REFLECTION, REFLECTION_TITLE, reflectionKey } from '#core/model/reflection.ts';
import { KeptTextField } from '../frame/kept-text-field.tsx';
import { useObservable } from '../session/observable.ts';
import { useMay, useMemberName, useRoom } from '../session/room.ts';
import { serverDate } from '../session/server-clock.ts';

interface ReflectionsProps {
  readonly round: number;
  /** Whose are shown; null for all. */
  readonly chosen: MemberId | null;
}

/** What the talk has changed in people's minds, in their own words: mine to write, the others' to read. */
export function Reflections({ round, chosen }: ReflectionsProps) {
  const { me, records, notebook } = useRoom();
  const nameOf = useMemberName();
  const mayWrite = useMay('talk');
  const all = useObservable(records.of('reflections')).filter((one) => one.round === round);
  const mine = all.find(({ author }) => author === me.id);
  const keep = (words: string) => {
    const body = words.trim();
    const now = serverDate().toISOString();
    if (body === '') notebook.take('reflections', reflectionKey({ round }));
    else {
      notebook.put('reflections', { round, body, created: mine?.created ?? now, modified: now });
    }
  };
  const writesHere = mayWrite && (chosen === null || chosen === me.id);
  const shown = all
    .filter((one) => (chosen === null || one.author === chosen) && !(writesHere && one === mine))
    .toSorted((a, b) => nameOf(a.author).localeCompare(nameOf(b.author)));
  return (
    <section className="reflections" aria-labelledby="reflections-title">
      <h3 id="reflections-title">{REFLECTION_TITLE}</h3>
      {writesHere && (
        <>
          <KeptTextField
            label="Looking back: what did the others’ marks change, and what not?"
            value={mine?.body ?? ''}
            maxLength={LONGEST_REFLECTION}
            rows={4}
            changed={keep}
          />
          <p className="desk-hint">
            It stands in your hand-in. Everybody in this workspace can read it.
          </p>
        </>
      )}
      {shown.length > 0 && (
        <dl>
          {shown.map(({ author, body }) => (
            <div key={author}>
              <dt>{author === me.id ? `${nameOf(author)} (you)` : nameOf(author)}</dt>
              <dd>{body}</dd>
            </div>
          ))}
        </dl>
      )}
      {shown.length === 0 && !writesHere && (
        <p className="desk-hint">Nobody has written anything here yet.</p>
      )}
    </section>
  );
}
