import type { VoiceFigures } from '#core/compare/voices/voice-figures.ts';
import type { Attributed } from '#core/compare/voices/judged-attributions.ts';
import { ScrollingTable } from '../claims/scrolling-table.tsx';
import { SourceHeads } from '../claims/source-heads.tsx';
import { LightsFigure, percent } from './lights-figure.tsx';

interface SharesProps {
  readonly figures: readonly VoiceFigures[];
}

interface Row {
  readonly title: string;
  /** How it is computed. */
  readonly how: string;
  readonly words: (one: VoiceFigures) => string;
  readonly passages: (all: readonly Attributed[], one: VoiceFigures) => readonly Attributed[];
}

const ROWS: readonly Row[] = [
  {
    title: 'Words of others',
    how: 'attributed words of all words of the article',
    words: (one) => share(one.attributed, one.articleWords),
    passages: (all) => all,
  },
  {
    title: 'Direct',
    how: 'attributed words that stand in quotation marks',
    words: (one) => share(one.direct, one.attributed),
    passages: (all) => all.filter(({ kind }) => kind !== 'indirect'),
  },
  {
    title: 'Indirect',
    how: 'attributed words in the words of the reporter',
    words: (one) => share(one.indirect, one.attributed),
    passages: (all) => all.filter(({ kind }) => kind !== 'direct'),
  },
  {
    title: 'Unnamed',
    how: 'attributed words of speakers without a name',
    words: (one) => share(one.unnamed, one.attributed),
    passages: (_all, one) =>
      one.speakers.flatMap(({ isNamed, passages }) => (isNamed ? [] : passages)),
  },
  {
    title: 'As many as … equal speakers',
    how: '1 / Σ q², q the share of a speaker in the attributed words (inverse Simpson)',
    words: ({ effectiveSpeakers }) =>
      effectiveSpeakers === null ? '–' : effectiveSpeakers.toFixed(1),
    passages: (all) => all,
  },
];

/** How much of each article others say, and how. */
export function Shares({ figures }: SharesProps) {
  return (
    <ScrollingTable label="Words of others">
      <SourceHeads rows="Words of others" sources={figures.map(({ source }) => source)} />
      <tbody>
        {ROWS.map(({ title, how, words, passages }) => (
          <tr key={title}>
            <th scope="row">
              {title}
              <p className="naming-kind">{how}</p>
            </th>
            {figures.map((one) => (
              <td key={one.source.id}>
                <LightsFigure
                  title={`${one.source.letter}, ${title.toLowerCase()}`}
                  passages={passages(
                    one.speakers.flatMap((speaker) => speaker.passages),
                    one,
                  )}
                >
                  {words(one)}
                </LightsFigure>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </ScrollingTable>
  );
}

function share(words: number, of: number): string {
  return of === 0 ? '–' : `${percent(words / of)}, ${words} of ${of} words`;
}
