import { useId, useState, type FormEvent } from 'react';
import type { Attributed } from '#core/compare/voices/judged-attributions.ts';
import type { Target } from '#core/model/annotation.ts';
import { ATTRIBUTION_KINDS, ATTRIBUTION_LIMITS } from '#core/model/attribution.ts';
import { useRoom } from '../session/room.ts';
import { sayAttribution } from '../session/statements.ts';
import { ATTRIBUTION_WORDS, useVoices } from './voices.ts';

interface AttributionFormProps {
  readonly target: Target;
  /** What stands there so far; null for words that nobody was found to say. */
  readonly proposed: Pick<Attributed, 'kind' | 'speaker' | 'cue'> | null;
  readonly done: () => void;
}

/** Says whose words these are. */
export function AttributionForm({ target, proposed, done }: AttributionFormProps) {
  const room = useRoom();
  const voices = useVoices();
  const [speaker, setSpeaker] = useState(proposed?.speaker ?? '');
  const [cue, setCue] = useState(proposed?.cue ?? '');
  const [kind, setKind] = useState(proposed?.kind ?? 'direct');
  const id = useId();
  const known = [...new Set(voices.map((one) => one.speaker))].filter((name) => name !== '');
  const save = (event: FormEvent) => {
    event.preventDefault();
    sayAttribution(room, { target, kind, speaker: speaker.trim(), cue: cue.trim() }, 'stands');
    done();
  };
  return (
    <form className="naming-form" onSubmit={save}>
      <label htmlFor={`${id}-who`}>
        Who says this? Leave it empty when the article names nobody
      </label>
      <input
        id={`${id}-who`}
        list={`${id}-known`}
        maxLength={ATTRIBUTION_LIMITS.speaker}
        autoComplete="off"
        value={speaker}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- opened by a key or button of one's own
        autoFocus
        onChange={(event) => setSpeaker(event.target.value)}
      />
      <datalist id={`${id}-known`}>
        {known.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </datalist>
      <label htmlFor={`${id}-kind`}>How</label>
      <select
        id={`${id}-kind`}
        value={kind}
        onChange={({ target: { value } }) =>
          setKind(ATTRIBUTION_KINDS.find((one) => one === value) ?? 'direct')
        }
      >
        {ATTRIBUTION_KINDS.map((one) => (
          <option key={one} value={one}>
            {ATTRIBUTION_WORDS[one]}: {MEANINGS[one]}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}-cue`}>The verb that introduces it, as it stands there, if any</label>
      <input
        id={`${id}-cue`}
        maxLength={ATTRIBUTION_LIMITS.cue}
        autoComplete="off"
        value={cue}
        onChange={(event) => setCue(event.target.value)}
      />
      <button type="submit">Say so</button>
    </form>
  );
}

const MEANINGS: Readonly<Record<Attributed['kind'], string>> = {
  direct: 'in quotation marks',
  indirect: 'in the reporter’s words',
  mixed: 'some of it in quotation marks',
};
