import type { PageFacts } from '#core/sources/page-metadata.ts';

/** Of a page that states nothing of itself. */
export const NO_PAGE_FACTS: PageFacts = {
  jsonLd: [],
  meta: [],
  title: '',
  language: '',
  canonical: '',
  savedFrom: '',
};
