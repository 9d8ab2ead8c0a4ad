/** Marks that members talked about, with replies and votes: for the class summary and for those who took part. */
import type { PublishedAnnotation } from '../../model/annotation.ts';
import type { MemberId } from '../../model/ids.ts';
import type { PublishedReply, PublishedVote } from '../../model/talk.ts';
import type { WorkspaceSnapshot } from '../../model/workspace.ts';
import { counted } from '../../text/counted.ts';
import type { ReportBlock } from './report-document.ts';
import { shortened, wordsOf, type ReportNames } from './report-names.ts';

export interface Thread {
  readonly mark: PublishedAnnotation;
  /** Oldest first. */
  readonly replies: readonly PublishedReply[];
  readonly votes: readonly PublishedVote[];
  /** Who made the mark, replied or voted. */
  readonly members: ReadonlySet<MemberId>;
}

const LONGEST_QUOTE = 300;

/** In the order of the marks. */
export function threadsOf({ annotations, records }: WorkspaceSnapshot): Thread[] {
  const replies = Map.groupBy(records.replies, ({ about }) => about);
  const votes = Map.groupBy(records.votes, ({ about }) => about);
  return annotations.flatMap((mark) => {
    const own = {
      replies: (replies.get(mark.id) ?? []).toSorted((a, b) => a.created.localeCompare(b.created)),
      votes: votes.get(mark.id) ?? [],
    };
    if (own.replies.length + own.votes.length === 0) return [];
    const authors = [...own.replies, ...own.votes].map(({ author }) => author);
    return [{ mark, ...own, members: new Set([mark.author, ...authors]) }];
  });
}

/** @param most how many are written out; of the others it is said how many there are. */
export function threadBlocks(
  threads: readonly Thread[],
  names: ReportNames,
  most: number,
): ReportBlock[] {
  const left = threads.length - most;
  const shown = threads.slice(0, most).flatMap((thread) => oneThread(thread, names));
  if (left <= 0) return shown;
  const text = `${counted(left, 'more thread is', 'more threads are')} left out here; the HTML report and the spreadsheet have all.`;
  return [...shown, { kind: 'aside', text }];
}

function oneThread({ mark, replies, votes }: Thread, names: ReportNames): ReportBlock[] {
  const { tag } = names.code(mark.tag);
  const words = shortened(wordsOf(mark.target), LONGEST_QUOTE);
  const about = `${names.place(mark.target)}: “${words}”, marked ${tag.label} by ${names.member(mark.author)}`;
  const agree = votes.filter(({ choice }) => choice === 'agree').length;
  const count = `${counted(agree, 'agrees', 'agree')}, ${counted(votes.length - agree, 'disagrees', 'disagree')}`;
  const reasons = votes.flatMap(({ author, choice, reason }) =>
    reason === '' ? [] : [{ name: `${names.member(author)} (votes: ${choice})`, value: reason }],
  );
  return [
    { kind: 'paragraph', text: about },
    {
      kind: 'entries',
      entries: [
        ...(mark.note === ''
          ? []
          : [{ name: `${names.member(mark.author)} (note)`, value: mark.note }]),
        ...replies.map(({ author, body }) => ({ name: names.member(author), value: body })),
        ...(votes.length === 0 ? [] : [{ name: 'Votes', value: count }]),
        ...reasons,
      ],
    },
  ];
}
