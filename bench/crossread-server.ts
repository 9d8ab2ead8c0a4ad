/** The server as its users run it, on a data folder of its own, and what the system says it uses. */
import { readFileSync } from 'node:fs';
import { CrossreadProcess } from '../e2e/crossread-process.ts';

export async function withCrossread<T>(
  use: (crossread: CrossreadProcess) => Promise<T>,
): Promise<T> {
  const crossread = await CrossreadProcess.start();
  try {
    const result = await use(crossread);
    // A server that ended on the way would only look like slow deliveries.
    if (!(await fetch(crossread.url)).ok) throw new Error('the server no longer answers');
    return result;
  } finally {
    await crossread.stop();
  }
}

/** Most memory (RSS) that the process has had so far, in megabytes. Linux tells it; elsewhere NaN. */
export function peakMegabytes(processId: number): number {
  const peak = /VmHWM:\s+(\d+)/.exec(procFile(processId, 'status'))?.[1];
  return Number(peak ?? Number.NaN) / 1024;
}

/** Seconds of processor time so far, all threads together. Linux tells it; elsewhere NaN. */
export function processorSeconds(processId: number): number {
  // Fields 14 and 15, user and system time in hundredths; the name in field 2 may hold spaces.
  const fields = procFile(processId, 'stat').split(') ').at(-1)?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

function procFile(processId: number, name: string): string {
  try {
    return readFileSync(`/proc/${processId}/${name}`, 'utf8');
  } catch {
    return '';
  }
}
