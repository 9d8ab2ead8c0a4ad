import { useId, useState, type FormEvent } from 'react';
import { nearRepeatsOf, repeatsOf } from '#core/compare/repeats.ts';
import { ENTITY_KINDS, entityKey, NAMING_LIMITS } from '#core/model/naming.ts';
import { currentRevision } from '#core/model/source.ts';
import { useObservable } from '../session/observable.ts';
import { useRoom, useWorkspace } from '../session/room.ts';
import { serverDate } from '../session/server-clock.ts';
import { counted } from '../words.ts';
import { KIND_WORDS, kindNamed, makeNamings, type NamingPlace } from './make-namings.ts';

interface NamingFormProps {
  readonly place: NamingPlace;
  readonly done: () => void;
}

/** Says who or what the selected words are about, here and where they stand again. */
export function NamingForm({ place, done }: NamingFormProps) {
  const room = useRoom();
  const { sources } = useWorkspace();
  const namings = useObservable(room.records.of('namings'));
  const [entity, setEntity] = useState('');
  const [kind, setKind] = useState(kindNamed('person'));
  const [evaluative, setEvaluative] = useState('');
  const [isEverywhere, setEverywhere] = useState(false);
  /** Near repeats that are named too. */
  const [forms, setForms] = useState<ReadonlySet<string>>(new Set());
  const id = useId();
  const { source, span } = place;
  const words = currentRevision(source).text.slice(span.start, span.end);
  const repeats = sources.flatMap((one) =>
    repeatsOf(words, one)
      .filter(({ start }) => one.id !== source.id || start !== span.start)
      .map((repeat) => ({ source: one, span: repeat })),
  );
  const near = Map.groupBy(
    sources.flatMap((one) =>
      nearRepeatsOf(words, one).map((repeat) => ({ ...repeat, source: one })),
    ),
    (repeat) => repeat.words,
  );
  const known = [...new Map(namings.map((one) => [entityKey(one.entity), one.entity])).values()];
  const name = (event: FormEvent) => {
    event.preventDefault();
    const places = [
      place,
      ...(isEverywhere ? repeats : []),
      ...[...near].flatMap(([form, own]) => (forms.has(form) ? own : [])),
    ];
    const said = { entity: entity.trim(), kind, evaluative: evaluative.trim() };
    room.notebook.together(() => {
      for (const naming of makeNamings(places, said, serverDate())) {
        room.notebook.put('namings', naming);
      }
    });
    done();
  };
  const chooseEntity = (typed: string) => {
    setEntity(typed);
    const same = namings.find((one) => entityKey(one.entity) === entityKey(typed));
    if (same) setKind(same.kind);
  };
  return (
    <form className="naming-form" onSubmit={name}>
      <label htmlFor={`${id}-who`}>Who or what is called “{words}”?</label>
      <input
        id={`${id}-who`}
        list={`${id}-known`}
        required
        maxLength={NAMING_LIMITS.entity}
        autoComplete="off"
        value={entity}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- opened by a key or button of one's own
        autoFocus
        onChange={(event) => chooseEntity(event.target.value)}
      />
      <datalist id={`${id}-known`}>
        {known.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </datalist>
      <label htmlFor={`${id}-kind`}>It is a</label>
      <select
        id={`${id}-kind`}
        value={kind}
        onChange={(event) => setKind(kindNamed(event.target.value))}
      >
        {ENTITY_KINDS.map((one) => (
          <option key={one} value={one}>
            {KIND_WORDS[one].toLowerCase()}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}-judging`}>Words in it that judge, if any</label>
      <input
        id={`${id}-judging`}
        maxLength={NAMING_LIMITS.evaluative}
        autoComplete="off"
        value={evaluative}
        onChange={(event) => setEvaluative(event.target.value)}
      />
      {repeats.length > 0 && (
        <label className="check">
          <input
            type="checkbox"
            checked={isEverywhere}
            onChange={() => setEverywhere(!isEverywhere)}
          />{' '}
          Also {counted(repeats.length, 'other place', 'other places')} with the same words
        </label>
      )}
      {near.size > 0 && (
        <fieldset>
          <legend>Also where it is called</legend>
          {[...near].map(([form, own]) => (
            <label key={form} className="check">
              <input
                type="checkbox"
                checked={forms.has(form)}
                onChange={() => setForms(toggledIn(forms, form))}
              />{' '}
              {form}, {counted(own.length, 'place', 'places')}
            </label>
          ))}
        </fieldset>
      )}
      <button type="submit" disabled={entityKey(entity) === ''}>
        Name it
      </button>
    </form>
  );
}

function toggledIn(forms: ReadonlySet<string>, form: string): ReadonlySet<string> {
  const next = new Set(forms);
  if (!next.delete(form)) next.add(form);
  return next;
}
