import { useEffect, useMemo, useRef, useState } from 'react';
import {
  answersTo,
  pairingEnds,
  type Answer,
  type Origin,
  type Pair,
} from '#core/compare/alignment/judged-alignment.ts';
import { sentencePlaces, type Place } from '#core/compare/alignment/passages.ts';
import type { SourceId } from '#core/model/ids.ts';
import type { Pairing } from '#core/model/pairing.ts';
import { currentRevision, type Source } from '#core/model/source.ts';
import { mergeSpans, type Span } from '#core/text/segments.ts';
import { alignedHere } from '../compare/aligned-here.ts';
import { sourceName } from '../compare/column-head.tsx';
import { useReaders } from '../compare/readers.ts';
import type { Marking } from '../marking/marking.ts';
import { useObservable } from '../session/observable.ts';
import { useMay, useMemberName, useRoom, useWorkspace } from '../session/room.ts';
import { sayPairing } from '../session/statements.ts';
import { changeView } from '../view-state.ts';
import { useAlignment } from './alignment.ts';
import { levelWith, paintAnswers } from './level.ts';
import { useLinkedScroll } from './linked-scroll.ts';
import { OnlyHere } from './only-here.tsx';
import { reasonWords } from './reason-words.ts';
import { Ribbons } from './ribbons.tsx';
import { Stepping } from './stepping.tsx';
import '../styles/across.css';

/** What the other articles say of the sentence at the caret; keeps the columns level with it. */
export function AcrossPanel({ marking }: { readonly marking: Marking }) {
  const { sources } = useWorkspace();
  const alignment = useAlignment();
  const readers = useReaders();
  const passage = usePassageAtCaret(marking);
  const answers = useMemo(
    () => (passage ? answersTo(alignment.pairs, passage) : []),
    [alignment, passage],
  );
  const levelled = useRef<Place | null>(null);
  useEffect(() => {
    if (passage) paintAnswers(readers, passage, answers);
    // Once for each caret: what somebody else pairs later moves no text under the eyes of who reads it.
    if (passage && passage !== levelled.current && answers.length > 0) {
      levelled.current = passage;
      levelWith(readers, passage, answers);
    }
    return () => {
      for (const reader of readers.values()) reader.painter.answering([]);
    };
  }, [readers, passage, answers]);
  const [scrollsTogether, setScrollsTogether] = useState(true);
  const [showsAll, setShowsAll] = useState(false);
  useLinkedScroll(alignment.pairs, scrollsTogether);
  useLanes(alignment.pairs);
  const source = sources.find(({ id }) => id === passage?.source);
  return (
    <section className="across" aria-label="Across the articles">
      <header className="across-head">
        <h2>Across the articles</h2>
        <span role="status" className="across-status">
          {alignment.proposal === 'at work' &&
            `Comparing the articles: ${Math.round(alignment.share * 100)} %`}
          {alignment.proposal === 'failed' &&
            'The articles could not be compared by rule here. What people paired is shown.'}
        </span>
        <Stepping pairs={alignment.pairs} passage={passage} />
        <label className="across-columns across-only">
          <input
            type="checkbox"
            checked={scrollsTogether}
            onChange={() => setScrollsTogether(!scrollsTogether)}
          />{' '}
          Scroll together
        </label>
        <label className="across-columns across-only">
          <input type="checkbox" checked={showsAll} onChange={() => setShowsAll(!showsAll)} /> All
          ribbons between neighbours
        </label>
        <OnlyHere pairs={alignment.pairs} />
        <button type="button" className="tool" aria-label="Close" onClick={close}>
          ×
        </button>
      </header>
      {passage && source ? (
        <Answers source={source} passage={passage} answers={answers} marking={marking} />
      ) : (
        <p className="across-hint">
          Put the caret into a sentence: what the other articles say of it comes level with it.{' '}
          <kbd>Shift+X</kbd> goes to the next sentence that has an answer.
        </p>
      )}
      <Ribbons answers={answers} pairs={showsAll ? alignment.pairs : null} />
    </section>
  );
}

/** Where passages with an answer lie, for the margin maps. */
function useLanes(pairs: readonly Pair[]): void {
  const { sources } = useWorkspace();
  useEffect(() => {
    const lanes = sources.map(({ id }) => {
      const confirmed = answeredIn(pairs, id, 'member');
      return [id, { confirmed, proposed: answeredIn(pairs, id, 'rule') }] as const;
    });
    alignedHere.set(new Map(lanes));
    return () => alignedHere.set(new Map());
  }, [sources, pairs]);
}

function answeredIn(pairs: readonly Pair[], source: SourceId, kind: Origin['kind']): Span[] {
  return mergeSpans(
    pairs
      .filter(({ origin }) => origin.kind === kind)
      .flatMap(({ a, b }) => [a, b])
      .filter((place) => place.source === source),
  );
}

function close(): void {
  changeView({ across: false });
}

/** A selection does not ask anew: it may be what is to be paired. */
function usePassageAtCaret(marking: Marking): Place | null {
  const selection = useObservable(marking.selection);
  const [asked, setAsked] = useState(selection);
  if (selection && selection.span === null && selection !== asked) setAsked(selection);
  const source = asked?.source;
  const sentences = useMemo(() => (source ? sentencePlaces(source) : []), [source]);
  // Another object for each caret, so that the columns come level again.
  return useMemo(() => {
    const here = sentences.find(
      ({ start, end }) => asked && start <= asked.caret && end >= asked.caret,
    );
    return here ? { ...here } : null;
  }, [sentences, asked]);
}

interface AnswersProps {
  readonly source: Source;
  readonly passage: Place;
  readonly answers: readonly Answer[];
  readonly marking: Marking;
}

function Answers({ source, passage, answers, marking }: AnswersProps) {
  const { sources } = useWorkspace();
  return (
    <div className="across-body">
      <p className="across-asked">
        <span className="column-letter">{source.letter}</span> {wordsAt(source, passage)}
      </p>
      <ul>
        {sources
          .filter(({ id }) => id !== source.id)
          .map((other) => {
            const here = answers.filter(({ to }) => to.source === other.id);
            return (
              <li key={other.id}>
                <span className="column-letter">{other.letter}</span>
                <div>
                  {here.map((answer) => (
                    <AnswerLine key={`${answer.to.start}`} answer={answer} source={other} />
                  ))}
                  {here.length === 0 && (
                    <p className="across-none">Nothing in {sourceName(other)} answers it yet.</p>
                  )}
                  <DrawPair passage={passage} other={other} marking={marking} />
                </div>
              </li>
            );
          })}
      </ul>
    </div>
  );
}

function AnswerLine({ answer, source }: { readonly answer: Answer; readonly source: Source }) {
  const readers = useReaders();
  const mayMark = useMay('mark');
  const judge = useJudge();
  const nameOf = useMemberName();
  const { to, pair } = answer;
  const words = wordsAt(source, to);
  const said = pair.origin.kind === 'member' ? nameOf(pair.origin.member) : null;
  return (
    <div className="across-answer">
      <button
        type="button"
        className="across-quote"
        onClick={() => {
          changeView({ shown: source.id });
          readers.get(source.id)?.reveal(to);
        }}
      >
        {words}
      </button>
      <p className="across-why">
        {said === null ? reasonWords(pair.origin) : `Paired by ${said}`}
        {mayMark && (
          <>
            {said === null && (
              <button
                type="button"
                aria-label={`Same thing: “${words}”`}
                onClick={() => judge(pair, 'confirmed')}
              >
                Same thing
              </button>
            )}
            <button
              type="button"
              aria-label={`Not the same: “${words}”`}
              onClick={() => judge(pair, 'rejected')}
            >
              Not the same
            </button>
          </>
        )}
      </p>
    </div>
  );
}

/** Offered while words of another article are selected. */
function DrawPair({
  passage,
  other,
  marking,
}: {
  readonly passage: Place;
  readonly other: Source;
  readonly marking: Marking;
}) {
  const selection = useObservable(marking.selection);
  const judge = useJudge();
  if (!marking.mayMark || selection?.source.id !== other.id || !selection.span) return null;
  const b: Place = { source: other.id, ...selection.span };
  return (
    <button
      type="button"
      className="across-draw"
      onClick={() => judge({ a: passage, b }, 'confirmed')}
    >
      Pair it with “{wordsAt(other, b)}”
    </button>
  );
}

function useJudge() {
  const room = useRoom();
  const { sources } = useWorkspace();
  return (pair: { readonly a: Place; readonly b: Place }, state: Pairing['state']) => {
    const ends = pairingEnds(pair, sources);
    if (ends) sayPairing(room, ends, state);
  };
}

function wordsAt(source: Source, { start, end }: Place): string {
  return currentRevision(source).text.slice(start, end);
}
