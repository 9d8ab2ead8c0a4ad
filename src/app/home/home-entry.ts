import type { Home } from '#sync/api.ts';

/** One of my workspaces, as the server lists it. */
export type HomeEntry = Home['mine'][number];
