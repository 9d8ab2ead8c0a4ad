/** The standing links of one mark, as they read from its end. */
import type { AnnotationId, MemberId, SourceId } from '../model/ids.ts';
import type { Link, MarkRelation } from '../model/link.ts';
import type { Published } from '../model/plain-records.ts';
import { standingLinks } from './claim-rows.ts';

export interface LinkAtMark {
  readonly relation: MarkRelation;
  readonly other: AnnotationId;
  /** False where `supports` comes from the other mark. */
  readonly isFrom: boolean;
  /** Who said it last. */
  readonly author: MemberId;
}

export interface LinksOfMark {
  readonly between: readonly LinkAtMark[];
  readonly omittedIn: readonly { readonly source: SourceId; readonly author: MemberId }[];
}

export function linksOfMark(mark: AnnotationId, links: Iterable<Published<Link>>): LinksOfMark {
  const between: LinkAtMark[] = [];
  const omittedIn: { source: SourceId; author: MemberId }[] = [];
  for (const link of standingLinks(links)) {
    const { author } = link;
    if (link.relation === 'omitted-in') {
      if (link.from === mark) omittedIn.push({ source: link.source, author });
    } else if (link.from === mark) {
      between.push({ relation: link.relation, other: link.to, isFrom: true, author });
    } else if (link.to === mark) {
      between.push({ relation: link.relation, other: link.from, isFrom: false, author });
    }
  }
  return { between, omittedIn };
}
