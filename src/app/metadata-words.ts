/** What the parts of an article's metadata are called, and how they are written, wherever people fill them in. */
import type { Metadata } from '#core/model/source.ts';

export const METADATA_WORDS: Readonly<
  Record<keyof Metadata, { label: string; placeholder?: string; inputMode?: 'url' }>
> = {
  outlet: { label: 'Outlet' },
  headline: { label: 'Headline' },
  byline: { label: 'Byline' },
  published: { label: 'Published', placeholder: '2026-01-31' },
  updated: { label: 'Updated', placeholder: '2026-01-31' },
  url: { label: 'Address', placeholder: 'https://', inputMode: 'url' },
  language: { label: 'Language', placeholder: 'en' },
  retrieved: { label: 'Retrieved', placeholder: '2026-01-31' },
  licence: { label: 'Licence' },
};
