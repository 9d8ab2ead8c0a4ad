import type { VoiceFigures } from '#core/compare/voices/voice-figures.ts';
import { ScrollingTable } from '../claims/scrolling-table.tsx';
import { SourceHeads } from '../claims/source-heads.tsx';
import { counted } from '../words.ts';
import { LightsFigure, percent } from './lights-figure.tsx';
import { speakerWords } from './voices.ts';

/** Speakers down, articles across: the share of each in what the article attributes. */
export function SpeakerTable({ figures }: { readonly figures: readonly VoiceFigures[] }) {
  const speakers = speakersOf(figures);
  return (
    <ScrollingTable label="Speakers">
      <SourceHeads
        rows="Speaker, share of the attributed words"
        sources={figures.map(({ source }) => source)}
      />
      <tbody>
        {speakers.map(({ speaker, isNamed }) => (
          <tr key={speaker}>
            <th scope="row">
              {speakerWords(speaker)}
              {!isNamed && <p className="naming-kind">without a name</p>}
            </th>
            {figures.map(({ source, attributed, speakers: here }) => {
              const own = here.find((one) => one.speaker === speaker);
              return (
                <td key={source.id}>
                  {own ? (
                    <LightsFigure
                      title={`${speakerWords(speaker)} in ${source.letter}`}
                      passages={own.passages}
                    >
                      {percent(own.words / Math.max(1, attributed))}, {own.words} words in{' '}
                      {counted(own.passages.length, 'passage', 'passages')}
                    </LightsFigure>
                  ) : (
                    '–'
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </ScrollingTable>
  );
}

/** Who has most words in all articles comes first. */
function speakersOf(figures: readonly VoiceFigures[]) {
  const all = Map.groupBy(
    figures.flatMap(({ speakers }) => speakers),
    ({ speaker }) => speaker,
  );
  return [...all]
    .map(([speaker, own]) => ({
      speaker,
      isNamed: own.some(({ isNamed }) => isNamed),
      words: own.reduce((sum, { words }) => sum + words, 0),
    }))
    .toSorted((a, b) => b.words - a.words || (a.speaker < b.speaker ? -1 : 1));
}
