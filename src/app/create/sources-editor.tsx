import { Tabs } from '@base-ui/react/tabs';
import { useEffect, useRef, useState } from 'react';
import type { ReadSource } from '#core/sources/read-source.ts';
import type { Problem } from '#core/model/result.ts';
import { lettersAt } from '#core/text/letters.ts';
import {
  emptyArticle,
  firstWords,
  isUntouched,
  MOST_SOURCES,
  statedHeadline,
  type NewArticle,
  withRead,
} from './new-workspace.ts';
import { SourcePicker } from '../source-files/source-picker.tsx';
import { counted } from '../words.ts';
import { SourceEditor } from './source-editor.tsx';

interface SourcesEditorProps {
  readonly sources: readonly NewArticle[];
  readonly change: (update: (sources: readonly NewArticle[]) => readonly NewArticle[]) => void;
  readonly newKey: () => string;
  /** Whether the server fetches from addresses. */
  readonly fetches: boolean;
  /** Those whose path is the key of a source. */
  readonly problems: readonly Problem[];
}

interface Removed {
  readonly source: NewArticle;
  readonly index: number;
}

/** A, B, C …: one article at a time, each with its text on one side and how it will look on the other. */
export function SourcesEditor({ sources, change, newKey, problems, fetches }: SourcesEditorProps) {
  const [chosen, setChosen] = useState(sources[0]?.key ?? '');
  const [removed, setRemoved] = useState<Removed | null>(null);
  const faulty = sources.find(({ key }) => problems.some(({ path }) => path === key));
  // Files are read one after the other, faster than this is drawn.
  const latest = useRef(sources);
  useEffect(() => {
    latest.current = sources;
  }, [sources]);
  const [shownProblems, setShownProblems] = useState(problems);
  if (shownProblems !== problems) {
    setShownProblems(problems);
    if (faulty) setChosen(faulty.key);
  }

  const [surplus, setSurplus] = useState(0);
  const addRead = (read: readonly ReadSource[]) => {
    const added = withRead(latest.current, read, newKey);
    latest.current = added.sources;
    change(() => added.sources);
    setSurplus(added.left);
    const shown = added.sources.at(-Math.max(1, read.length - added.left));
    if (shown) setChosen(shown.key);
  };
  const add = () => {
    const source = emptyArticle(newKey());
    change((before) => [...before, source]);
    setChosen(source.key);
  };
  const remove = (index: number) => {
    const source = sources[index];
    if (!source) return;
    const rest = sources.filter((one) => one !== source);
    const left = rest.length > 0 ? rest : [emptyArticle(newKey())];
    change(() => left);
    setChosen(left[Math.min(index, left.length - 1)]?.key ?? '');
    setRemoved(isUntouched(source) ? null : { source, index });
  };
  const bringBack = ({ source, index }: Removed) => {
    change((before) => before.toSpliced(index, 0, source));
    setChosen(source.key);
    setRemoved(null);
  };
  const move = (index: number, by: -1 | 1) => {
    const source = sources[index];
    if (source) {
      change((before) => before.toSpliced(index, 1).toSpliced(index + by, 0, source));
    }
  };
  return (
    <Tabs.Root
      className="sources"
      value={chosen}
      onValueChange={(value: unknown) => setChosen(String(value))}
    >
      <div className="sources-bar">
        <Tabs.List className="source-tabs" aria-label="Articles">
          {sources.map((source, index) => (
            <Tabs.Tab
              key={source.key}
              value={source.key}
              className="source-tab"
              data-faulty={problems.some(({ path }) => path === source.key) || undefined}
            >
              <span className="column-letter">{lettersAt(index)}</span>
              <span className="source-tab-name">{nameOf(source)}</span>
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {sources.length < MOST_SOURCES && (
          <button type="button" onClick={add}>
            Add an article
          </button>
        )}
      </div>
      <SourcePicker onRead={addRead} fetches={fetches} />
      {surplus > 0 && (
        <p className="note" role="status">
          {counted(surplus, 'article', 'articles')} more stood in the file: a workspace takes{' '}
          {MOST_SOURCES}.
        </p>
      )}
      {removed && (
        <p className="note" role="status">
          “{nameOf(removed.source)}” is removed.{' '}
          <button type="button" onClick={() => bringBack(removed)}>
            Undo
          </button>
        </p>
      )}
      {sources.map((source, index) => (
        <Tabs.Panel key={source.key} value={source.key} tabIndex={-1}>
          <SourceEditor
            source={source}
            letter={lettersAt(index)}
            isFirst={index === 0}
            isLast={index === sources.length - 1}
            problem={problems.find(({ path }) => path === source.key)?.message ?? null}
            change={(update) =>
              change((before) => before.map((one) => (one.key === source.key ? update(one) : one)))
            }
            move={(by) => move(index, by)}
            remove={() => remove(index)}
          />
        </Tabs.Panel>
      ))}
    </Tabs.Root>
  );
}

function nameOf(source: NewArticle): string {
  const { outlet, headline } = source.fields;
  const names = [outlet, headline, statedHeadline(source) ?? '', firstWords(source)];
  return names.find((name) => name.trim() !== '') ?? 'Empty';
}
