import { entropy, jensenShannonDistance } from '#core/compare/distribution.ts';
import type { MarkSet } from '#core/compare/findings.ts';
import { codersOf, marksIn } from '#core/compare/mark-figures.ts';
import { imbalance, polarityOf } from '#core/compare/mark-voices.ts';
import { isHeadline, mostUsedTags, tagDistribution } from '#core/compare/tag-shares.ts';
import type { Layer } from '#core/model/codebook.ts';
import type { TagId } from '#core/model/ids.ts';
import type { Source } from '#core/model/source.ts';
import { ScrollingTable } from '../claims/scrolling-table.tsx';
import { SourceHeads } from '../claims/source-heads.tsx';

interface LayerFactsProps {
  readonly layer: Layer;
  readonly sets: readonly MarkSet[];
  readonly sources: readonly Source[];
}

interface Fact {
  readonly title: string;
  readonly how: string;
  readonly words: (set: MarkSet, source: Source) => string;
}

/** In words what a chart would say less well: the tag that leads, in all and in the headline, and how alike articles are. */
export function LayerFacts({ layer, sets, sources }: LayerFactsProps) {
  return (
    <ScrollingTable label={`${layer.label}: what leads`}>
      <SourceHeads rows={`${layer.label}: what leads`} sources={sources} />
      <tbody>
        {factsOf(layer, sources).map(({ title, how, words }) => (
          <tr key={title}>
            <th scope="row">
              {title}
              <p className="naming-kind">{how}</p>
            </th>
            {sources.map((source) => (
              <td key={source.id}>
                {sets.map((set) => (
                  <p key={set.name} className="finding-value">
                    {sets.length > 1 && <span className="finding-set">{set.name}: </span>}
                    {words(set, source)}
                  </p>
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
      words: ({ marks }, source) =>
        named(mostUsedTags(marks, source, layer, codersOf(marks, source)), '–'),
    },
    {
      title: 'In the headline',
      how: 'the tag over most of headings and deck',
      words: ({ marks }, source) =>
        named(
          mostUsedTags(marks, source, layer, codersOf(marks, source), isHeadline),
          'No headline in the text',
        ),
    },
    {
      title: 'Variety',
      how: 'entropy of the parts in bits, 0 for one tag alone (Shannon)',
      words: (set, source) => {
        const own = shares(set, source);
        return own.size === 0 ? '–' : entropy(own).toFixed(2);
      },
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
    },
    {
      title: 'Good or bad',
      how: 'coefficient of imbalance of what coders said the marks make their target look, −1 to 1 (Janis and Fadner)',
      words: ({ marks }, source) => {
        const polarity = polarityOf(marksIn(marks, source).filter(({ tag }) => tags.has(tag)));
        const coefficient = imbalance(polarity);
        return coefficient === null
          ? 'Nobody said'
          : `${coefficient.toFixed(2)} (${polarity.positive} good, ${polarity.negative} bad, ${polarity.neither} neither, ${polarity.unsaid} unsaid)`;
      },
    },
  ];
}
