import { useState } from 'react';
import { rejectedAttributions, type Attributed } from '#core/compare/voices/judged-attributions.ts';
import { quoteOf } from '#core/model/annotation.ts';
import { passageKey } from '#core/model/pairing.ts';
import type { Source } from '#core/model/source.ts';
import { sourceName } from '../compare/column-head.tsx';
import { useObservable } from '../session/observable.ts';
import { useMay, useMemberName, useRoom, useWorkspace } from '../session/room.ts';
import { sayAttribution } from '../session/statements.ts';
import { lightUp } from '../view-state.ts';
import { AttributionForm } from './attribution-form.tsx';
import { ATTRIBUTION_WORDS, litVoices, speakerWords, targetOf, wordsSaid } from './voices.ts';

/** Every passage with its speaker, to be looked at one after the other: right, wrong, or nobody's words. */
export function PassageLists({ voices }: { readonly voices: readonly Attributed[] }) {
  const { sources } = useWorkspace();
  return (
    <section className="voice-lists" aria-labelledby="voice-lists-title">
      <h3 id="voice-lists-title">Every passage</h3>
      {sources.map((source) => (
        <details key={source.id} open={sources[0] === source}>
          <summary>
            <span className="column-letter" aria-hidden="true">
              {source.letter}
            </span>{' '}
            {sourceName(source)}: {voices.filter((one) => one.source === source.id).length}
          </summary>
          <ul>
            {voices
              .filter((one) => one.source === source.id)
              .map((one) => (
                <Passage key={one.segments[0]?.start} source={source} passage={one} />
              ))}
          </ul>
        </details>
      ))}
      <Rejected />
    </section>
  );
}

interface PassageProps {
  readonly source: Source;
  readonly passage: Attributed;
}

function Passage({ source, passage }: PassageProps) {
  const room = useRoom();
  const mayMark = useMay('mark');
  const [isCorrecting, setCorrecting] = useState(false);
  const words = wordsSaid(source, passage);
  const { kind, speaker, cue } = passage;
  const say = (state: 'stands' | 'rejected') =>
    sayAttribution(room, { target: targetOf(source, passage), kind, speaker, cue }, state);
  return (
    <li className="voice-passage" data-origin={passage.origin.kind}>
      <p className="voice-speaker">
        <strong>{speakerWords(speaker)}</strong>
        {cue !== '' && <> · {cue}</>} · {ATTRIBUTION_WORDS[kind].toLowerCase()}
        <Origin passage={passage} />
      </p>
      <button
        type="button"
        className="cell-quote"
        title="Open it in the article"
        onClick={() => lightUp(litVoices(speakerWords(speaker), [passage]))}
      >
        {words}
      </button>
      {mayMark && (
        <p className="voice-judging">
          {passage.origin.kind === 'rule' && (
            <button type="button" aria-label={`Right: “${words}”`} onClick={() => say('stands')}>
              Right
            </button>
          )}
          <button
            type="button"
            aria-expanded={isCorrecting}
            aria-label={`Correct “${words}”`}
            onClick={() => setCorrecting(!isCorrecting)}
          >
            Correct
          </button>
          <button
            type="button"
            aria-label={`Nobody says this: “${words}”`}
            onClick={() => say('rejected')}
          >
            Nobody says this
          </button>
        </p>
      )}
      {isCorrecting && (
        <AttributionForm
          target={targetOf(source, passage)}
          proposed={passage}
          done={() => setCorrecting(false)}
        />
      )}
    </li>
  );
}

const REASON_WORDS = {
  verb: 'by its verb',
  'going on': 'goes on from the one before',
  'quotation marks': 'by quotation marks alone',
} as const;

function Origin({ passage: { origin, calledHere, speaker } }: { readonly passage: Attributed }) {
  const nameOf = useMemberName();
  if (origin.kind === 'member') return <> · said by {nameOf(origin.member)}</>;
  const isCalledOther = calledHere !== '' && calledHere !== speaker;
  return (
    <>
      {' '}
      · found {REASON_WORDS[origin.reason]}
      {isCalledOther && <>; “{calledHere}” there</>}
    </>
  );
}

/** What people said is nobody's words: counts nowhere, and can be taken up again. */
function Rejected() {
  const room = useRoom();
  const nameOf = useMemberName();
  const mayMark = useMay('mark');
  const { sources } = useWorkspace();
  const said = useObservable(room.records.of('attributions'));
  const rejected = rejectedAttributions(said, sources);
  if (rejected.length === 0) return null;
  return (
    <details>
      <summary>Nobody’s words, as people said: {rejected.length}</summary>
      <ul>
        {rejected.map(({ author, ...one }) => {
          const words = quoteOf(one.target);
          return (
            <li key={passageKey(one.target)} className="voice-passage">
              <p className="voice-speaker">said by {nameOf(author)}</p>
              <p className="voice-words">{words}</p>
              {mayMark && (
                <button
                  type="button"
                  aria-label={`Somebody does say this: “${words}”`}
                  onClick={() => sayAttribution(room, one, 'stands')}
                >
                  Somebody does say this
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
