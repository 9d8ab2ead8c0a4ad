import { entropy, jensenShannonDistance } from '#core/compare/distribution.ts';
import { passagesOf, type MarkSet } from '#core/compare/findings.ts';
import { codersOf, marksIn } from '#core/compare/mark-figures.ts';
import { imbalance, polarityOf } from '#core/compare/mark-voices.ts';
import { isHeadline, mostUsedTags, tagDistribution } from '#core/compare/tag-shares.ts';
import { positionOf } from '#core/compare/mark-positions.ts';
import type { PublishedAnnotation } from '#core/model/annotation.ts';
import type { Layer } from '#core/model/codebook.ts';
import type { TagId } from '#core/model/ids.ts';
import type { Block, Source } from '#core/model/source.ts';
import { ScrollingTable } from '../claims/scrolling-table.tsx';
import { SourceHeads } from '../claims/source-heads.tsx';
import { counted } from '../words.ts';
import { FigureValue } from './figure-value.tsx';

interface LayerFactsProps {
  readonly layer: Layer;
  readonly sets: readonly MarkSet[];
  readonly sources: readonly Source[];
}

interface Fact {
  readonly title: string;
  readonly how: string;
  readonly words: (set: MarkSet, source: Source) => string;
  /** What the words rest on. */
  readonly marks: (set: MarkSet, source: Source) => readonly PublishedAnnotation[];
}

/** In words what a chart would say less well: the tag that leads, in all and in the headline, and how alike articles are. */
export function LayerFacts({ layer, sets, sources }: LayerFactsProps) {
  return (
    <ScrollingTable label={`${layer.label}: what leads`}>
      <SourceHeads rows={`${layer.label}: what leads`} sources={sources} />
      <tbody>
        {factsOf(layer, sources).map(({ title, how, words, marks }) => (
          <tr key={title}>
            <th scope="row">
              {title}
              <p className="naming-kind">{how}</p>
            </th>
            {sources.map((source) => (
              <td key={source.id}>
                {sets.map((set) => (
                  <FigureValue
                    key={set.name}
                    title={`${layer.label}, ${title.toLowerCase()}, ${source.letter}`}
                    passages={marks(set, source).flatMap(passagesOf)}
                    count={counted(marks(set, source).length, 'mark', 'marks')}
                    set={sets.length > 1 ? set.name : null}
                  >
                    {words(set, source)}
                  </FigureValue>
                ))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </ScrollingTable>
  );
}

function factsOf(layer: Layer, sources: readonly Source[]): Fact[] {
  const ofLayer = ({ marks }: MarkSet, source: Source) =>
    marksIn(marks, source).filter(({ tag }) => tags.has(tag));
  const leading = ({ marks }: MarkSet, source: Source, isCounted?: (block: Block) => boolean) =>
    mostUsedTags(marks, source, layer, codersOf(marks, source), isCounted);
  const labels = new Map<TagId, string>(layer.tags.map(({ id, label }) => [id, label]));
  const named = (tags: readonly TagId[] | null, none: string) =>
    tags === null ? none : tags.map((id) => labels.get(id) ?? id).join(' and ') || 'Not marked';
  const tags = new Set<string>(layer.tags.map(({ id }) => id));
  const shares = ({ marks }: MarkSet, source: Source) =>
    tagDistribution(marks, source, layer, codersOf(marks, source));
  return [
    {
      title: 'In the article',
      how: 'the tag over most of its text, mean over the coders',
      words: (set, source) => named(leading(set, source), '–'),
      marks: (set, source) => {
        const most = leading(set, source) ?? [];
        return marksIn(set.marks, source).filter(({ tag }) => most.includes(tag));
      },
    },
    {
      title: 'In the headline',
      how: 'the tag over most of headings and deck',
      words: (set, source) => named(leading(set, source, isHeadline), 'No headline in the text'),
      marks: (set, source) => {
        const most = leading(set, source, isHeadline) ?? [];
        return marksIn(set.marks, source).filter(
          (mark) => most.includes(mark.tag) && positionOf(mark, source) === 'headline',
        );
      },
    },
    {
      title: 'Variety',
      how: 'entropy of the parts in bits, 0 for one tag alone (Shannon)',
      words: (set, source) => {
        const own = shares(set, source);
        return own.size === 0 ? '–' : entropy(own).toFixed(2);
      },
      marks: ofLayer,
    },
    {
      title: 'Distance',
      how: 'of the parts from those of another article, 0 to 1 (Jensen-Shannon)',
      words: (set, source) =>
        sources
          .filter((other) => other !== source)
          .flatMap((other) => {
            const distance = jensenShannonDistance(shares(set, source), shares(set, other));
            return distance === null ? [] : [`${other.letter} ${distance.toFixed(2)}`];
          })
          .join(', ') || '–',
      marks: ofLayer,
    },
    {
      title: 'Good or bad',
      how: 'coefficient of imbalance of what coders said the marks make their target look, −1 to 1 (Janis and Fadner)',
      words: (set, source) => {
        const polarity = polarityOf(ofLayer(set, source));
        const coefficient = imbalance(polarity);
        return coefficient === null
          ? 'Nobody said'
          : `${coefficient.toFixed(2)} (${polarity.positive} good, ${polarity.negative} bad, ${polarity.neither} neither, ${polarity.unsaid} unsaid)`;
      },
      marks: ofLayer,
    },
  ];
}
