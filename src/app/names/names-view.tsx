import { Fragment } from 'react';
import {
  namingDistance,
  namingTable,
  type NamedEntity,
  type NamingCell,
} from '#core/compare/naming-table.ts';
import { currentRevision, type Source } from '#core/model/source.ts';
import { paragraphNumbers } from '#core/model/paragraphs.ts';
import { ScrollingTable } from '../claims/scrolling-table.tsx';
import { SourceHeads } from '../claims/source-heads.tsx';
import { passagesOf } from '#core/compare/findings.ts';
import { useObservable } from '../session/observable.ts';
import { useMay, useMemberName, useRoom, useWorkspace } from '../session/room.ts';
import { lightUp } from '../view-state.ts';
import { counted } from '../words.ts';
import { KIND_WORDS } from './make-namings.ts';
import { TablePage } from '../claims/table-page.tsx';

/** What each article calls the same person, group, place, thing or act. */
export function NamesView() {
  const { sources } = useWorkspace();
  const nameOf = useMemberName();
  const namings = useObservable(useRoom().records.of('namings'));
  const entities = namingTable(namings, sources);
  const coders = [...new Set(entities.flatMap((entity) => entity.coders))];
  return (
    <TablePage
      label="Names"
      title="Who is called what"
      empty={
        entities.length === 0 ? (
          <>
            Nothing is named yet. Select the words by which an article calls somebody or something
            and press <kbd>e</kbd>: “Franco-Tunisian imam”, “Imam of the Jews”.
          </>
        ) : null
      }
    >
      <p className="desk-hint">
        From what {counted(coders.length, 'person', 'people')} named (
        {coders.map(nameOf).join(', ')}
        ). A number counts places in the article; several people who name the same words there count
        once. The distance goes from 0, the same forms as often, to 1, no form in common
        (Jensen-Shannon).
      </p>
      <ScrollingTable label="Names">
        <SourceHeads rows="Who or what" sources={sources} />
        <tbody>
          {entities.map((entity) => (
            <tr key={entity.key}>
              <th scope="row">
                <span className="row-words">{entity.name}</span>
                <Everywhere entity={entity} />
                <p className="naming-kind">
                  {KIND_WORDS[entity.kind]} · {counted(entity.coders.length, 'person', 'people')}
                </p>
                <Distances entity={entity} sources={sources} />
              </th>
              {sources.map((source, index) => (
                <td key={source.id}>
                  <Forms cell={entity.cells[index]} source={source} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </ScrollingTable>
    </TablePage>
  );
}

/** All its places, in all articles. */
function Everywhere({ entity: { name, cells } }: { readonly entity: NamedEntity }) {
  const namings = cells.flatMap(({ forms }) => forms.flatMap((form) => form.namings));
  return (
    <button
      type="button"
      className="figure"
      onClick={() => lightUp({ title: name, passages: namings.flatMap(passagesOf) })}
    >
      {counted(namings.length, 'place', 'places')}
    </button>
  );
}

function Distances({
  entity,
  sources,
}: {
  readonly entity: NamedEntity;
  readonly sources: readonly Source[];
}) {
  const pairs = sources.flatMap((a, index) =>
    sources.slice(index + 1).flatMap((b, offset) => {
      const [one, other] = [entity.cells[index], entity.cells[index + 1 + offset]];
      const distance = one && other ? namingDistance(one, other) : null;
      if (!one || !other || distance === null) return [];
      const namings = [one, other].flatMap(({ forms }) => forms.flatMap((form) => form.namings));
      const letters = `${a.letter}–${b.letter}`;
      return [{ letters, distance, passages: namings.flatMap(passagesOf) }];
    }),
  );
  if (pairs.length === 0) return null;
  return (
    <p className="naming-kind">
      Distance{' '}
      {pairs.map(({ letters, distance, passages }, index) => (
        <Fragment key={letters}>
          {index > 0 && ', '}
          <button
            type="button"
            className="link"
            onClick={() => lightUp({ title: `${entity.name}, ${letters}`, passages })}
          >
            {letters} {distance.toFixed(2)}
          </button>
        </Fragment>
      ))}
    </p>
  );
}

function Forms({
  cell,
  source,
}: {
  readonly cell: NamingCell | undefined;
  readonly source: Source;
}) {
  const room = useRoom();
  const mayMark = useMay('mark');
  if (!cell || cell.first === null) return <p className="claim-cell cell-absent">Not named</p>;
  return (
    <div className="claim-cell">
      <ul>
        {cell.forms.map((form) => {
          const own = form.namings.filter(({ author }) => author === room.me.id);
          return (
            <li key={form.words}>
              <button
                type="button"
                className="cell-quote"
                title="Show it in the article"
                onClick={() =>
                  lightUp({ title: `“${form.words}”`, passages: form.namings.flatMap(passagesOf) })
                }
              >
                {form.words} {form.count > 1 && <>× {form.count}</>}
                {form.evaluative.length > 0 && <em> judging: {form.evaluative.join(', ')}</em>}
              </button>
              {mayMark && own.length > 0 && (
                <button
                  type="button"
                  className="tool"
                  aria-label={`Take back “${form.words}”`}
                  title="Take back what you named"
                  onClick={() =>
                    room.notebook.together(() => {
                      for (const { id } of own) room.notebook.take('namings', id);
                    })
                  }
                >
                  ×
                </button>
              )}
            </li>
          );
        })}
      </ul>
      <p className="naming-kind">First in {placeOf(source, cell.first)}</p>
    </div>
  );
}

function placeOf(source: Source, offset: number): string {
  const revision = currentRevision(source);
  const block = revision.blocks.find(({ start, end }) => start <= offset && offset < end);
  const number = block && paragraphNumbers(revision).get(block);
  return number === undefined ? (block?.kind ?? 'the text') : `paragraph ${number}`;
}
