import { watchTyping, whenAtRest } from './at-rest.ts';

/**
 * Keeps the program on this device, so that it opens without a connection. A newer one takes over as soon as it is
 * there, and the page begins anew with it, once nobody is in the middle of something: the parts that the old page
 * would still fetch are gone (frame/late.tsx says so meanwhile). By hand, since the library for it (workbox-window) is
 * two of the kilobytes that everybody waits for.
 */
export function keepProgram(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return; // plain http beyond this machine has none
  const { serviceWorker } = navigator;
  watchTyping();
  const hadOne = serviceWorker.controller !== null;
  serviceWorker.addEventListener('controllerchange', () => {
    if (hadOne) whenAtRest(() => location.reload());
  });
  serviceWorker.register('/sw.js').catch((error: unknown) => {
    console.warn('The program is not kept on this device:', error);
  });
}
